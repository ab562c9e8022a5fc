internal import CLinux
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// One pair of owner and guest. Both are started at once and load what they need; they touch the GPU only in ``run(tell:)``.
final class GPUSession {
  /// How a session went.
  struct Outcome {
    /// Tests that have their result.
    var judged: Int
    /// Whether no other test is to be run.
    var isOver: Bool
  }

  private let owner: Sandbox
  private let guest: Sandbox
  private let work: GPUWork
  private let job: OwnerJob
  /// The line to the owner, and the owner's to the guest, which goes to it with its job.
  private let control: FileDescriptor
  private var ownersLine: FileDescriptor?

  /// - Throws: ``JudgingError``.
  init(owner: Sandbox, guest: Sandbox, work: GPUWork, job: OwnerJob) throws(JudgingError) {
    self.owner = owner
    self.guest = guest
    self.work = work
    self.job = job
    let (control, ownersEnd) = try Self.line()
    self.control = control
    // Each side alone holds its end: the other sees it close.
    defer { try? ownersEnd.close() }
    let (ownersLine, guestsLine) = try Self.line()
    self.ownersLine = ownersLine
    defer { try? guestsLine.close() }
    try begin(owner, "owner", input: ownersEnd)
    try begin(guest, "guest", input: guestsLine)
  }

  deinit {
    try? control.close()
    try? ownersLine?.close()
    // Whatever happened, nobody stays: a report that was not asked for is of no interest.
    guest.abandon()
    owner.abandon()
  }

  var mechanisms: [Mechanism] { guest.mechanisms }

  /// Judges the job's tests, until one of them leaves the guest of no use or ends the submission. Call it once.
  ///
  /// - Throws: ``JudgingError``; what `tell` throws.
  func run(tell: (TestResult) throws -> Void) throws -> Outcome {
    let tests = job.tests
    try sendJob()
    var judged = 0
    while true {
      guard let message = try Self.next(control, seconds: longestSeconds) else {
        throw JudgingError.harness(ownersLastWords() ?? "the harness ended without a word")
      }
      switch message {
      case .end:
        guard judged == tests.count else {
          throw JudgingError.harness("it ends before its tests are done")
        }
        return Outcome(judged: judged, isOver: true)
      case .fault(let words): throw JudgingError.harness(words)
      case .test(let test):
        guard judged < tests.count, test.name == tests[judged].name else {
          throw JudgingError.harness("it speaks of a test that is not due")
        }
        judged += 1
        var result = Self.result(of: test)
        if test.isGuestGone { explain(&result) }
        try tell(result)
        let stops = work.stopsAtFirstFailure && result.verdict != .accepted
        if test.isGuestGone || stops {
          return Outcome(judged: judged, isOver: stops || judged == tests.count)
        }
      }
    }
  }

  private static func result(of test: OwnerMessage.Test) -> TestResult {
    // The owner's word, and so perhaps no sensible number.
    let time = Duration.seconds(min(max(test.figures?.time ?? 0, 0), 1e12) / 1e6)
    var result = TestResult(
      name: test.name, verdict: test.verdict,
      usage: Usage(cpu: .zero, wall: time, memory: test.figures?.memory ?? .zero), exitStatus: nil,
      signal: nil, message: test.message)
    result.gpu = test.figures
    return result
  }

  /// Facts about the guest's end say more than that it ended.
  private func explain(_ result: inout TestResult) {
    guard let report = try? report(of: guest, "guest") else { return }
    defer { report.close() }
    let facts = report.facts
    result.usage.cpu = facts.cpu
    switch facts.ending {
    case .exited(let status): result.exitStatus = status
    case .signalled(let signal): result.signal = signal
    }
    guard let ruling = Ruling.ofRun(facts, limits: limits) else {
      if result.verdict == .runTimeError && result.message.isEmpty {
        result.message = "its process ended before it had answered"
      }
      return
    }
    let isStopped = facts.stop != nil && facts.stop != .wall
    if isStopped || facts.forbiddenCall != nil || facts.oomKills > 0 {
      result.verdict = ruling.verdict
      result.message = ruling.message
    } else if result.verdict == .runTimeError {
      result.message += result.message.isEmpty ? ruling.message : "; \(ruling.message)"
    }
  }

  /// What the owner said last, or why it could not be run at all.
  private func ownersLastWords() -> String? {
    do throws(SandboxError) {
      guard let report = try report(of: owner, "owner") else { return nil }
      defer { report.close() }
      let said = (try? report.standardError.readAll(limit: .mib(64))) ?? []
      let ruling = Ruling.ofRun(report.facts, limits: limits)
      let words = [
        ruling?.message,
        Text.readable(said.suffix(4096)).split(separator: "\n").last.map(String.init),
      ]
      return words.compactMap(\.self).isEmpty
        ? nil : words.compactMap(\.self).joined(separator: ": ")
    } catch {
      return "\(error)"
    }
  }

