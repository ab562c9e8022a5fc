import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// Packages that are wrong in every way that people have found so far: each is refused or read within bounds, with one line for
/// each flaw.
@Suite struct BadPackageTests {
  struct Flaw: Sendable, CustomTestStringConvertible {
    var what: String
    /// Files with their new bytes; `nil`: it is removed.
    var files: [String: [UInt8]?]
    /// What is wrong.
    var issues: [String] = []
    /// What may have been meant otherwise.
    var warnings: [String] = []
    /// What is only worth a word.
    var remarks: [String] = []
    var testDescription: String { what }

    init(
      _ what: String, _ files: [String: String?], issues: [String] = [], warnings: [String] = [],
      remarks: [String] = []
    ) {
      self.what = what
      self.files = files.mapValues { $0.map { Array($0.utf8) } }
      self.issues = issues
      self.warnings = warnings
      self.remarks = remarks
    }
  }

  @Test(arguments: flaws) func `a flaw is told with its file, its line and its key`(flaw: Flaw)
    throws
  {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    for (path, bytes) in flaw.files {
      if let bytes {
        try scratch.write("sum/\(path)", bytes: bytes)
      } else {
        scratch.remove("sum/\(path)")
      }
    }
    do {
      let problem = try Problem.read(directory: package)
      #expect(flaw.issues == [])
      #expect(problem.warnings.map(\.description) == flaw.warnings)
      #expect(problem.remarks.map(\.description) == flaw.remarks)
    } catch {
      #expect(error.issues.map(\.description) == flaw.issues)
      #expect(error.warnings.map(\.description) == flaw.warnings)
    }
  }

  @Test func `names and texts that are not UTF-8 are no reason to stop`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    let path = FilePath(
      platformString: Array(package.string.utf8CString.dropLast())
        + [
          UInt8(ascii: "/"), 0xff, UInt8(ascii: "."), UInt8(ascii: "i"), UInt8(ascii: "n"), 0,
        ].map(CChar.init(bitPattern:)))
    try FileDescriptor.open(
      path, .writeOnly, options: .create, permissions: .ownerReadWrite
    ).close()
    let problem = try Problem.read(directory: package)
    #expect(problem.tests.count == 3)
    #expect(problem.remarks.map(\.description).first?.hasPrefix(".: '\u{FFFD}.in'") == true)
    try scratch.write("sum/data/secret/01-small.yaml", bytes: [0xc3, 0x28])
    #expect(
      try ProblemRefusalTests.lines(package) == ["data/secret/01-small.yaml: is not UTF-8 text"])
  }

  @Test func `a statement that is not UTF-8 is refused, in the legacy format with a warning`()
    throws
  {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/statement/problem.en.md", bytes: [0xff, 0xfe])
    #expect(
      try ProblemRefusalTests.lines(package) == ["statement/problem.en.md: is not UTF-8 text"])
    let other = try ScratchFolder()
    let legacy = try LegacyPackage.make(in: other)
    try other.write("sum/problem_statement/problem.tex", bytes: [0xff, 0xfe])
    #expect(
      try Problem.read(directory: legacy).warnings.map(\.description) == [
        "problem_statement/problem.tex: is not UTF-8 text"
      ])
  }

  @Test func `a file that is too large is refused unread`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    // It has holes for bytes, more of them than any memory could hold.
    try #require(truncate(package.appending("data/secret/02-large.in").string, 1 << 43) == 0)
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "data/secret/02-large.in: is larger than 1024 MiB, the most that one file may have"
      ])
  }

  @Test func `files that are too much together are refused unread`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    for number in 0...8 {
      try scratch.write("sum/data/big\(number)", "")
      try #require(truncate(package.appending("data/big\(number)").string, 1 << 30) == 0)
    }
    #expect(
      try ProblemRefusalTests.lines(package).first
        == "data/big8: is too much: all files together may have 8192 MiB")
  }

  @Test func `a large case is read within bounds`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try #require(truncate(package.appending("data/secret/02-large.in").string, 256 << 20) == 0)
    let before = try Self.peak()
    #expect(try Problem.read(directory: package).tests.count == 3)
    #expect(try Self.peak() - before < 64 << 10)
  }

  /// The most memory that this process has had, in KiB.
  private static func peak() throws -> Int {
    var usage = rusage()
    try #require(getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0)
    return usage.ru_maxrss
  }

  @Test func `more cases than anybody has are refused, with few words`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    let folder = package.appending("data/secret").string
    for number in 0..<50_100 {
      for ending in ["in", "ans"] {
        let name = "\(folder)/c\(number).\(ending)"
        let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        try #require(file >= 0)
        close(file)
      }
    }
    let lines = try ProblemRefusalTests.lines(package)
    #expect(lines.first == "data/secret: is one file too many: 100000 is the limit")
    #expect(lines.count < 5)
    #expect(!lines.contains { $0.contains("problem.yaml") || $0.contains("beside it") })
  }

  @Test func `links may neither lead out nor go round for ever`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    // Each folder has two ways into the next one: all ways together are too many.
    for level in 0..<12 {
      try scratch.write("sum/data/l\(level)/x", "")
      try scratch.link("sum/data/l\(level)/a", to: "../l\(level + 1)")
      try scratch.link("sum/data/l\(level)/b", to: "../l\(level + 1)")
    }
    try scratch.write("sum/data/l12/x", "")
    let lines = try ProblemRefusalTests.lines(package)
    #expect(!lines.isEmpty && lines.count <= 200)
  }
}
