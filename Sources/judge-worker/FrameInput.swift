internal import Glibc
internal import JudgeCore
internal import Judging
internal import SystemPackage
internal import WorkerProtocol

/// Frames on standard input.
enum FrameInput {
  /// Waits until something comes, the end of the stream too.
  ///
  /// - Returns: `false`: nothing came.
  static func isReady(within patience: Duration) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // A signal ends the waiting early, and the next call says what this one did not.
    return poll(&input, 1, Int32(patience.milliseconds)) != 0
  }

  /// The next frame; `nil` at the end of the stream.
  static func next() throws -> [UInt8]? {
    let input = FileDescriptor.standardInput
    let header = try input.readAll(limit: ByteCount(bytes: 4))
    if header.isEmpty { return nil }
    guard header.count == 4 else { throw ProtocolError.truncated }
    let count = try Frame.count(header: header)
    let payload = try input.readAll(limit: ByteCount(bytes: Int64(count)))
    guard payload.count == count else { throw ProtocolError.truncated }
    return payload
  }

  /// The next frame, which must come.
  static func required() throws -> [UInt8] {
    guard let frame = try next() else { throw ProtocolError.truncated }
    return frame
  }

  /// The next frame, which must be of that size.
  static func part(_ size: Int) throws -> [UInt8] {
    let bytes = try required()
    guard bytes.count == size else { throw ProtocolError.malformed("a part of another size") }
    return bytes
  }
}