  // ---- requests

  /// Longest time until the owner's next word: that of a whole test, whatever a guest does to draw it out.
  private var longestSeconds: Int64 {
    let call = min(work.callLimit, .seconds(86_400)).components.seconds + 60
    return min(900 + Int64(work.warmUps + work.repeats + 2) * call, 86_400)
  }

  private func begin(
    _ sandbox: Sandbox, _ role: String, input: FileDescriptor
  ) throws(JudgingError) {
    do throws(SandboxError) {
      try sandbox.begin(request(role, input: input))
    } catch {
      throw .sandbox(error)
    }
  }

  /// What came of a run, if it ends soon.
  private func report(of sandbox: Sandbox, _ role: String) throws(SandboxError) -> RunReport? {
    guard let socket = sandbox.readable else { return nil }
    var polled = pollfd(fd: socket.rawValue, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, Self.patienceMilliseconds) > 0 else { return nil }
    return try sandbox.finish(request(role, input: nil))
  }

  private static let patienceMilliseconds: Int32 = 3000

  private func request(_ role: String, input: FileDescriptor?) -> RunRequest {
    var environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/w", "TMPDIR": "/w", "LANG": "C.UTF-8",
      "PYTHONPATH": "/app", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0",
      "TRITON_CACHE_DIR": "/w/triton", "TORCHINDUCTOR_CACHE_DIR": "/w/inductor",
      "TORCHINDUCTOR_COMPILE_THREADS": "1", "CUDA_CACHE_PATH": "/w/cuda", "OMP_NUM_THREADS": "4",
      // Else JAX takes most of a GPU's memory at once, and keeps what it has had.
      "XLA_PYTHON_CLIENT_PREALLOCATE": "false", "XLA_PYTHON_CLIENT_ALLOCATOR": "platform",
    ]
    environment.merge(work.host.environment) { $1 }
    return RunRequest(
      arguments: [work.host.python, "-B", "-s", "-m", "judge_gpu.\(role)"],
      environment: environment,
      limits: limits, input: input)
  }

  /// Of either side. The clock's is a backstop: they may have to wait for the GPU, and then the owner counts the time.
  private var limits: Limits {
    Limits(
      cpu: .seconds(86_400) * 64, memory: work.memory, output: .mib(64), processes: 1024,
      wall: .seconds(86_400), scratch: .mib(1024), openFiles: 4096, stack: .mib(64))
  }

  // ---- the line to the owner

  /// The owner's next message; `nil` when it is gone.
  private static func next(
    _ control: FileDescriptor, seconds: Int64
  ) throws -> OwnerMessage? {
    // The socket ends with the last process that holds its other end, which the owner alone does.
    var polled = pollfd(fd: control.rawValue, events: Int16(POLLIN), revents: 0)
    var ready: Int32
    repeat {
      ready = poll(&polled, 1, Int32(clamping: seconds * 1000))
    } while ready < 0 && errno == EINTR
    guard ready > 0 else { throw JudgingError.harness("it says nothing for \(seconds) s") }
    var buffer = [UInt8](repeating: 0, count: largestMessage)
    var count: Int
    repeat {
      count = recv(control.rawValue, &buffer, buffer.count, 0)
    } while count < 0 && errno == EINTR
    if count <= 0 { return nil }
    guard let message = OwnerMessage(buffer[..<count]) else {
      throw JudgingError.harness("it sends what is no message")
    }
    return message
  }

  private static let largestMessage = 128 * 1024

  private static func line() throws(JudgingError) -> (FileDescriptor, FileDescriptor) {
    do throws(Errno) {
      return try Packet.socketPair()
    } catch {
      throw .harness("no pair of sockets: \(error)")
    }
  }

  /// Gives the owner its job, and its line to the guest, which nobody else keeps then.
  private func sendJob() throws {
    guard let line = ownersLine else { preconditionFailure("a session is run once") }
    defer {
      try? line.close()
      ownersLine = nil
    }
    let bytes = Array(try JSONEncoder().encode(job))
    guard bytes.count <= Self.largestMessage else {
      throw JudgingError.harness("the tests' inputs are too long for it: \(bytes.count) bytes")
    }
    var sent: Int
    repeat {
      sent = clinux_send_descriptors(control.rawValue, bytes, bytes.count, [line.rawValue], 1)
    } while sent < 0 && errno == EINTR
    guard sent == bytes.count else {
      throw JudgingError.harness("cannot be given its job: \(Errno(rawValue: errno))")
    }
  }
}
