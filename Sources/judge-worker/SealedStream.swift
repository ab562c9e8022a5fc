internal import SystemPackage
internal import WorkerProtocol

/// What a job's worker says of it, on standard output, with the seal over all of it.
final class SealedStream {
  private var seal: EventSeal

  init(_ job: Job) { seal = EventSeal(key: job.key, nonce: job.nonce) }

  func tell(_ event: WorkerEvent) throws { seal.add(try FrameOutput.send(event)) }

  /// Hands over the bytes of a file that was announced before.
  func give(_ bytes: [UInt8]) throws {
    for start in stride(from: 0, to: bytes.count, by: Parcel.partSize) {
      let part = Array(bytes[start..<min(start + Parcel.partSize, bytes.count)])
      try FrameOutput.send(part)
      seal.add(part)
    }
  }

  /// The last word on the job.
  func end(_ done: WorkerEvent.Done) throws {
    var done = done
    done.mac = seal.seal(done)
    try FrameOutput.send(.done(done))
  }
}

/// Frames on standard output.
enum FrameOutput {
  /// - Returns: the payload.
  @discardableResult
  static func send(_ event: WorkerEvent) throws -> [UInt8] {
    // Slurm hands on whole lines: it would keep back an event that does not end in a line feed until the next one does
    // (seen with 22.05; `srun --unbuffered` does without, but puts a terminal in between).
    let payload = Message.encode(event) + [UInt8(ascii: "\n")]
    try send(payload)
    return payload
  }

  static func send(_ payload: [UInt8]) throws {
    try FileDescriptor.standardOutput.writeAll(Frame.header(count: payload.count) + payload)
  }
}
