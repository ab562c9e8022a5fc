internal import CLinux
internal import Glibc
internal import NIOCore
internal import NIOPosix

extension Caller {
  /// Who is at the other end of a connection.
  ///
  /// - Throws: when the kernel does not say.
  static func atOtherEnd(of channel: any Channel, staffGroup: String) async throws -> Caller {
    guard let provider = channel as? any SocketOptionProvider else {
      throw ChannelError.operationUnsupported
    }
    let peer: clinux_peer = try await peer(of: provider).get()
    // Names may come from a network service, so looking them up can block.
    return try await NIOThreadPool.singleton.runIfActive {
      look(up: peer, staffGroup: staffGroup)
    }
  }

  /// The kernel's word about the other end.
  static func peer(of provider: any SocketOptionProvider) -> EventLoopFuture<clinux_peer> {
    provider.unsafeGetSocketOption(level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
  }

  private static func look(up peer: clinux_peer, staffGroup: String) -> Caller {
    var caller = Caller(
      uid: peer.uid, gid: peer.gid, user: "#\(peer.uid)",
      isStaff: peer.uid == 0 || peer.uid == geteuid())
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) { space in
      guard let buffer = space.baseAddress,
        getpwuid_r(peer.uid, &entry, buffer, space.count, &found) == 0,
        found != nil
      else { return }
      guard let name = entry.pw_name else { return }
      caller.user = String(cString: name)
      caller.isStaff = caller.isStaff || isMember(name, of: staffGroup, primary: entry.pw_gid)
    }
    return caller
  }

  private static func isMember(
    _ user: UnsafePointer<CChar>, of group: String, primary: gid_t
  ) -> Bool {
    guard let id = groupID(group) else { return false }
    var groups = [gid_t](repeating: 0, count: 64)
    var count = Int32(groups.count)
    // Too small an array: it says how many there are.
    if getgrouplist(user, primary, &groups, &count) < 0 && count > groups.count {
      groups = [gid_t](repeating: 0, count: Int(count))
      guard getgrouplist(user, primary, &groups, &count) >= 0 else { return false }
    }
    return groups.prefix(Int(count)).contains(id)
  }

  private static func groupID(_ name: String) -> gid_t? {
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
