import NIOCore
import WorkerProtocol

// The decoder is not of this module's package interface.
@testable import Dispatching

extension Fuzzer {
  /// The stream of a worker. The first byte says in which pieces it arrives.
  static let workerFrames = Fuzzer(name: "worker-frames") { bytes in
    guard let (stream, whole, cut) = inTwoWays(bytes, read: { frames($0, pieces: $1) }) else {
      return
    }
    try hold(whole.payloads == cut.payloads, "other frames when they arrive in pieces")
    try hold(whole.end == cut.end, "another end when it arrives in pieces")
    let sent = whole.payloads.flatMap { Frame.header(count: $0.count) + $0 }
    try hold(stream.starts(with: sent), "frames that were not sent")
    switch whole.end {
    case nil: try hold(stream.count == sent.count, "bytes are lost")
    case .truncated: try hold(stream.count > sent.count, "nothing is missing")
    case .frameTooLong(let count): try hold(count > Frame.largest, "not too long")
    case .some(let error): throw Broken(description: "no error of a decoder: \(error)")
    }
  }

  private static func frames(
    _ stream: [UInt8], pieces: Int
  ) -> (payloads: [[UInt8]], end: ProtocolError?) {
    let processor = NIOSingleStepByteToMessageProcessor(FrameDecoder())
    var payloads: [[UInt8]] = []
    do {
      for start in stride(from: 0, to: stream.count, by: pieces) {
        let piece = ByteBuffer(bytes: stream[start..<min(start + pieces, stream.count)])
        try processor.process(buffer: piece) { payloads.append(Array($0.readableBytesView)) }
      }
      try processor.finishProcessing(seenEOF: true) {
        payloads.append(Array($0.readableBytesView))
      }
      return (payloads, nil)
    } catch {
      return (payloads, error as? ProtocolError ?? .malformed("\(error)"))
    }
  }
}
