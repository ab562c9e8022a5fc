internal import CLinux
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// Two runs at a time, the output of each being the input of the other: pipes lead from one to the other, and nobody reads along.
enum Conversation {
  /// - Returns: what came of both. Each has its own limits; the end of one is felt by the other.
  static func run(
    _ ours: RunRequest, in sandbox: Sandbox, _ theirs: RunRequest, in partner: Sandbox
  ) throws(JudgingError) -> (ours: RunReport, theirs: RunReport) {
    let pipes = try Pipes()
    try begin(
      request(theirs, reading: pipes.toThem.reader, writing: pipes.toUs.writer), in: partner)
    do throws(JudgingError) {
      try begin(
        request(ours, reading: pipes.toUs.reader, writing: pipes.toThem.writer), in: sandbox)
    } catch {
      pipes.close()
      try? partner.finish(theirs).close()  // it fails for the same reason, or has nothing to say
      throw error
    }
    // The sandboxes alone have them now, so that ends are felt.
    pipes.close()
    guard sandbox.isOutrun(by: partner) else {
      return try both(end(of: ours, in: sandbox), end(of: theirs, in: partner))
    }
    // Whoever has not accepted has the word, whatever becomes of the submission.
    let decided = end(of: theirs, in: partner)
    if case .success(let report) = decided, report.facts.ending != .exited(status: 42) {
      sandbox.end()
    }
    return try both(end(of: ours, in: sandbox), decided)
  }

  private static func request(
    _ request: RunRequest, reading input: FileDescriptor, writing output: FileDescriptor
  ) -> RunRequest {
    var request = request.reading(input)
    request.output = output
    return request
  }

  private static func begin(_ request: RunRequest, in sandbox: Sandbox) throws(JudgingError) {
    do throws(SandboxError) {
      try sandbox.begin(request)
    } catch {
      throw .sandbox(error)
    }
  }

  private static func end(
    of request: RunRequest, in sandbox: Sandbox
  ) -> Result<RunReport, SandboxError> {
    Result { () throws(SandboxError) in try sandbox.finish(request) }
  }

  /// Both are waited for, whatever became of the first: a sandbox whose run goes on cannot begin another.
  private static func both(
    _ ours: Result<RunReport, SandboxError>, _ theirs: Result<RunReport, SandboxError>
  ) throws(JudgingError) -> (ours: RunReport, theirs: RunReport) {
    switch (ours, theirs) {
    case (.success(let ours), .success(let theirs)): return (ours, theirs)
    case (.success(let report), .failure(let error)), (.failure(let error), .success(let report)):
      report.close()
      throw .sandbox(error)
    case (.failure(let error), .failure): throw .sandbox(error)
    }
  }

  /// The two pipes. They are closed when this value goes.
  private struct Pipes: ~Copyable {
    let toUs: (reader: FileDescriptor, writer: FileDescriptor)
    let toThem: (reader: FileDescriptor, writer: FileDescriptor)

    init() throws(JudgingError) {
      var ends = [Int32](repeating: -1, count: 4)
      guard clinux_two_pipes(&ends) == 0 else {
        throw .file("a conversation", doing: "make the pipes of", Errno(rawValue: errno))
      }
      let files = ends.map { FileDescriptor(rawValue: $0) }
      toUs = (files[0], files[1])
      toThem = (files[2], files[3])
    }

    consuming func close() {}

    deinit {
      for file in [toUs.reader, toUs.writer, toThem.reader, toThem.writer] { closeReadOnly(file) }
    }
  }
}
