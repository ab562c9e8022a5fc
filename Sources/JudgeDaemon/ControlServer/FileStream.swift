internal import Hummingbird
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import SystemPackage

/// A file as an answer, block by block, as fast as the caller takes it. Closes it in the end.
final class FileStream: Sendable {
  private let file: SystemPackage.FileDescriptor

  private static let block = 1 << 18

  init(_ file: SystemPackage.FileDescriptor) { self.file = file }

  /// It was read only.
  deinit { try? file.close() }

  func response() throws -> Response {
    let size = Int(try file.seek(offset: 0, from: .end))
    return Response(
      status: .ok, headers: [.contentType: "application/vnd.sqlite3"],
      body: ResponseBody(contentLength: size) { writer in
        var offset = 0
        while offset < size {
          // Whoever gets less than was promised knows that it is not whole.
          if Task.isShuttingDownGracefully { throw CancellationError() }
          let block = try await self.read(at: offset)
          if block.readableBytes == 0 { throw Errno.ioError }
          offset += block.readableBytes
          try await writer.write(block)
        }
        try await writer.finish(nil)
      })
  }

  /// Waits for the disk: not a task's business.
  private func read(at offset: Int) async throws -> ByteBuffer {
    try await NIOThreadPool.singleton.runIfActive { [file] in
      var buffer = ByteBufferAllocator().buffer(capacity: Self.block)
      try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.block) { space in
        let part = UnsafeMutableRawBufferPointer(rebasing: space[..<Self.block])
        return try file.read(fromAbsoluteOffset: Int64(offset), into: part)
      }
      return buffer
    }
  }
}
