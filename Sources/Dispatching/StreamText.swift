internal import JudgeCore
internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import SystemPackage

/// What a program writes to a stream, up to a bound.
final class StreamText: Sendable {
  enum Keeping {
    /// What comes first; the rest is lost.
    case start
    /// What comes last.
    case end
  }

  private let limit: Int
  private let keeping: Keeping
  private let bytes = Mutex<[UInt8]>([])

  /// - Parameter limit: how many bytes are kept.
  init(keeping: Keeping, limit: Int) {
    self.keeping = keeping
    self.limit = limit
  }

  /// What has come so far. Malformed UTF-8 is replaced.
  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

  /// Whether as much has come as is kept, or more.
  var isFull: Bool { bytes.withLock { $0.count } >= limit }

  private func add(_ piece: ByteBufferView) {
    bytes.withLock { bytes in
      switch keeping {
      case .start: bytes += piece.prefix(limit - bytes.count)
      case .end:
        bytes += piece
        if bytes.count > limit { bytes.removeFirst(bytes.count - limit) }
      }
    }
  }

  /// Reads a stream to its end, which is that of the channel.
  ///
  /// - Parameter stream: a connected socket; the channel owns it when this returns.
  func read(_ stream: SystemPackage.FileDescriptor) async throws -> any Channel {
    try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Reader(text: self))
        }
      }
      .withConnectedSocket(stream.rawValue).get()
  }

  private final class Reader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let text: StreamText

    init(text: StreamText) { self.text = text }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      text.add(unwrapInboundIn(data).readableBytesView)
    }
  }
}
