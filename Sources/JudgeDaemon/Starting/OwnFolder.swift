internal import Glibc
internal import SystemPackage

/// The folders that the daemon keeps things in. Root makes them for the account that the daemon will work as.
enum OwnFolder {
  /// Makes the folder, and those above it that are missing, for `account`.
  ///
  /// - Throws: ``DaemonError`` when it cannot be made, or is there already and is somebody else's.
  static func prepare(
    _ path: FilePath, for account: Account, permissions: FilePermissions
  ) throws(DaemonError) {
    var above = path.removingLastComponent()
    var missing: [FilePath] = []
    while access(above.string, F_OK) != 0 && !above.isEmpty && above != "/" {
      missing.append(above)
      above.removeLastComponent()
    }
    for folder in missing.reversed() {
      try make(
        folder, for: account, [.ownerReadWriteExecute, .groupReadExecute, .otherReadExecute])
    }
    try make(path, for: account, permissions)
    let status: Stat
    do throws(Errno) {
      status = try path.stat(followTargetSymlink: false)
    } catch {
      throw .folder(path, error)
    }
    guard status.type == .directory else { throw .folder(path, .notDirectory) }
    guard status.userID.rawValue == account.uid else {
      throw .foreignFolder(path, owner: status.userID.rawValue, own: account.uid)
    }
  }

  private static func make(
    _ path: FilePath, for account: Account, _ permissions: FilePermissions
  ) throws(DaemonError) {
    if access(path.string, F_OK) == 0 { return }
    // It is there only once it is the account's, or the next start would take it for somebody else's.
    let draft = FilePath(path.string + ".new")
    rmdir(draft.string)  // of a start that was broken off
    guard mkdir(draft.string, permissions.rawValue) == 0,
      // The umask has no say here.
      chmod(draft.string, permissions.rawValue) == 0,
      geteuid() != 0 || lchown(draft.string, account.uid, account.gid) == 0,
      rename(draft.string, path.string) == 0
    else {
      let error = Errno(rawValue: errno)
      rmdir(draft.string)
      // Another start was quicker.
      if error == .directoryNotEmpty || error == .fileExists { return }
      throw .folder(path, error)
    }
  }
}
