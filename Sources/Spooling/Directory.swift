internal import CLinux
internal import Glibc
internal import SystemPackage

/// An open folder. What is done in it goes by its descriptor, so that nobody can swap the path underneath.
///
/// Owns the descriptor. All functions throw the system's `Errno`.
final class Directory: Sendable {
  let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens a folder by path; a symbolic link is refused.
  static func open(_ path: FilePath) throws(Errno) -> Directory {
    Directory(descriptor: try check(Glibc.open(path.string, folderFlags)))
  }

  /// Opens a folder in this one.
  func open(_ name: EntryName) throws(Errno) -> Directory {
    Directory(
      descriptor: try check(name.withCString { openat(descriptor, $0, Self.folderFlags) }))
  }

  func make(_ name: EntryName, permissions: UInt32) throws(Errno) {
    try check(name.withCString { mkdirat(descriptor, $0, permissions) })
  }

  /// The folder of that name, made for us alone if it is missing.
  func makeOrOpen(_ name: EntryName) throws(Errno) -> Directory {
    do throws(Errno) { try make(name, permissions: 0o700) } catch {
      // On a read-only file system, too, what is there can be opened.
      if !exists(name) { throw error }
    }
    return try open(name)
  }

  /// The umask has no say in this.
  func setPermissions(_ permissions: UInt32) throws(Errno) {
    try check(fchmod(descriptor, permissions))
  }

  func openFile(_ name: EntryName, flags: Int32, permissions: UInt32 = 0) throws(Errno) -> OpenFile
  {
    OpenFile(
      descriptor: try check(
        name.withCString { openat(descriptor, $0, flags | O_NOFOLLOW | O_CLOEXEC, permissions) }))
  }

  func facts() throws(Errno) -> FileFacts {
    var status = stat()
    try check(fstat(descriptor, &status))
    return FileFacts(status)
  }

  /// Facts of an entry, of a link itself if it is one.
  func facts(_ name: EntryName) throws(Errno) -> FileFacts {
    var status = stat()
    try check(name.withCString { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) })
    return FileFacts(status)
  }

  func exists(_ name: EntryName) -> Bool { (try? facts(name)) != nil }

  func mayRead(_ name: EntryName) -> Bool {
    name.withCString { faccessat(descriptor, $0, R_OK, AT_EACCESS) } == 0
  }

  func mayWrite() -> Errno? {
    faccessat(descriptor, ".", W_OK | X_OK, AT_EACCESS) == 0 ? nil : Errno(rawValue: errno)
  }

  func rename(_ name: EntryName, to folder: Directory, _ newName: EntryName) throws(Errno) {
    try check(
      name.withCString { old in
        newName.withCString { renameat(descriptor, old, folder.descriptor, $0) }
      })
  }

  func unlink(_ name: EntryName) throws(Errno) {
    try check(name.withCString { unlinkat(descriptor, $0, 0) })
  }

  func removeFolder(_ name: EntryName) throws(Errno) {
    try check(name.withCString { unlinkat(descriptor, $0, Int32(AT_REMOVEDIR)) })
  }

  /// Makes what was renamed in or out survive a power cut.
  func sync() throws(Errno) { try check(fsync(descriptor)) }

  /// Makes all that was done on its file system survive a power cut.
  func syncFileSystem() throws(Errno) { try check(clinux_syncfs(descriptor)) }

  /// The names in it without `.` and `..`, in no order, at most `limit` of those that are wanted.
  func names(
    limit: Int, where isWanted: (EntryName) -> Bool = { _ in true }
  ) throws(Errno) -> [EntryName] {
    // A description of its own, because reading moves its position.
    let copy = try check(openat(descriptor, ".", Self.folderFlags))
    guard let stream = fdopendir(copy) else {
      let reason = Errno(rawValue: errno)
      close(copy)
      throw reason
    }
    defer { closedir(stream) }
    var names: [EntryName] = []
    while names.count < limit {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw Errno(rawValue: errno) }
        break
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { [UInt8]($0.prefix { $0 != 0 }) }
      let name = EntryName(bytes: bytes)
      if name != EntryName(".") && name != EntryName("..") && isWanted(name) { names.append(name) }
    }
    return names
  }

  private static let folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
}

/// Turns the result of a system call into an error, if it is one.
@discardableResult
func check(_ result: Int32) throws(Errno) -> Int32 {
  guard result >= 0 else { throw Errno(rawValue: errno) }
  return result
}
