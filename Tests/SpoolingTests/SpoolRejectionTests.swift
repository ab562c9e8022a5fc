import Glibc
import JudgeCore
import Spooling
import SystemPackage
import Testing

@Suite struct SpoolRejectionTests {
  /// A bad drop: how it is made at a path, its name, the reason, and whether its bytes are kept.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var name = "bad.py"
    var reason: String
    var keeps = false
    var make: @Sendable (FilePath) throws -> Void
  }

  static let cases: [Case] = [
    Case(
      testDescription: "unknown ending", name: "notes.txt",
      reason:
        "the ending of notes.txt names no language; known are .c (c), .cpp (cpp), .py (python3)",
      keeps: true
    ) { try write("x", to: $0) },
    Case(
      testDescription: "no ending", name: "Makefile",
      reason:
        "the ending of Makefile names no language; known are .c (c), .cpp (cpp), .py (python3)",
      keeps: true
    ) { try write("x", to: $0) },
    Case(
      testDescription: "too large",
      reason: "bad.py is larger than 128 KiB: hand in the source text only",
      keeps: true
    ) { try write(String(repeating: "x", count: 131_073), to: $0) },
    Case(testDescription: "empty", reason: "bad.py is empty: save it before you hand it in") {
      try write("", to: $0)
    },
    Case(
      testDescription: "zero bytes",
      reason: "bad.py is not a source text (it has zero bytes): hand in the source, saved as UTF-8",
      keeps: true
    ) { try write("\u{7f}ELF\0\0", to: $0) },
    Case(
      testDescription: "Latin-1",
      reason: "bad.py is not a source text (it is not UTF-8): hand in the source, saved as UTF-8",
      keeps: true
    ) {
      let file = try FileDescriptor.open(
        $0, .writeOnly, options: .create, permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll([0x23, 0xe4, 0x0a]) }
    },
    Case(
      testDescription: "symbolic link",
      reason: "bad.py is a symbolic link: drop the file itself (`cp -L`)"
    ) { try #require(symlink("/etc/passwd", $0.string) == 0) },
    Case(
      testDescription: "hard link",
      reason: "bad.py has 2 names (hard links): drop a copy of its own (`cp`)"
    ) {
      let other = $0.removingLastComponent().removingLastComponent().appending(".other")
      try write("x", to: other)
      try #require(link(other.string, $0.string) == 0)
    },
    Case(testDescription: "named pipe", reason: "bad.py is a named pipe: drop a plain file") {
      try #require(mkfifo($0.string, 0o666) == 0)
    },
    Case(testDescription: "socket", reason: "bad.py is a socket: drop a plain file") {
      try #require(mknod($0.string, S_IFSOCK | 0o666, 0) == 0)
    },
    Case(testDescription: "empty folder", reason: "bad.py is a folder: drop a single file") {
      try #require(mkdir($0.string, 0o755) == 0)
    },
    Case(
      testDescription: "line break in the name", name: "a\nb.py",
      reason: #"the name a\nb.py cannot be used (it has characters that do not print): "#
        + "rename the file and hand it in again", keeps: true
    ) { try write("x", to: $0) },
    Case(
      testDescription: "escape code in the name", name: "\u{1b}[31mred.py",
      reason: #"the name \u{1B}[31mred.py cannot be used (it has characters that do not print): "#
        + "rename the file and hand it in again", keeps: true
    ) { try write("x", to: $0) },
    Case(
      testDescription: "right-to-left override in the name", name: "a\u{202e}yp.py",
      reason: #"the name a\u{202E}yp.py cannot be used (it has characters that do not print): "#
        + "rename the file and hand it in again", keeps: true
    ) { try write("x", to: $0) },
    Case(
      testDescription: "the longest name", name: String(repeating: "n", count: 252) + ".py",
      reason: "the name \(String(repeating: "n", count: 100))… cannot be used "
        + "(it is longer than 100 bytes): rename the file and hand it in again", keeps: true
    ) { try write("x", to: $0) },
    Case(
      testDescription: "dash at the front", name: "-o.py",
      reason: "the name -o.py cannot be used (it begins with a dash, as options do): "
        + "rename the file and hand it in again", keeps: true
    ) { try write("x", to: $0) },
  ]

  @Test(arguments: cases)
  func `A bad drop is rejected with its reason, and is out of the way`(bad: Case) throws {
    let bench = try Bench()
    try bench.open()
    try bad.make(bench.path(bad.name))
    try bench.take(until: 1)
    try bench.takeAll()
    #expect(bench.ledger.reasons == [bad.reason])
    #expect(bench.ledger.offers == 1)
    #expect(bench.ledger.claims.first?.uid == geteuid())
    #expect(bench.ledger.claims.first?.fileName == bad.name)
    #expect(names(in: bench.root.appending("alpha")).isEmpty)
    #expect(bench.claimed.isEmpty)
    #expect(bench.rejected.count == (bad.keeps ? 1 : 0))
    // One line, whatever the name.
    #expect(!bad.reason.contains { $0.isNewline })
  }

  @Test(arguments: cases)
  func `A bad drop that was there before the daemon is rejected too`(bad: Case) throws {
    let bench = try Bench()
    try bench.open()
    bench.close()
    try bad.make(bench.path(bad.name))
    try bench.open()
    try bench.take(until: 1)
    #expect(bench.ledger.reasons == [bad.reason])
  }

  @Test(.enabled(if: isRoot, "needs root to make a device node"))
  func `A device is rejected and never opened`() throws {
    let bench = try Bench()
    try bench.open()
    // Major 1, minor 9: /dev/urandom.
    try #require(mknod(bench.path("d.py").string, S_IFCHR | 0o666, 0x109) == 0)
    try bench.take(until: 1)
    #expect(bench.ledger.reasons == ["d.py is a device: drop a plain file"])
  }

  @Test func `A name that is not UTF-8 is rejected and shown with replacement characters`() throws {
    let bench = try Bench()
    try bench.open()
    let raw: [CChar] =
      (bench.path("").string + "/").utf8CString.dropLast() + [
        CChar(bitPattern: 0xff), 46, 112, 121, 0,
      ]
    let descriptor = raw.withUnsafeBufferPointer {
      open($0.baseAddress!, O_WRONLY | O_CREAT, 0o644)
    }
    let file = FileDescriptor(rawValue: descriptor)
    _ = try file.closeAfter { try file.writeAll([120]) }
    try bench.take(until: 1)
    #expect(bench.ledger.claims.first?.fileName == "\u{fffd}.py")
    #expect(
      bench.ledger.claims.first?.rejection == .badName(#"\u{FFFD}.py"#, flaw: "it is not UTF-8")
        || bench.ledger.claims.first?.rejection == .badName("\u{fffd}.py", flaw: "it is not UTF-8"))
  }

  @Test func `A folder with something in it is set aside, not looked into`() throws {
    let bench = try Bench()
    try bench.open()
    try #require(mkdir(bench.path("dir.py").string, 0o755) == 0)
    try write("x", to: bench.path("dir.py").appending("inner.py"))
    try bench.take(until: 1)
    try bench.takeAll()
    let left = names(in: bench.root.appending("alpha"))
    #expect(left.count == 1)
    let rest = try #require(left.first)
    #expect(rest.hasPrefix(".rejected-"))
    #expect(names(in: bench.path(rest)) == ["inner.py"])
    #expect(
      bench.ledger.reasons == [
        "dir.py is a folder: drop a single file; "
          + "your folder is now alpha/\(rest) in the spool, yours to remove"
      ])
    #expect(bench.claimed.isEmpty)
    #expect(bench.ledger.offers == 1)
  }

  @Test func `A file beside the problem folders is rejected, a folder there is left alone`() throws
  {
    let bench = try Bench()
    try bench.open()
    try write("x", to: bench.root.appending("a.py"))
    try #require(mkdir(bench.root.appending("lost+found").string, 0o700) == 0)
    try bench.take(until: 1)
    try bench.takeAll()
    #expect(
      bench.ledger.reasons == ["a.py lies in no problem's folder: drop it in one of alpha, beta"])
    #expect(bench.ledger.claims.first?.problem == nil)
    #expect(names(in: bench.root).contains("lost+found"))
    #expect(bench.ledger.offers == 1)
  }

  @Test(.enabled(if: !isRoot, "root may read everything; see SpoolOwnershipTests"))
  func `A file that the judge may not read is rejected with the remedy`() throws {
    let bench = try Bench()
    try bench.open()
    try write("x", to: bench.path("own.py"), mode: .init(rawValue: 0))
    try bench.take(until: 1)
    let reason = try #require(bench.ledger.reasons.first)
    #expect(reason.hasPrefix("the judge may not read own.py (mode 0000): `chmod a+r` your file"))
    #expect(bench.claimed.isEmpty)
  }

  @Test func `The bytes of a rejected text go along with the claim`() throws {
    let bench = try Bench()
    try bench.open()
    try bench.drop("notes", "a.txt")
    try bench.take(until: 1)
    guard case .rejected(_, let bytes) = try #require(bench.ledger.claims.first).outcome else {
      Issue.record("it is not rejected")
      return
    }
    #expect(bytes == Array("notes".utf8))
  }

  @Test func `Only so many rejected files are kept, and only so many bytes`() throws {
    let bench = try Bench()
    bench.settings.keptRejections = 3
    bench.settings.keptBytes = ByteCount(bytes: 100)
    try bench.open()
    for number in 0..<6 {
      try bench.drop("0123456789", "a\(number).txt")
      try bench.take(until: number + 1)
    }
    #expect(bench.rejected == bench.ledger.claims.suffix(3).map(\.name).sorted())
    try bench.drop(String(repeating: "x", count: 95), "large.txt")
    try bench.take(until: 7)
    #expect(bench.rejected == [bench.ledger.claims.last?.name])
  }
}
