internal import CLinux
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
      let user = KnownUser(uid: peer.uid)
      return Caller(
        uid: peer.uid, gid: peer.gid, user: user?.name ?? "#\(peer.uid)",
        isStaff: StaffGroup(name: staffGroup).has(peer.uid, user))
    }
  }

  /// The kernel's word about the other end.
  static func peer(of provider: any SocketOptionProvider) -> EventLoopFuture<clinux_peer> {
    provider.unsafeGetSocketOption(level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
  }
}
