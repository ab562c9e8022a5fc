internal import JudgeCore
internal import NIOCore
internal import WorkerProtocol

/// A conversation with one worker: jobs go out, the events of each come back and are checked against its seal.
struct WorkerSession {
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  let hello: WorkerEvent.Hello
  /// Hashes of the parcels that the worker has.
  private var sent: Set<String> = []

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
  ///   - cargo: what the job's task names by its content; what this worker has already is not sent again.
  ///   - file: is told each file of the program that the job was to give back.
  ///   - event: is told each other event but the last, before its seal is known.
  /// - Returns: the sealed end of the job.
  /// - Throws: ``ProtocolError`` when the worker breaks off or is not who it should be; ``ExecutorFault`` when it
  ///   says that it could not do its work.
  mutating func perform(
    _ job: Job, files: [[UInt8]], cargo: Cargo = Cargo(), file: ((SourceFile) -> Void)? = nil,
    event: (WorkerEvent) async -> Void
  ) async throws -> WorkerEvent.Done {
    precondition(job.files.count == files.count)
    try await send(job, files: files, cargo: cargo)
    var seal = EventSeal(key: job.key, nonce: job.nonce)
    var room = Self.largestProgram
    while let payload = try await nextPayload() {
      let received = try Message.decode(WorkerEvent.self, from: payload)
      switch received {
      case .done(let done):
        guard done.attempt == job.attempt, seal.fits(done) else { throw ProtocolError.badSeal }
        if let fault = done.fault { throw ExecutorFault(fault) }
        return done
      case .file(let name, let size):
        guard let file, (0...room).contains(size) else {
          throw ProtocolError.malformed("a file that nobody asked for")
        }
        room -= size
        seal.add(payload)
        file(SourceFile(name: name, bytes: try await receiveFile(size, &seal)))
      case .hello, .compiled, .test:
        seal.add(payload)
        await event(received)
      }
    }
    throw ProtocolError.truncated
  }

  /// What a program that is given back may take, in bytes.
  private static let largestProgram = 512 << 20

  private mutating func send(_ job: Job, files: [[UInt8]], cargo: Cargo) async throws {
    var job = job
    job.parcels = cargo.parcels.filter { !sent.contains($0.hash) }
    do {
      _ = try Parcel.total(of: job.parcels)
    } catch {
      throw ExecutorFault(
        "the tests are too large to be sent: \(Parcel.largestTotal >> 20) MiB at most")
    }
    for payload in [Message.encode(job)] + files { try await write(payload) }
    for parcel in job.parcels {
      try await cargo.forEachPart(of: parcel, write)
      sent.insert(parcel.hash)
    }
  }

  private func write(_ payload: [UInt8]) async throws {
    var buffer = ByteBuffer(bytes: Frame.header(count: payload.count))
    buffer.writeBytes(payload)
    try await outbound.write(buffer)
  }

  private mutating func receiveFile(_ size: Int, _ seal: inout EventSeal) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for part in Parcel(hash: "", size: size).partSizes {
      guard let payload = try await nextPayload() else { throw ProtocolError.truncated }
      guard payload.count == part else { throw ProtocolError.malformed("a part of another size") }
      seal.add(payload)
      bytes += payload
    }
    return bytes
  }

  private mutating func nextPayload() async throws -> [UInt8]? {
    try await inbound.next(isolation: #isolation).map { Array($0.readableBytesView) }
  }
}
