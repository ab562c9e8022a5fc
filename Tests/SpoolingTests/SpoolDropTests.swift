import Glibc
import JudgeCore
import Spooling
import Synchronization
import SystemPackage
import Testing

@Suite struct SpoolDropTests {
  @Test func `A dropped file is a submission: folder, ending and owner say the rest`() throws {
    let bench = try Bench()
    try bench.open()
    let before = Int64(time(nil)) * 1000
    try bench.drop("print(1)\n", "fast.py")
    try bench.take(until: 1)
    let claim = try #require(bench.ledger.claims.first)
    #expect(claim.problem == "alpha")
    #expect(claim.fileName == "fast.py")
    #expect(claim.language == "python3")
    #expect(claim.uid == geteuid())
    #expect(claim.receivedAt >= before)
    #expect(claim.outcome == .accepted(bytes: Array("print(1)\n".utf8)))
    #expect(names(in: bench.root.appending("alpha")).isEmpty)
    #expect(bench.claimed.isEmpty)
    #expect(bench.rejected.isEmpty)
  }

  @Test func `What lay there before judged came was handed in when it was dropped`() throws {
    let bench = try Bench()
    try bench.open()
    bench.close()
    let hidden = bench.path(".early.py")
    try write("print(1)\n", to: hidden)
    // A time of the user's own choice says nothing, nor does when it was written: that it got its name does.
    let years = timespec(tv_sec: 1000, tv_nsec: 0)
    try #require(utimensat(AT_FDCWD, hidden.string, [years, years], 0) == 0)
    usleep(100_000)
    let before = try changed(hidden)
    try #require(rename(hidden.string, bench.path("early.py").string) == 0)
    let dropped = try changed(bench.path("early.py"))
    try #require(dropped > before)
    usleep(100_000)
    try bench.open()
    try bench.take(until: 1)
    #expect(bench.ledger.claims.first?.receivedAt == dropped)
  }

  /// When a file's inode was last changed: milliseconds since 1970.
  private func changed(_ path: FilePath) throws -> Int64 {
    var status = stat()
    try #require(stat(path.string, &status) == 0)
    return Int64(status.st_ctim.tv_sec) * 1000 + Int64(status.st_ctim.tv_nsec) / 1_000_000
  }

