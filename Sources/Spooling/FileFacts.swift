internal import Glibc

/// What the kernel says of a file, of its name's inode and never of a link's target.
struct FileFacts: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case regular, folder, symlink, fifo, socket, device }

  let kind: Kind
  let inode: UInt64
  let owner: UInt32
  let permissions: UInt32
  let links: Int
  let size: Int64
  /// Nanoseconds since 1970.
  let modified: Int64
  /// The same of the last change of the inode; nobody can set it.
  let changed: Int64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symlink
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      default: .device
      }
    inode = UInt64(status.st_ino)
    owner = status.st_uid
    permissions = status.st_mode & 0o7777
    links = Int(clamping: status.st_nlink)
    size = Int64(status.st_size)
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
  }
}

extension timespec {
  /// Nanoseconds since 1970. A file's time can be set to any number, so it must not trap.
  var nanoseconds: Int64 { Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec) }

  /// The wall clock.
  static var now: timespec {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time
  }
}
