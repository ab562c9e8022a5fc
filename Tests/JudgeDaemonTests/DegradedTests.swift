import Control
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
    let state = try mount(on: daemon, "state", options: "size=100m")
    defer { unmount(state, daemon) }
    try daemon.scratch.write("state/ballast", bytes: [UInt8](repeating: 1, count: 90 << 20))
    try await daemon.start()
    try daemon.drop("right.py", right)
    try await daemon.until("the drop's row") { try await daemon.rows(in: "state").count == 1 }
    let waiting = try await ask(daemon) { try await $0.submission(1).submission }
    #expect(waiting.state == .queued)
    #expect(waiting.message.contains("are left in \(state)"), "\(waiting.message)")
    let missing = try await ask(daemon) { try await $0.status().missing.map(\.what) }
    #expect(missing.contains("room"))
    unlink(state.appending("ballast").string)
    try await daemon.until("the verdict") {
      try await daemon.rows(in: "state").first?.verdict == .accepted
    }
    #expect(daemon.log.contains("judging waits") && daemon.log.contains("judging goes on"))
  }

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `a read-only spool is named with the remedy, and nothing is started`() async throws {
    let daemon = try RunningDaemon(overrides: ["spool.path=spool", "user=nobody"])
    let spool = try mount(on: daemon, "spool", options: "ro")
    defer { unmount(spool, daemon) }
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

  private func ask<Value>(
    _ daemon: RunningDaemon, _ body: (ControlClient) async throws -> Value
  ) async throws -> Value {
    try await ControlClient.using(
      socket: daemon.scratch.path.appending("var/run/control.sock").string, body)
  }

  /// The real command, and what it said on both streams.
  private func judge(_ daemon: RunningDaemon, _ arguments: [String]) throws -> FinishedProcess {
    try FinishedProcess(
      BuiltPrograms.path("judge").string,
      ["--config", daemon.scratch.path.appending("judge.conf").string] + arguments)
  }

  private func mount(on daemon: RunningDaemon, _ name: String, options: String) throws -> FilePath {
    let path = daemon.scratch.path.appending(name)
    let nobody = try #require(getpwnam("nobody")).pointee
    try #require(mkdir(path.string, 0o755) == 0)
    let owner = "uid=\(nobody.pw_uid),gid=\(nobody.pw_gid),mode=0755"
    let mounting = try FinishedProcess(
      "/bin/mount", ["-t", "tmpfs", "-o", "\(options),\(owner)", "tmpfs", path.string])
    try #require(mounting.status == 0, "\(mounting.output)")
    return path
  }

  private func unmount(_ path: FilePath, _ daemon: RunningDaemon) {
    daemon.stop()
    umount2(path.string, Int32(MNT_DETACH))
  }
}
