internal import CLinux
internal import NIOCore
internal import Synchronization

/// How many connections each user has open, so that nobody can use up what all share.
final class ConnectionQuota: Sendable {
  private let limit: Int
  private let open = Mutex<[UInt32: Int]>([:])

  init(limit: Int) { self.limit = limit }

  /// - Returns: whether this user may have one more.
  func enter(_ uid: UInt32) -> Bool {
    open.withLock { open in
      guard open[uid, default: 0] < limit else { return false }
      open[uid, default: 0] += 1
      return true
    }
  }

  func leave(_ uid: UInt32) {
    open.withLock { open in
      let left = (open[uid] ?? 1) - 1
      open[uid] = left > 0 ? left : nil
    }
  }
}

/// Closes a connection whose user has too many already.
final class QuotaHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Any
  private let quota: ConnectionQuota
  private var counted: UInt32?

  init(_ quota: ConnectionQuota) { self.quota = quota }

  func channelActive(context: ChannelHandlerContext) {
    if let provider = context.channel as? any SocketOptionProvider {
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      Caller.peer(of: provider).whenComplete { result in
        let (handler, context) = bound.value
        if case .success(let peer) = result, handler.quota.enter(peer.uid) {
          handler.counted = peer.uid
        } else {
          context.close(promise: nil)
        }
      }
    }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let counted { quota.leave(counted) }
    counted = nil
    context.fireChannelInactive()
  }
}
