import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@Suite struct ProblemRefusalTests {
  /// What is spoilt: a file with its new text, or without one; and the line it gives.
  static let spoilt: [(String, String?, String)] = [
    ("problem.yaml", nil, "problem.yaml: is missing: this folder is no problem package"),
    (
      "problem.yaml", "problem_format_version: 2031-01\nname: x\nuuid: x\n",
      "problem.yaml:1: problem_format_version must be one of 2025-09, 2023-07, 2023-07-draft, legacy, legacy-icpc, not '2031-01'"
    ),
    (
      "problem.yaml", SamplePackage.manifest + "validaton: default\n",
      "problem.yaml:9: unknown key validaton"
    ),
    (
      "problem.yaml", "problem_format_version: 2025-09\nuuid: x\n",
      "problem.yaml:1: lacks the key name"
    ),
    (
      "problem.yaml",
      SamplePackage.manifest.replacing("pass-fail", with: "[pass-fail, scoring]"),
      "problem.yaml:2: type is either pass-fail or scoring, not both"
    ),
    (
      "problem.yaml",
      SamplePackage.manifest.replacing("pass-fail", with: "[pass-fail, interactive]"),
      "output_validator: is missing: an interactive problem needs an output validator of its own"
    ),
    (
      "problem.yaml",
      SamplePackage.manifest.replacing("pass-fail", with: "[pass-fail, multi-pass]"),
      "output_validator: is missing: a multi-pass problem needs an output validator of its own"
    ),
    (
      "problem.yaml", SamplePackage.manifest + "  validation_passes: 1\n",
      "problem.yaml:9: limits.validation_passes must be a whole number from 2 to 1000, not '1'"
    ),
    (
      "problem.yaml", SamplePackage.manifest.replacing("pass-fail", with: "passfail"),
      "problem.yaml:2: type passfail is no type of problem"
    ),
    (
      "problem.yaml", SamplePackage.manifest.replacing("time_limit: 1", with: "time_limit: 0"),
      "problem.yaml:7: limits.time_limit must be a number of seconds from 0.001 to 86400, not '0'"
    ),
    (
      "problem.yaml", SamplePackage.manifest.replacing("time_limit: 1", with: "time_limit: 1.5"),
      "problem.yaml:7: limits.time_limit must be a multiple of limits.time_resolution, 1.0 seconds"
    ),
    (
      "problem.yaml", SamplePackage.manifest.replacing("memory: 256", with: "memory: .inf"),
      "problem.yaml:8: limits.memory must be a whole number, not '.inf'"
    ),
    (
      "problem.yaml", SamplePackage.manifest.replacing("memory: 256", with: "memory: 0"),
      "problem.yaml:8: limits.memory must be a whole number of MiB from 1 to 1048576, not '0'"
    ),
    (
      "problem.yaml", SamplePackage.manifest.replacing("memory: 256", with: "code: 4097"),
      "problem.yaml:8: limits.code must be a whole number of KiB from 1 to 4096, not '4097'"
    ),
    (
      "problem.yaml",
      SamplePackage.manifest.replacing("pass-fail", with: "[pass-fail, pass-fail]"),
      "problem.yaml:2: type names one more than once"
    ),
    (
      "problem.yaml", SamplePackage.manifest + "credits: [Ada, Grace]\n",
      "problem.yaml:9: credits must be text, not a list"
    ),
    (
      "problem.yaml", SamplePackage.manifest + "credits:\n  authors:\n  - email: ada@example.org\n",
      "problem.yaml:11: credits.authors.0 lacks the key name"
    ),
    (
      "problem.yaml", SamplePackage.manifest + "credits: {author: Ada}\n",
      "problem.yaml:9: unknown key credits.author, did you mean authors?"
    ),
    (
      "problem.yaml", SamplePackage.manifest + "source: {name: x, zork: 1}\n",
      "problem.yaml:9: unknown key source.zork"
    ),
    (
      "problem.yaml", SamplePackage.manifest.replacing("unknown", with: "mine"),
      "problem.yaml:5: license must be one of unknown, public domain, cc0, cc by, cc by-sa, educational, permission, not 'mine'"
    ),
    (
      "problem.yaml", SamplePackage.manifest + "languages: []\n",
      "problem.yaml:9: languages must be all or name at least one language, not a list"
    ),
    (
      "statement", nil,
      "statement: holds no statement: it is problem.en.md, or .tex or .pdf, by language"
    ),
    ("data/secret", nil, "data/secret: is missing"),
    (
      "data/secret/01-small.ans", nil,
      "data/secret/01-small.in: has no answer beside it, data/secret/01-small.ans"
    ),
    ("data/secret/01-small.in", nil, "data/secret/01-small.ans: has no input beside it"),
    (
      "data/secret/test_group.yaml", "max_score: 5\n",
      "data/secret/test_group.yaml:1: max_score is for scoring problems, and this is a pass-fail problem"
    ),
    (
      "data/secret/01-small.yaml", "args: a\n",
      "data/secret/01-small.yaml:1: args must be a list, not 'a'"
    ),
    (
      "data/secret/01-small.yaml", "hin: x\n",
      "data/secret/01-small.yaml:1: unknown key hin, did you mean hint?"
    ),
    (
      "data/invalid_output/a.in", "",
      "data/invalid_output/a.in: needs an answer, .ans, and an output, .out, beside it"
    ),
    ("judge.yaml", "hints: []\n", "judge.yaml:1: lacks the key schema"),
    (
      "judge.yaml", "schema: 1\nfeedback: some\n",
      "judge.yaml:2: feedback must be one of none, first-failing-test, all, not 'some'"
    ),
    (
      "judge.yaml", "schema: 1\nexpected_verdicts: {accepted/no.py: [AC]}\n",
      "judge.yaml: expected_verdicts names accepted/no.py, which is not below submissions/"
    ),
    (
      "judge.yaml", "schema: 1\nharness: {single_file_name: {c: ../x.c}}\n",
      "judge.yaml:2: harness must have plain file names in single_file_name, not a map"
    ),
    (
      "submissions/submissions.yaml", "accepted: {permitted: [OK]}\n",
      "submissions/submissions.yaml:1: accepted.permitted.0 must be one of AC, WA, TLE, RTE, not 'OK'"
    ),
    (
      "submissions/submissions.yaml", "accepted: {permited: [AC]}\n",
      "submissions/submissions.yaml:1: accepted.permited is neither a known key nor a pattern with rules of its own"
    ),
  ]

  @Test(arguments: spoilt)
  func `a spoilt package is refused with the file and the reason`(
    path: String, text: String?, line: String
  ) throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    if let text { try scratch.write("sum/\(path)", text) } else { scratch.remove("sum/\(path)") }
    #expect(try Self.lines(package) == [line])
  }

  @Test func `everything wrong is told at once`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/problem.yaml", SamplePackage.manifest + "foo: 1\nbar: 2\n")
    try scratch.write("sum/judge.yaml", "schema: 2\n")
    #expect(try Self.lines(package).count == 3)
    try scratch.write("sum/problem.yaml", SamplePackage.manifest)
    scratch.remove("sum/data/secret/01-small.ans")
    scratch.remove("sum/statement")
    #expect(try Self.lines(package).count == 3)
  }

  @Test func `links that lead out, nowhere or in circles are refused`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("outside", "")
    try scratch.link("sum/data/secret/a.in", to: "../../../outside")
    try scratch.link("sum/data/secret/b.in", to: "/etc/passwd")
    try scratch.link("sum/data/secret/c.in", to: "nowhere")
    try scratch.link("sum/data/secret/d", to: "..")
    #expect(
      try Self.lines(package) == [
        "data/secret/a.in: is a symbolic link that leads out of the package",
        "data/secret/b.in: is a symbolic link that leads out of the package",
        "data/secret/c.in: is a symbolic link that leads nowhere",
        "data/secret/d: is a symbolic link to a folder that it lies in",
      ])
  }

  @Test func `a FIFO is refused and not waited for`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try #require(mkfifo(package.appending("judge.yaml").string, 0o600) == 0)
    #expect(try Self.lines(package) == ["judge.yaml: is neither a file nor a folder"])
  }

  @Test func `a text that is too large or no text is refused`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/judge.yaml", String(repeating: "#", count: 2_000_000))
    #expect(try Self.lines(package) == ["judge.yaml: is larger than 1024 KiB"])
    try scratch.write("sum/judge.yaml", bytes: [0x61, 0xff])
    #expect(try Self.lines(package) == ["judge.yaml: is not UTF-8 text"])
  }

  @Test(arguments: ["Sum", "sum-two", "sum two", "süm"])
  func `a package's name is made of small letters and digits`(name: String) throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch, name: name)
    #expect(
      try Self.lines(package) == [
        ".: a package's name is made of a to z and 0 to 9, unlike '\(name)'"
      ])
  }

  @Test func `a folder that is not there is an error in one line`() throws {
    let scratch = try ScratchFolder()
    #expect(try Self.lines(scratch.path.appending("no")) == [".: \(scratch.path)/no is not there"])
  }

  @Test func `an error that names many issues is still one line`() {
    let error = PackageError(
      package: "sum", issues: (1...5).map { FileIssue("f", line: $0, "is bad") })
    #expect(error.description == "sum/f:1: is bad; sum/f:2: is bad; sum/f:3: is bad; and 2 more")
  }

  static func lines(_ package: FilePath) throws -> [String] {
    do {
      _ = try Problem.read(directory: package)
      return []
    } catch {
      return error.issues.map(\.description)
    }
  }
}
