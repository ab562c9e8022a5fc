internal import SystemPackage
internal import WorkerProtocol

/// What a job's worker says of it, on standard output, with the seal over all of it.
///
/// What comes in quick succession goes out together: to take in one event costs the daemon as much as a short test.
final class SealedStream {
  private var seal: EventSeal
  /// Frames that have not gone out yet.
  private var waiting: [UInt8] = []
  private var lastFlush = ContinuousClock.now

  private static let patience = Duration.milliseconds(20)
  private static let mostWaiting = 1 << 16

  init(_ job: Job) { seal = EventSeal(key: job.key, nonce: job.nonce) }

  func tell(_ event: WorkerEvent) throws {
    let payload = FrameOutput.payload(event)
    seal.add(payload)
    try send(payload)
  }

  /// Hands over the bytes of a file that was announced before.
  func give(_ bytes: [UInt8]) throws {
    for start in stride(from: 0, to: bytes.count, by: Parcel.partSize) {
      let part = Array(bytes[start..<min(start + Parcel.partSize, bytes.count)])
      seal.add(part)
      try send(part)
    }
  }

  /// The last word on the job.
  func end(_ done: WorkerEvent.Done) throws {
    var done = done
    done.mac = seal.seal(done)
    try send(FrameOutput.payload(.done(done)))
    try flush()
  }

  private func send(_ payload: [UInt8]) throws {
    waiting += Frame.header(count: payload.count)
    waiting += payload
    if waiting.count > Self.mostWaiting || .now - lastFlush > Self.patience { try flush() }
  }

  /// Lets out what waits.
  func flush() throws {
    lastFlush = .now
    if waiting.isEmpty { return }
    defer { waiting.removeAll(keepingCapacity: waiting.capacity <= Self.mostWaiting) }
    try FileDescriptor.standardOutput.writeAll(waiting)
  }
}

/// Frames on standard output.
enum FrameOutput {
  static func send(_ event: WorkerEvent) throws {
    let payload = payload(event)
    try FileDescriptor.standardOutput.writeAll(Frame.header(count: payload.count) + payload)
  }

  static func payload(_ event: WorkerEvent) -> [UInt8] {
    // Slurm hands on whole lines: it would keep back an event that does not end in a line feed until the next one does
    // (seen with 22.05; `srun --unbuffered` does without, but puts a terminal in between).
    Message.encode(event) + [UInt8(ascii: "\n")]
  }
}
