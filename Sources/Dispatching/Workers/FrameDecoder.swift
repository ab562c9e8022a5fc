internal import NIOCore
internal import WorkerProtocol

/// Cuts a worker's stream into the payloads of its frames. The other end may be hostile: lengths are bounded.
struct FrameDecoder: NIOSingleStepByteToMessageDecoder {
  typealias InboundOut = ByteBuffer

  mutating func decode(buffer: inout ByteBuffer) throws -> ByteBuffer? {
    guard let header = buffer.getBytes(at: buffer.readerIndex, length: 4) else { return nil }
    let count = try Frame.count(header: header)
    guard buffer.readableBytes >= 4 + count else { return nil }
    buffer.moveReaderIndex(forwardBy: 4)
    return buffer.readSlice(length: count)
  }

  mutating func decodeLast(buffer: inout ByteBuffer, seenEOF: Bool) throws -> ByteBuffer? {
    if let payload = try decode(buffer: &buffer) { return payload }
    guard buffer.readableBytes == 0 else { throw ProtocolError.truncated }
    return nil
  }
}
