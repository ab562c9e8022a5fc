import Control
import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

/// What tests take away from a running daemon, and how they ask it then.
extension RunningDaemon {
  func ask<Value>(_ body: (ControlClient) async throws -> Value) async throws -> Value {
    try await ControlClient.using(
      socket: scratch.path.appending("var/run/control.sock").string, body)
  }

  /// What `judge status` says is missing of that kind; `nil`: nothing.
  func missing(_ what: String) async throws -> String? {
    try await ask { try await $0.status().missing.first { $0.what == what }?.remedy }
  }

  /// Mounts a file system in memory for one of the daemon's folders, which belongs to `nobody`.
  func mount(_ name: String, options: String) throws -> FilePath {
    let path = scratch.path.appending(name)
    let nobody = try #require(getpwnam("nobody")).pointee
    try #require(mkdir(path.string, 0o755) == 0)
    let owner = "uid=\(nobody.pw_uid),gid=\(nobody.pw_gid),mode=0755"
    try run("/bin/mount", ["-t", "tmpfs", "-o", "\(options),\(owner)", "tmpfs", path.string])
    return path
  }

  /// - Parameter mode: `ro` or `rw`.
  func remount(_ path: FilePath, _ mode: String) throws {
    try run("/bin/mount", ["-o", "remount,\(mode)", path.string])
  }

  func unmount(_ path: FilePath) {
    stop()
    umount2(path.string, Int32(MNT_DETACH))
  }

  /// - Parameter limit: an option of prlimit(1).
  func limit(_ pid: Int32, _ limit: String) throws {
    let command = ["/usr/bin/prlimit", "--pid", "\(pid)", limit]
    // Root may do it only with CAP_SYS_RESOURCE; the process's own user always.
    let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    guard geteuid() == 0, let uid = status.firstMatch(of: /Uid:\t(\d+)/)?.1,
      let gid = status.firstMatch(of: /Gid:\t(\d+)/)?.1
    else { return try run(command[0], Array(command.dropFirst())) }
    try run(
      "/usr/bin/setpriv",
      ["--reuid", String(uid), "--regid", String(gid), "--clear-groups"] + command)
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    let finished = try FinishedProcess(program, arguments)
    try #require(finished.status == 0, "\(program) \(arguments): \(finished.output)")
  }
}

/// A database that another program holds the write lock of.
final class LockedDatabase {
  private let process = Process()
  private let input = Pipe()

  init(_ path: FilePath) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      "-c",
      """
      import sqlite3, sys
      held = sqlite3.connect(sys.argv[1], isolation_level=None)
      held.execute("BEGIN IMMEDIATE")
      print("held", flush=True)
      sys.stdin.read()
      """, path.string,
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try #require(try output.fileHandleForReading.read(upToCount: 4) == Data("held".utf8))
  }

  deinit { release() }

  func release() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

/// A cgroup that bounds how many processes there may be.
struct PidsGroup {
  private let path = FilePath("/sys/fs/cgroup/pids/judge-test-\(getpid())")

  static let canBeMade = access("/sys/fs/cgroup/pids/cgroup.procs", W_OK) == 0

  init() throws { try #require(mkdir(path.string, 0o755) == 0) }

  func admit(_ pids: [Int32]) throws {
    for pid in pids { try write("\(pid)", to: "cgroup.procs") }
  }

  func limit(_ count: String) throws { try write(count, to: "pids.max") }

  /// Once all in it have ended.
  func remove() { rmdir(path.string) }

  private func write(_ text: String, to name: String) throws {
    let file = try FileDescriptor.open(path.appending(name), .writeOnly)
    try file.closeAfter { _ = try file.writeAll(text.utf8) }
  }
}
