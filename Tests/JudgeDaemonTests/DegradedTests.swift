import Control
import Foundation
import Glibc
import JudgeCommands
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// What goes on when the machine does not give what the judge needs.
@Suite(.serialized) struct DegradedTests {
  private let right = "print(sum(map(int, input().split())))\n"
  private static let isRoot = geteuid() == 0

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `on a full disk judging waits, says so, and goes on when there is room`() async throws {
    let daemon = try RunningDaemon(overrides: ["state.path=state", "user=nobody"])
    let state = try daemon.mount("state", options: "size=100m")
    defer { daemon.unmount(state) }
    try daemon.scratch.write("state/ballast", bytes: [UInt8](repeating: 1, count: 90 << 20))
    try await daemon.start()
    try daemon.drop("right.py", right)
    try await daemon.until("the drop's row") { try await daemon.rows(in: "state").count == 1 }
    let waiting = try await daemon.ask { try await $0.submission(1).submission }
    #expect(waiting.state == .queued)
    #expect(waiting.message.contains("are left in \(state)"), "\(waiting.message)")
    let missing = try await daemon.ask { try await $0.status().missing.map(\.what) }
    #expect(missing.contains("room"))
    unlink(state.appending("ballast").string)
    try await daemon.until("the verdict") {
      try await daemon.rows(in: "state").first?.verdict == .accepted
    }
    #expect(daemon.log.contains("judging waits") && daemon.log.contains("judging goes on"))
  }

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `without inodes judging waits, says so, and goes on when there are some`() async throws {
    let daemon = try RunningDaemon(overrides: ["state.path=state", "user=nobody"])
    let state = try daemon.mount("state", options: "size=200m,nr_inodes=400")
    defer { daemon.unmount(state) }
    try await daemon.start()
    try await daemon.until("workers") { try await daemon.missing("workers") == nil }
    var ballast: [FilePath] = []
    // The last ones stay for what is open already.
    for number in 0..<400 {
      let path = state.appending("ballast-\(number)")
      guard freeInodes(state) > 8,
        let file = try? FileDescriptor.open(
          path, .writeOnly, options: .create, permissions: .ownerReadWrite)
      else { break }
      try file.close()
      ballast.append(path)
    }
    try daemon.drop("right.py", right)
    try await daemon.until("the drop's row") { try await daemon.rows(in: "state").count == 1 }
    #expect(try await daemon.missing("room")?.contains("no inodes are left in \(state)") == true)
    for path in ballast { unlink(path.string) }
    try await daemon.until("the verdict") {
      try await daemon.rows(in: "state").first?.verdict == .accepted
    }
    #expect(daemon.log.contains("judging waits") && daemon.log.contains("judging goes on"))
    #expect(try await daemon.missing("room") == nil)
  }

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `a spool that becomes read-only is told of, and used again when it is not`() async throws {
    let daemon = try RunningDaemon(overrides: ["spool.path=spool", "user=nobody"])
    let spool = try daemon.mount("spool", options: "size=100m")
    defer { daemon.unmount(spool) }
    try await daemon.start()
    let file = try daemon.scratch.write("right.py", right).string
    try daemon.remount(spool, "ro")
    #expect(try await daemon.missing("room")?.contains("read-only file system") == true)
    let refused = try judge(daemon, ["submit", file, "-p", "sum"])
    #expect(refused.status == 69, "\(refused.output)")
    #expect(refused.output.contains("nothing was handed in"), "\(refused.output)")
    try daemon.remount(spool, "rw")
    #expect(try judge(daemon, ["submit", file, "-p", "sum"]).status == 0)
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
    #expect(try await daemon.missing("room") == nil)
  }

  @Test func `a locked database is told of, and what was dropped meanwhile is judged`() async throws
  {
    let daemon = try RunningDaemon()
    try await daemon.start()
    let lock = try LockedDatabase(daemon.scratch.path.appending("var/lib/judge.db"))
    try daemon.drop("right.py", right)
    try await daemon.until("the complaint") {
      daemon.log.contains("is locked by another program")
    }
    #expect(try await daemon.missing("spool")?.contains("is locked by another program") == true)
    lock.release()
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
    try await daemon.until("all to be well") { try await daemon.missing("spool") == nil }
  }

