internal import CLinux
internal import Glibc
package import JudgeCore
package import SystemPackage

/// As whom the daemon works, and with what right its workers confine.
package struct Account: Hashable, Sendable {
  package var uid: UInt32
  package var gid: UInt32
  package var mode: PrivilegeMode
  /// What is less safe than it could be, with the remedy; `nil` when nothing is.
  package var warning: String?

  /// The account for this process, which may still be root.
  ///
  /// - Parameters:
  ///   - user: the name in judge.conf, for a start as root.
  ///   - spareUID: what to work as where there is no such user.
  ///   - folder: a folder that the daemon must be able to reach as that user.
  package static func choose(user: String, spareUID: UInt32, folder: FilePath) -> Account {
    guard geteuid() == 0 else {
      return Account(uid: geteuid(), gid: getegid(), mode: clinux_may_set_uid() ? .service : .plain)
    }
    var account = Account(uid: spareUID, gid: spareUID, mode: .root)
    if let entry = getpwnam(user) {
      account.uid = entry.pointee.pw_uid
      account.gid = entry.pointee.pw_gid
    }
    if account.canReach(folder) { return account }
    return Account(
      uid: 0, gid: 0, mode: .root,
      warning: "\(folder) cannot be reached by uid \(account.uid), so judged keeps uid 0, "
        + "without capabilities: put the judge where others may enter (chmod o+x)")
  }

  /// Gives up everything but this account. The calling thread must be the only one.
  package func assume() throws(DaemonError) {
    guard Self.threadCount() == 1 else { throw .severalThreads }
    if geteuid() == 0 {
      try Self.check(clinux_become(uid, gid), "setresuid")
    }
    try Self.check(clinux_drop_capabilities(), "capset")
  }

  private func canReach(_ folder: FilePath) -> Bool {
    guard setegid(gid) == 0, seteuid(uid) == 0 else { return false }
    defer {
      seteuid(0)
      setegid(0)
    }
    return faccessat(AT_FDCWD, folder.string, X_OK, AT_EACCESS) == 0
  }

  private static func check(_ result: Int32, _ step: String) throws(DaemonError) {
    guard result == 0 else { throw .noPrivilegeToDrop(step: step, Errno(rawValue: errno)) }
  }

  private static func threadCount() -> Int {
    // A folder has two links and one more for each folder in it. Without /proc nobody can tell.
    let folder = try? FilePath("/proc/self/task").stat()
    return (folder?.linkCount ?? 0) - 2
  }
}
