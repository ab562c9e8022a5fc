internal import JudgeCore
internal import Logging
internal import Synchronization
internal import SystemPackage

/// Whether there is room to work on the disk that holds a folder, the one of the judge's state above all. Without it, attempts
/// would only fail, one submission after the other; so what is queued waits.
final class DiskRoom: Sendable {
  private let folder: FilePath
  private let least: ByteCount
  private let log: Logger
  private let wasEnough = Mutex(true)

  /// What one slot may need at once: a compiled program, and the database's log.
  static let forState = ByteCount.mib(64)
  /// A claim is a small file or two.
  static let forSpool = ByteCount.mib(2)
  private static let leastInodes = 64

  init(folder: FilePath, least: ByteCount = DiskRoom.forState, log: Logger) {
    self.folder = folder
    self.least = least
    self.log = log
  }

  /// Says so in the log when it changes.
  var isEnough: Bool {
    let isEnough = shortage == nil
    let changed = wasEnough.withLock { wasEnough in
      defer { wasEnough = isEnough }
      return wasEnough != isEnough
    }
    if changed {
      isEnough
        ? log.notice("there is room on the disk again: judging goes on")
        : log.error("\(shortage ?? ""): judging waits; nothing is lost")
    }
    return isEnough
  }

  /// What is short, with the remedy; `nil`: nothing.
  var shortage: String? { shortage(beyond: .zero) }

  /// What is short when so much has to have room besides; `nil`: nothing.
  func shortage(beyond size: ByteCount) -> String? {
    let least = least + size
    guard let disk = DiskFigures(folder) else { return nil }
    if disk.isReadOnly { return "\(folder) is on a read-only file system: mount it writable" }
    if let inodes = disk.freeInodes, inodes < Self.leastInodes {
      return "no inodes are left in \(folder): remove some files"
    }
    guard disk.free < least else { return nil }
    return "only \(disk.free) are left in \(folder), less than \(least): free some"
  }
}
