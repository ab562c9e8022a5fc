internal import JudgeCore
internal import NIOCore
internal import WorkerProtocol

/// A conversation with one worker: jobs go out, the events of each come back and are checked against its seal.
struct WorkerSession {
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  let hello: WorkerEvent.Hello

  /// Waits for the worker's `hello`.
  ///
  /// - Throws: ``ProtocolError`` when the worker ends, speaks another version or says anything else.
  init(
    inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
    outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) async throws {
    self.outbound = outbound
    self.inbound = inbound.makeAsyncIterator()
    guard let first = try await self.inbound.next(isolation: #isolation) else {
      throw ProtocolError.truncated
    }
    guard
      case .hello(let hello) = try Message.decode(
        WorkerEvent.self, from: Array(first.readableBytesView))
    else { throw ProtocolError.malformed("not a hello") }
    guard hello.version == WorkerVersion.current else {
      throw ProtocolError.otherVersion(hello.version)
    }
    self.hello = hello
  }

  /// Has one job done.
  ///
  /// - Parameters:
  ///   - files: the bytes of the job's files, in the order of its names.
  ///   - event: is told each event but the last, before its seal is known.
  /// - Returns: the sealed end of the job.
  /// - Throws: ``ProtocolError`` when the worker breaks off or is not who it should be; ``ExecutorFault`` when it
  ///   says that it could not do its work.
  mutating func perform(
    _ job: Job, files: [[UInt8]], event: (WorkerEvent) async -> Void
  ) async throws -> WorkerEvent.Done {
    precondition(job.files.count == files.count)
    for payload in [Message.encode(job)] + files {
      var buffer = ByteBuffer(bytes: Frame.header(count: payload.count))
      buffer.writeBytes(payload)
      try await outbound.write(buffer)
    }
    var seal = EventSeal(key: job.key, nonce: job.nonce)
    while let frame = try await inbound.next(isolation: #isolation) {
      let payload = Array(frame.readableBytesView)
      let received = try Message.decode(WorkerEvent.self, from: payload)
      guard case .done(let done) = received else {
        seal.add(payload)
        await event(received)
        continue
      }
      guard done.attempt == job.attempt, seal.fits(done) else { throw ProtocolError.badSeal }
      if let fault = done.fault { throw ExecutorFault(fault) }
      return done
    }
    throw ProtocolError.truncated
  }
}
