internal import Glibc
internal import JudgeCore
internal import Judging
internal import SystemPackage
internal import WorkerProtocol

/// The worker's loop: a job in, its events out, until standard input ends.
struct JobService {
  private let workshop: Workshop
  /// What this worker may still be sent, in bytes.
  private var room = Parcel.largestTotal

  init(_ workshop: Workshop) { self.workshop = workshop }

  /// - Throws: ``ProtocolError`` and `Errno` when the stream breaks; a failing job is told, not thrown.
  mutating func serve() throws {
    try FrameOutput.send(.hello(hello()))
    while let job = try nextJob() {
      var files: [SourceFile] = []
      for name in job.files {
        files.append(SourceFile(name: name, bytes: try FrameInput.required()))
      }
      let flaw = Self.flaw(in: job)
      try perform(job, files, fault: try take(job.parcels) ?? flaw)
    }
  }

  private func hello() throws -> WorkerEvent.Hello {
    WorkerEvent.Hello(
      host: Place.host, pid: getpid(), mode: workshop.mode,
      mechanisms: try workshop.basicMechanisms(), gpus: Place.gpus)
  }

  /// How long nothing must have come before a chore is begun: the jobs of one submission follow each other at once.
  private static let lull = Duration.milliseconds(500)

  private func nextJob() throws -> Job? {
    while let chore = workshop.chore, chore.isUrgent || !FrameInput.isReady(within: Self.lull) {
      do throws(JudgingError) {
        try workshop.doChore()
      } catch {
        // Nothing that anybody waits for: it is said, and every compile works without.
        complain("\(error)")
      }
    }
    guard let bytes = try FrameInput.next() else { return nil }
    let job = try Message.decode(Job.self, from: bytes)
    guard job.version == WorkerVersion.current else {
      throw ProtocolError.otherVersion(job.version)
    }
    guard job.files.count <= 1000 else { throw ProtocolError.malformed("too many files") }
    return job
  }

  private func complain(_ text: String) {
    // Nobody is there to be told otherwise.
    _ = try? FileDescriptor.standardError.writeAll("judge-worker: \(text)\n".utf8)
  }

  /// Names become paths below a folder of ours.
  private static func flaw(in job: Job) -> String? {
    let programs = job.task.programs.flatMap { $0.files ?? [] }
    var paths = job.files + programs.map(\.name)
    var hashes = programs.map(\.hash)
    for test in job.task.tests {
      let files =
        [test.data?.input, test.data?.answer].compactMap(\.self) + test.files.map(\.file)
      for case .sent(let hash) in files { hashes.append(hash) }
      paths += test.files.map(\.name)
    }
    var names = paths.flatMap { $0.split(separator: "/", omittingEmptySubsequences: false) }
      .map(String.init)
    if case .gpu(let gpu) = job.task { names.append(gpu.work.file) }
    if let name = names.first(where: { !isFileName($0) }) {
      return "\(name.debugDescription) is no name for a file of a program"
    }
    return hashes.first { !Parcel.isHash($0) }.map { "\($0.debugDescription) is no hash" }
  }

  private static func isFileName(_ name: String) -> Bool {
    // By bytes: with a combining mark behind it, a slash is another character.
    (1...255).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: ".")
      && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
  }

  /// Takes in what comes with a job, to its end, so that the stream goes on with the next job.
  ///
  /// - Returns: why it could not be kept.
  private mutating func take(_ parcels: [Parcel]) throws -> String? {
    let total = try Parcel.total(of: parcels)
    guard total <= room else { throw ProtocolError.malformed("more parcels than there is room") }
    room -= total
    var fault: String?
    for parcel in parcels {
      var sizes = parcel.partSizes[...]
      do {
        if fault == nil {
          try workshop.staging.take(parcel.hash) {
            try sizes.popFirst().map(FrameInput.part)
          }
        }
      } catch let error as JudgingError {
        fault = "\(error)"
      }
      while let size = sizes.popFirst() { _ = try FrameInput.part(size) }
    }
    return fault
  }

  /// - Parameter fault: why the job cannot be done at all.
  private func perform(_ job: Job, _ files: [SourceFile], fault: String?) throws {
    let stream = SealedStream(job)
    var done = WorkerEvent.Done(attempt: job.attempt, fault: fault, mechanisms: [])
    if fault == nil {
      do {
        done.mechanisms = try JobRun(workshop: workshop, files: files, stream: stream).perform(
          job.task)
      } catch let error as JudgingError {
        done.fault = "\(error)"
      }
    }
    try stream.end(done)
  }
}
