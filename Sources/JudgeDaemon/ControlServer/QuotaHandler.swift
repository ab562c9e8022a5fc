internal import CLinux
internal import NIOCore

/// Closes a connection whose user has too many already.
final class QuotaHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Any
  private let quota: UserQuota
  private var counted: UInt32?

  init(_ quota: UserQuota) { self.quota = quota }

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
