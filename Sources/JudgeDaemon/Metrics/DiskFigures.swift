internal import Glibc
internal import JudgeCore
internal import SystemPackage

/// What a file system has, and what of it this process may use.
struct DiskFigures: Hashable, Sendable {
  var size: ByteCount
  var free: ByteCount
  /// `nil`: the file system has no fixed number of inodes.
  var freeInodes: Int64?
  var isReadOnly: Bool

  /// - Returns: `nil` when nothing can be told of it.
  init?(_ path: FilePath) {
    var status = statvfs()
    guard statvfs(path.string, &status) == 0 else { return nil }
    let unit = UInt64(status.f_frsize)
    size = ByteCount(bytes: Int64(clamping: UInt64(status.f_blocks) * unit))
    free = ByteCount(bytes: Int64(clamping: UInt64(status.f_bavail) * unit))
    isReadOnly = status.f_flag & UInt(ST_RDONLY) != 0
    freeInodes = status.f_files > 0 ? Int64(clamping: UInt64(status.f_favail)) : nil
  }
}