  @Test func `without descriptors drops wait, and are judged when there are some`() async throws {
    let daemon = try RunningDaemon(overrides: ["backup.every_hours=0"])
    try await daemon.start()
    try await daemon.until("workers") { try await daemon.missing("workers") == nil }
    let pid = try #require(daemon.processes("judged").first)
    // The next one is given the lowest number that is free. That of our own question must be free again by then.
    var open = try descriptors(of: pid)
    try await daemon.until("descriptors to stay") {
      let before = open
      open = try descriptors(of: pid)
      return open == before
    }
    let lowest = try #require((0...).first { !open.contains($0) })
    try daemon.limit(pid, "--nofile=\(lowest):")
    try daemon.drop("right.py", right)
    try await daemon.until("the complaint") { daemon.log.contains("Too many open files") }
    try daemon.limit(pid, "--nofile=1024:")
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
    try await daemon.until("all to be well") { try await daemon.missing("spool") == nil }
  }

  @Test(
    .enabled(if: isRoot && PidsGroup.canBeMade, "needs root and the pids controller, version 1"))
  func `without processes a new worker is waited for, and told of`() async throws {
    let daemon = try RunningDaemon(overrides: ["slots=1", "backup.every_hours=0"])
    try await daemon.start()
    try await daemon.until("workers") { try await daemon.missing("workers") == nil }
    let worker = try #require(daemon.processes("judge-worker").first)
    let group = try PidsGroup()
    defer {
      // Nothing ends well that can start no thread.
      try? group.limit("max")
      daemon.stop()
      group.remove()
    }
    // Not judged itself: where its runtime happens to want another thread then, it stands still until there is one.
    try group.admit(daemon.processes("judge-spawn"))
    try group.limit("0")
    kill(worker, SIGKILL)
    try daemon.drop("right.py", right)
    try await daemon.until("the complaint") {
      try await daemon.missing("workers")?.contains("could not start a worker") == true
    }
    #expect(daemon.log.contains("slot 0 has no worker"))
    try group.limit("max")
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
  }

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `a read-only spool is named with the remedy, and nothing is started`() async throws {
    let daemon = try RunningDaemon(overrides: ["spool.path=spool", "user=nobody"])
    let spool = try daemon.mount("spool", options: "ro")
    defer { daemon.unmount(spool) }
    try daemon.launch()
    #expect(try await daemon.exitStatus() == 70)
    #expect(daemon.log.contains("\(spool) is on a read-only file system"), "\(daemon.log)")
  }

  @Test func `what the daemon refuses has its exit status and one line`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    let file = try daemon.scratch.write("right.py", right).string
    let odd = try daemon.scratch.write("right.odd", right).string
    for (arguments, status, words) in [
      (["submit", file, "-p", "nosuch"], 64, "there is no problem nosuch"),
      (["try", file, "-p", "nosuch"], 64, "there is no problem nosuch"),
      (["submit", odd, "-p", "sum"], 65, ".odd"), (["try", odd, "-p", "sum"], 65, ".odd"),
      (["show", "99"], 64, "there is no submission 99"),
    ] as [([String], Int32, String)] {
      let finished = try judge(daemon, arguments)
      #expect(finished.status == status, "\(arguments): \(finished.output)")
      #expect(finished.output.contains(words), "\(arguments): \(finished.output)")
      #expect(finished.output.split(separator: "\n").count == 1, "\(finished.output)")
    }
    // Nothing of all that is kept but what looked like a submission.
    #expect(try await daemon.rows().map(\.state) == [.rejected])
  }

  @Test func `without memory the daemon fails or ends, and loses nothing`() async throws {
    let daemon = try RunningDaemon(overrides: ["log_level=warning"])
    try await daemon.start()
    try await daemon.until("workers") { try await daemon.missing("workers") == nil }
    let pid = try #require(daemon.processes("judged").first)
    // Less than it has: whatever it asks for is refused.
    try daemon.limit(pid, "--as=1048576:")
    for number in 1...20 { try daemon.drop("right\(number).py", right) }
    try await daemon.until("an end, a complaint or the verdicts") {
      if daemon.processes("judged").isEmpty || !daemon.log.isEmpty { return true }
      return try await daemon.rows().count { $0.state.isFinal } == 20
    }
    daemon.kill()
    try await daemon.start()
    let rows = try await daemon.submissions(final: 20)
    #expect(rows.map(\.verdict) == [Verdict?](repeating: .accepted, count: 20))
    #expect(Set(rows.map(\.fileName)).count == 20)
  }

  private func freeInodes(_ path: FilePath) -> UInt {
    var status = statvfs()
    return statvfs(path.string, &status) == 0 ? status.f_favail : 0
  }

  /// The real command, and what it said on both streams.
  private func descriptors(of pid: Int32) throws -> Set<Int> {
    usleep(200_000)
    return Set(
      try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").compactMap { Int($0) })
  }

  private func judge(_ daemon: RunningDaemon, _ arguments: [String]) throws -> FinishedProcess {
    try FinishedProcess(
      BuiltPrograms.path("judge").string,
      ["--config", daemon.scratch.path.appending("judge.conf").string] + arguments)
  }
}
