import Foundation
import Glibc
import SystemPackage
import TestSupport

/// The pairs of Tests/Hostile/channels, compiled once, and beside them the files that both ends may read.
struct ChannelPrograms {
  var folder: ScratchFolder { compiled.scratch }

  /// Whose all of it is, and who the ends run as on the bare host.
  static let owner: uid_t = Box.isRoot ? 60050 : getuid()
  private static let readFiles = 64

  static func shared() throws -> ChannelPrograms { try made.get() }

  private let compiled: CompiledFolder

  private static let made = Result {
    atexit { if let programs = try? ChannelPrograms.shared() { programs.compiled.remove() } }
    return try ChannelPrograms()
  }

  private init() throws {
    compiled = try CompiledFolder(Channel.all.map { .init(name: $0.name, source: $0.source) })
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

  /// Dates the files that tell by whom they were read as if nobody had read them since they were written.
  func forgetReaders() {
    let now = timespec(tv_sec: time(nil), tv_nsec: 0)
    for number in 0..<Self.readFiles {
      utimensat(AT_FDCWD, folder.path.appending("channel-read-\(number)").string, [now, now], 0)
    }
  }
}
