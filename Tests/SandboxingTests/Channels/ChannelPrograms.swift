import Foundation
import Glibc
import SystemPackage
import TestSupport

/// The pairs of Tests/Hostile/channels, compiled once, and beside them the files that both ends may read.
struct ChannelPrograms {
  let folder: ScratchFolder

  /// Whose all of it is, and who the ends run as on the bare host.
  static let owner: uid_t = Box.isRoot ? 60050 : getuid()
  private static let readFiles = 64

  static func shared() throws -> ChannelPrograms { try compiled.get() }

  // A global is never released, so its folder is removed at exit.
  private static let compiled = Result {
    atexit { if let programs = try? ChannelPrograms.shared() { programs.remove() } }
    return try ChannelPrograms()
  }

  private init() throws {
    folder = try ScratchFolder()
    chmod(folder.path.string, 0o755)
    var running: [Process] = []
    for channel in Channel.all {
      if running.count == 2 { try Self.wait(running.removeFirst()) }
      running.append(try compile(channel))
    }
    for process in running { try Self.wait(process) }
    try folder.write("channel-data", bytes: [UInt8](repeating: 0, count: 4096))
    try folder.write("channel-pages", bytes: [UInt8](repeating: 0, count: 128 * 4096))
    for number in 0..<Self.readFiles { try folder.write("channel-read-\(number)", "\(number)") }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path.string) {
      chown(folder.path.appending(file).string, Self.owner, Self.owner)
    }
    try settle("channel-pages")
  }

  // What is not on disk yet cannot be dropped from memory.
  private func settle(_ name: String) throws {
    let file = try FileDescriptor.open(folder.path.appending(name), .readOnly)
    try file.closeAfter {
      guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
  }

  private func compile(_ channel: Channel) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gcc")
    process.arguments = [
      "-O1", "-static", "-pthread", "-Wall", "-Wextra", "-Werror",
      "-o", folder.path.appending(channel.name).string, channel.source.string,
    ]
    try process.run()
    return process
  }

  private static func wait(_ process: Process) throws {
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw DoesNotCompile() }
  }

  /// Dates the files that tell by whom they were read as if nobody had read them since they were written.
  func forgetReaders() {
    let now = timespec(tv_sec: time(nil), tv_nsec: 0)
    for number in 0..<Self.readFiles {
      utimensat(AT_FDCWD, folder.path.appending("channel-read-\(number)").string, [now, now], 0)
    }
  }

  private func remove() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path.string)) ?? [] {
      folder.remove(name)
    }
    rmdir(folder.path.string)
  }
}
