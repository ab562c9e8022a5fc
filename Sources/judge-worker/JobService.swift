internal import Glibc
internal import JudgeCore
internal import Judging
internal import SystemPackage
internal import WorkerProtocol

/// The worker's loop: a job in, its events out, until standard input ends.
struct JobService {
  private let workshop: Workshop
  private let input = FileDescriptor.standardInput
  private let output = FileDescriptor.standardOutput

  init(_ workshop: Workshop) { self.workshop = workshop }

  /// - Throws: ``ProtocolError`` and `Errno` when the stream breaks; a failing job is told, not thrown.
  func serve() throws {
    try send(.hello(hello()))
    while let job = try nextJob() {
      var files: [SourceFile] = []
      for name in job.files { files.append(SourceFile(name: name, bytes: try requireFrame())) }
      let flaw = job.files.first { !Self.isFileName($0) }
      try perform(job, files, fault: flaw.map { "\($0.debugDescription) is no name for a source" })
    }
  }

  private func hello() throws -> WorkerEvent.Hello {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    return WorkerEvent.Hello(
      host: host, pid: getpid(), mode: workshop.mode, mechanisms: try workshop.basicMechanisms())
  }

  private func nextJob() throws -> Job? {
    guard let bytes = try frame() else { return nil }
    let job = try Message.decode(Job.self, from: bytes)
    guard job.version == WorkerVersion.current else {
      throw ProtocolError.otherVersion(job.version)
    }
    guard job.files.count <= 1000 else { throw ProtocolError.malformed("too many files") }
    return job
  }

  // Names become paths below a folder of ours.
  private static func isFileName(_ name: String) -> Bool {
    // By bytes: with a combining mark behind it, a slash is another character.
    (1...255).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: ".")
      && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
  }

  /// - Parameter fault: why the job cannot be done at all.
  private func perform(_ job: Job, _ files: [SourceFile], fault: String?) throws {
    var seal = EventSeal(key: job.key, nonce: job.nonce)
    var done = WorkerEvent.Done(attempt: job.attempt, fault: fault, mechanisms: [])
    if fault == nil {
      do {
        done.mechanisms = try JobRun(workshop: workshop, files: files).perform(job.task) { event in
          seal.add(try send(event))
        }
      } catch let error as JudgingError {
        done.fault = "\(error)"
      }
    }
    done.mac = seal.seal(done)
    try send(.done(done))
  }

  @discardableResult
  private func send(_ event: WorkerEvent) throws -> [UInt8] {
    let payload = Message.encode(event)
    try output.writeAll(Frame.header(count: payload.count) + payload)
    return payload
  }

  /// The next frame; `nil` at the end of the stream.
  private func frame() throws -> [UInt8]? {
    let header = try input.readAll(limit: ByteCount(bytes: 4))
    if header.isEmpty { return nil }
    guard header.count == 4 else { throw ProtocolError.truncated }
    let count = try Frame.count(header: header)
    let payload = try input.readAll(limit: ByteCount(bytes: Int64(count)))
    guard payload.count == count else { throw ProtocolError.truncated }
    return payload
  }

  private func requireFrame() throws -> [UInt8] {
    guard let frame = try frame() else { throw ProtocolError.truncated }
    return frame
  }
}