  @Test func `A file written in slow chunks is taken whole, and only after its close`() throws {
    let bench = try Bench()
    try bench.open()
    let chunk = String(repeating: "x = 1\n", count: 85)
    let file = try FileDescriptor.open(
      bench.path("slow.py"), .writeOnly, options: [.create, .closeOnExec],
      permissions: .ownerReadWrite)
    for _ in 0..<100 {
      _ = try file.writeAll(chunk.utf8)
      // A rescan is due at each of these, and nothing changes between two of them.
      try bench.take()
      try bench.take()
      #expect(bench.ledger.offers == 0)
    }
    try file.close()
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == [String(repeating: chunk, count: 100)])
  }

  @Test func `A file that is moved in is taken`() throws {
    let bench = try Bench()
    try bench.open()
    let away = bench.scratch.path.appending("away.cpp")
    try write("int main() {}\n", to: away)
    try #require(rename(away.string, bench.path("m.cpp", problem: "beta").string) == 0)
    try bench.take(until: 1)
    #expect(bench.ledger.claims.first?.problem == "beta")
    #expect(bench.ledger.claims.first?.language == "cpp")
  }

  @Test
  func `a file that is written over while it is claimed is taken with what it has in the end`()
    throws
  {
    let bench = try Bench()
    let late = Late()
    try bench.open { step throws(SpoolError) in if step == .renamed { late.write("second") } }
    try bench.drop("first", "a.py")
    late.open(bench.root.appending("alpha").appending("a.py"))
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == ["second"])
  }

  @Test func `a file that could not be read when it was claimed counts from when it is`() throws {
    let bench = try Bench()
    let late = Late()
    try bench.open { step throws(SpoolError) in if step == .renamed { late.write("second") } }
    try bench.drop("first", "a.py")
    late.open(bench.root.appending("alpha").appending("a.py"))
    while bench.claimed.isEmpty { try bench.take() }
    #expect(bench.ledger.offers == 0)
    usleep(50_000)
    let before = try now(bench)
    try bench.take(until: 1)
    #expect(try #require(bench.ledger.claims.first).receivedAt >= before)
  }

  @Test func `a file that is written to after a crash counts from then, whatever its times say`()
    throws
  {
    let bench = try Bench()
    try bench.open { step throws(SpoolError) in
      if step == .durable { throw .interrupted(step) }
    }
    try bench.drop("first", "a.py")
    let file = try FileDescriptor.open(bench.path("a.py"), .readWrite, options: .closeOnExec)
    defer { try? file.close() }
    var status = stat()
    try #require(fstat(file.rawValue, &status) == 0)
    #expect(throws: SpoolError.self) { while true { try bench.take() } }
    usleep(200_000)
    let before = try now(bench)
    _ = try file.writeAll(toAbsoluteOffset: 0, Array("later".utf8))
    try #require(futimens(file.rawValue, [status.st_atim, status.st_mtim]) == 0)
    usleep(50_000)
    try bench.open()
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == ["later"])
    #expect(try #require(bench.ledger.claims.first).receivedAt >= before)
  }

  /// By the clock of the file system, which may be some milliseconds behind: milliseconds since 1970.
  private func now(_ bench: Bench) throws -> Int64 {
    let path = bench.scratch.path.appending("clock")
    try write("", to: path)
    return try changed(path)
  }

  @Test func `500 files dropped at once are all taken, each once`() throws {
    let bench = try Bench()
    try bench.open()
    for number in 0..<500 {
      try bench.drop(
        "print(\(number))", "s\(number).py", problem: number % 2 == 0 ? "alpha" : "beta")
    }
    try bench.take(until: 500)
    try bench.takeAll()
    #expect(bench.ledger.offers == 500)
    #expect(Set(bench.ledger.accepted) == Set((0..<500).map { "print(\($0))" }))
    #expect(bench.claimed.isEmpty)
  }

  @Test func `500 files dropped while another thread takes are all taken, each once`() throws {
    let bench = try Bench()
    try bench.open()
    // A process of its own drops, while this one takes.
    let folder = bench.root.appending("alpha").string
    var pid = pid_t()
    let script =
      "i=0; while [ $i -lt 500 ]; do echo \"print($i)\" > \(folder)/s$i.py; i=$((i+1)); done"
    var argv: [UnsafeMutablePointer<CChar>?] =
      ["sh", "-c", script].map { (text: String) in strdup(text) } + [nil]
    defer { for argument in argv { free(argument) } }
    try #require(posix_spawn(&pid, "/bin/sh", nil, nil, &argv, environ) == 0)
    defer { waitpid(pid, nil, 0) }
    try bench.take(until: 500)
    try bench.takeAll()
    #expect(bench.ledger.offers == 500)
    #expect(Set(bench.ledger.accepted) == Set((0..<500).map { "print(\($0))\n" }))
  }

  @Test(arguments: [".hidden.py", "a.py~", "a.py.part", "a.py.tmp", ".a.py.swp", "a.swp"])
  func `What is in the works is left alone`(name: String) throws {
    let bench = try Bench()
    try bench.open()
    try bench.drop("print(1)", name)
    try bench.takeAll()
    #expect(bench.ledger.offers == 0)
    #expect(names(in: bench.root.appending("alpha")) == [name])
    // It counts once it has its final name.
    try #require(rename(bench.path(name).string, bench.path("b.py").string) == 0)
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == ["print(1)"])
  }

  @Test func `A file that was made first and filled later is taken when it is filled`() throws {
    let bench = try Bench(settle: .seconds(3600))
    try bench.open()
    try bench.drop("", "late.py")
    try bench.take()
    #expect(bench.ledger.offers == 0)
    try bench.drop("print(1)", "late.py")
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == ["print(1)"])
  }

  @Test(arguments: [
    ("X.PY", "python3"), ("a.b.c", "c"), ("with space.py", "python3"), ("ä.cpp", "cpp"),
  ])
  func `Names of many kinds are fine`(name: String, language: String) throws {
    let bench = try Bench()
    try bench.open()
    try bench.drop("x", name)
    try bench.take(until: 1)
    #expect(bench.ledger.claims.first?.language == language)
    #expect(bench.ledger.claims.first?.fileName == name)
    #expect(bench.ledger.accepted == ["x"])
  }

  @Test func `Drops in the folder of a problem that is gone are refused`() throws {
    let bench = try Bench()
    try bench.open()
    _ = try bench.spool?.serve(problems: ["beta"])
    try bench.drop("x", "a.py")
    try bench.take(until: 1)
    #expect(bench.ledger.reasons == ["there is no problem alpha (any more); there are beta"])
    // Also by the next judged, which has never heard of it.
    try bench.open(problems: ["beta"])
    try bench.drop("x", "b.py")
    try bench.take(until: 2)
    #expect(bench.ledger.reasons.count == 2)
    // And taken again when the problem is back.
    _ = try bench.spool?.serve(problems: ["alpha", "beta"])
    try bench.drop("y", "c.py")
    try bench.take(until: 3)
    #expect(bench.ledger.accepted == ["y"])
  }

  @Test func `A problem folder that was removed is made again`() throws {
    let bench = try Bench()
    try bench.open()
    try bench.takeAll()
    try #require(rmdir(bench.root.appending("alpha").string) == 0)
    try bench.takeAll()
    try bench.drop("x", "a.py")
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == ["x"])
  }

  @Test func `Lost events are made good by a rescan`() throws {
    let bench = try Bench()
    try bench.open()
    try bench.takeAll()
    // More events than the kernel's queue holds (fs.inotify.max_queued_events, 16384 as a rule).
    let names = (bench.path("a.tmp").string, bench.path("b.tmp").string)
    try bench.drop("", "a.tmp")
    for _ in 0..<10_000 {
      rename(names.0, names.1)
      rename(names.1, names.0)
    }
    try bench.drop("print(1)", "lost.py")
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == ["print(1)"])
  }

  @Test func `A wait ends for the caller's descriptor, for drops, and when the time is up`() throws
  {
    let bench = try Bench()
    bench.settings.rescanInterval = .seconds(3600)
    bench.settings.settle = .seconds(3600)
    let spool = try bench.open()
    try bench.take()
    let pipe = try FileDescriptor.pipe()
    defer {
      try? pipe.readEnd.close()
      try? pipe.writeEnd.close()
    }
    #expect(try spool.wait(timeout: .zero, wakeup: pipe.readEnd) == .timeout)
    try bench.drop("x", "a.py")
    #expect(try spool.wait(timeout: .seconds(60), wakeup: pipe.readEnd) == .drops)
    try bench.take(until: 1)
    while try spool.wait(timeout: .zero) == .drops { try bench.take() }
    _ = try pipe.writeEnd.writeAll([1])
    #expect(try spool.wait(wakeup: pipe.readEnd) == .wakeup)
  }
}

/// Somebody who has a file open for writing, and writes late.
private final class Late: Sendable {
  private let descriptor = Mutex<Int32>(-1)

  func open(_ path: FilePath) { descriptor.withLock { $0 = Glibc.open(path.string, O_WRONLY) } }

  func write(_ text: String) {
    descriptor.withLock { file in
      guard file >= 0 else { return }
      ftruncate(file, 0)
      _ = Glibc.write(file, text, text.utf8.count)
      close(file)
      file = -1
    }
  }
}
