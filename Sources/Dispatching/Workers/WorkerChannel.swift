internal import NIOCore
internal import NIOPosix
internal import SystemPackage

/// The stream to a worker, cut into frames.
enum WorkerChannel {
  /// - Parameter stream: a connected socket; the channel owns it when this returns.
  static func open(
    _ stream: SystemPackage.FileDescriptor
  ) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
    try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .withConnectedSocket(stream.rawValue) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(FrameDecoder()))
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
  }
}
