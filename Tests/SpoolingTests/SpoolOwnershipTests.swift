import Glibc
import JudgeCore
import Spooling
import SystemPackage
import Testing

/// Daemon and droppers as different users, none of them root, each test in a process of its own.
@Suite(.enabled(if: isRoot, "needs root to act as several users"))
struct SpoolOwnershipTests {
  @Test
  func
    `Whatever the umask, the judge reads a drop, its owner is the user, and nobody else sees it`()
    async throws
  {
    await #expect(processExitsWith: .success) {
      let town = try Town()
      try town.act(as: Town.student, "umask 077; echo 'print(1)' > \(town.alpha)/a.py")
      let other = "cat \(town.alpha)/a.py || ls \(town.alpha) || rm -f \(town.alpha)/a.py"
      #expect(try town.status(as: Town.other, other) != 0)
      try town.bench.take(until: 1)
      #expect(town.bench.ledger.accepted == ["print(1)\n"])
      #expect(town.bench.ledger.claims.first?.uid == Town.student)
      #expect(town.bench.claimed.isEmpty)
    }
  }

  @Test func `A copy of a file of mode 0644 is read, under any umask`() async throws {
    await #expect(processExitsWith: .success) {
      let town = try Town()
      let home = "\(town.bench.scratch.path)/home"
      try town.act(
        as: Town.student,
        "umask 077; mkdir \(home) && cd \(home) && echo x > a.py && chmod 644 a.py && cp a.py \(town.alpha)/"
      )
      try town.bench.take(until: 1)
      #expect(town.bench.ledger.accepted == ["x\n"])
    }
  }

  @Test(arguments: ["cp", "mv"])
  func `A file of mode 0600 stays unreadable and is rejected with the remedy`(
    program: String
  ) async throws {
    await #expect(processExitsWith: .success) { [program = program as String] in
      let town = try Town()
      let home = "\(town.bench.scratch.path)/home"
      try town.act(
        as: Town.student,
        "mkdir \(home) && cd \(home) && echo x > a.py && chmod 600 a.py && \(program) a.py \(town.alpha)/"
      )
      try town.bench.take(until: 1)
      #expect(
        town.bench.ledger.reasons == [
          "the judge may not read a.py (mode 0600): `chmod a+r` your file, "
            + "then copy it with `cp` rather than `mv`; or use `judge submit`"
        ])
      #expect(town.bench.ledger.claims.first?.uid == Town.student)
      #expect(town.bench.claimed.isEmpty)
      #expect(town.bench.rejected.count == 1)
    }
  }

  @Test func `A file whose mode is set after its close, as install does, is taken`() async throws {
    await #expect(processExitsWith: .success) {
      let town = try Town(settle: .seconds(1))
      let home = "\(town.bench.scratch.path)/home"
      try town.act(
        as: Town.student,
        "mkdir \(home) && echo x > \(home)/a.py && install -m 644 \(home)/a.py \(town.alpha)/")
      try town.bench.take(until: 1)
      #expect(town.bench.ledger.accepted == ["x\n"])
    }
  }

  @Test func `A folder of somebody else's is set aside, and its owner can remove it`() async throws
  {
    await #expect(processExitsWith: .success) {
      let town = try Town()
      try town.act(
        as: Town.student, "umask 077; mkdir \(town.alpha)/d.py && echo x > \(town.alpha)/d.py/x")
      try town.bench.take(until: 1)
      try town.bench.takeAll()
      #expect(town.bench.ledger.offers == 1)
      #expect(town.bench.ledger.claims.first?.uid == Town.student)
      let rest = try #require(names(in: town.bench.root.appending("alpha")).first)
      #expect(town.bench.ledger.reasons.first?.contains("alpha/\(rest)") == true)
      try town.act(as: Town.student, "rm -r \(town.alpha)/\(rest)")
      #expect(town.bench.claimed.isEmpty)
    }
  }

  @Test func `Links and pipes of somebody else's are rejected as theirs`() async throws {
    await #expect(processExitsWith: .success) {
      let town = try Town()
      try town.act(
        as: Town.student, "cd \(town.alpha) && ln -s /etc/passwd l.py && mkfifo p.py")
      try town.bench.take(until: 2)
      #expect(
        Set(town.bench.ledger.reasons) == [
          "l.py is a symbolic link: drop the file itself (`cp -L`)",
          "p.py is a named pipe: drop a plain file",
        ])
      #expect(town.bench.ledger.claims.allSatisfy { $0.uid == Town.student })
      #expect(town.bench.claimed.isEmpty)
    }
  }

  @Test func `A slow writer whose file the judge cannot lease is waited for all the same`()
    async throws
  {
    await #expect(processExitsWith: .success) {
      let town = try Town()
      try town.become(Town.student)
      let file = try FileDescriptor.open(
        town.bench.path("slow.py"), .writeOnly, options: .create,
        permissions: .init(rawValue: 0o644))
      _ = try file.writeAll("first\n".utf8)
      try town.become(Town.judge)
      try town.bench.takeAll()
      #expect(town.bench.ledger.offers == 0)
      _ = try file.writeAll("second\n".utf8)
      try file.close()
      try town.bench.take(until: 1)
      #expect(town.bench.ledger.accepted == ["first\nsecond\n"])
    }
  }

  @Test func `A file that looks open for ever is taken when the judge's patience ends`()
    async throws
  {
    await #expect(processExitsWith: .success) {
      let town = try Town(patience: .milliseconds(10))
      // Made without ever being opened, so no close will come.
      try town.act(
        as: Town.student,
        "umask 022; cd \(town.bench.scratch.path); echo x > a; ln a \(town.alpha)/a.py; rm a"
      )
      try town.bench.take(until: 1)
      #expect(town.bench.ledger.accepted == ["x\n"])
    }
  }

  @Test func `A spool of somebody else's is refused`() async throws {
    await #expect(processExitsWith: .success) {
      let town = try Town()
      town.bench.close()
      try town.become(Town.other)
      #expect(throws: SpoolError.notOurs(town.bench.root, owner: Town.judge, us: Town.other)) {
        try Spool.open(root: town.bench.root, settings: Bench.settings())
      }
      try town.become(Town.judge)
    }
  }
}

/// A bench whose daemon is one user, while others drop. Changes the user of the whole process.
private final class Town {
  static let judge: UInt32 = 61_001
  static let student: UInt32 = 61_002
  static let other: UInt32 = 61_003
  let bench: Bench

  init(settle: Duration = .zero, patience: Duration = .seconds(600)) throws {
    let scratch = try Scratch()
    chmod(scratch.path.string, 0o777)
    // The user root stays in reserve as the saved one.
    try #require(setgroups(0, nil) == 0 && setegid(Self.judge) == 0 && seteuid(Self.judge) == 0)
    bench = try Bench(settle: settle, scratch: scratch)
    bench.settings.patience = patience
    try bench.open()
  }

  deinit { seteuid(0) }

  var alpha: String { bench.root.appending("alpha").string }

  func become(_ user: UInt32) throws {
    try #require(seteuid(0) == 0 && seteuid(user) == 0)
  }

  func act(as user: UInt32, _ script: String) throws {
    try #require(try status(as: user, script) == 0, "\(script)")
  }

  func status(as user: UInt32, _ script: String) throws -> Int32 {
    try #require(seteuid(0) == 0)
    defer { seteuid(Self.judge) }
    return try run(
      "setpriv", "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups", "sh", "-c", script)
  }
}
