internal import Glibc

/// A user as the system's databases know one. Names may come from a network service, so looking them up can block.
struct KnownUser: Hashable, Sendable {
  let uid: UInt32
  /// Main group.
  let gid: UInt32
  let name: String

  /// - Returns: `nil`: the uid has no user.
  init?(uid: UInt32) {
    self.init { getpwuid_r(uid, $0, $1, $2, $3) }
  }

  /// - Returns: `nil`: there is no such user.
  init?(named name: String) {
    self.init { getpwnam_r(name, $0, $1, $2, $3) }
  }

  private init?(
    _ find: (
      UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
      UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32
  ) {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    let user = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) {
      space -> (uid: UInt32, gid: UInt32, name: String)? in
      guard let buffer = space.baseAddress, find(&entry, buffer, space.count, &found) == 0,
        found != nil, let name = entry.pw_name
      else { return nil }
      return (entry.pw_uid, entry.pw_gid, String(cString: name))
    }
    guard let user else { return nil }
    (uid, gid, name) = user
  }
}

/// Who is staff: root, the user that this process works as, and the members of a group.
struct StaffGroup: Hashable, Sendable {
  let name: String

  func has(_ uid: UInt32) -> Bool { has(uid, KnownUser(uid: uid)) }

  /// - Parameter user: the uid's; `nil`: it has none.
  func has(_ uid: UInt32, _ user: KnownUser?) -> Bool {
    if uid == 0 || uid == geteuid() { return true }
    guard let user, let id else { return false }
    var groups = [gid_t](repeating: 0, count: 64)
    var count = Int32(groups.count)
    // Too small an array: it says how many there are.
    if getgrouplist(user.name, user.gid, &groups, &count) < 0 && count > groups.count {
      groups = [gid_t](repeating: 0, count: Int(count))
      guard getgrouplist(user.name, user.gid, &groups, &count) >= 0 else { return false }
    }
    return groups.prefix(Int(count)).contains(id)
  }

  private var id: gid_t? {
    var entry = Glibc.group()
    var found: UnsafeMutablePointer<Glibc.group>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { space in
      guard let buffer = space.baseAddress,
        getgrnam_r(name, &entry, buffer, space.count, &found) == 0, found != nil
      else { return nil }
      return entry.gr_gid
    }
  }
}
