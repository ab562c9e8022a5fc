internal import CLinux
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// One pair of owner and guest. Both are started at once and load what they need; they touch the GPU only in ``run(tell:)``.
struct GPUSession {
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
  private let ownersLine: FileDescriptor

  /// - Throws: ``JudgingError``.
  init(owner: Sandbox, guest: Sandbox, work: GPUWork, job: OwnerJob) throws(JudgingError) {
    self.owner = owner
    self.guest = guest
    self.work = work
    self.job = job
    let (control, ownersEnd) = try Self.pair()
    let (ownersLine, guestsLine) = try Self.pair()
    self.control = control
    self.ownersLine = ownersLine
    // Each side alone holds its end: the other sees it close.
    defer {
      try? ownersEnd.close()
      try? guestsLine.close()
    }
    try begin(owner, "owner", ownerLimits, input: ownersEnd)
    try begin(guest, "guest", guestLimits, input: guestsLine)
  }

  var mechanisms: [Mechanism] { guest.mechanisms }

  /// Judges the job's tests, until one of them leaves the guest of no use or ends the submission. Call it once.
  ///
  /// - Throws: ``JudgingError``; what `tell` throws.
  func run(tell: (TestResult) throws -> Void) throws -> Outcome {
    let tests = job.tests
    defer {
      try? control.close()
      // Whatever happened, nobody stays: a report that was not asked for is of no interest.
      guest.abandon()
      owner.abandon()
    }
    do {
      defer { try? ownersLine.close() }
      try Self.send(Array(try JSONEncoder().encode(job)), with: ownersLine, to: control)
    }
    var judged = 0
    while true {
      guard let message = try Self.next(control, seconds: longestSeconds) else {
        throw JudgingError.harness(ownersLastWords() ?? "the harness ended without a word")
      }
      switch message {
      case .end: return Outcome(judged: judged, isOver: true)
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
    guard let report = report(of: guest, "guest", guestLimits) else { return }
    defer { report.close() }
    let facts = report.facts
    result.usage.cpu = facts.cpu
    switch facts.ending {
    case .exited(let status): result.exitStatus = status
    case .signalled(let signal): result.signal = signal
    }
    guard let ruling = Ruling.ofRun(facts, limits: guestLimits) else {
      if result.verdict == .runTimeError && result.message.isEmpty {
        result.message = "its process ended before it had answered"
      }
      return
    }
    if facts.forbiddenCall != nil || facts.stop == .memory || facts.oomKills > 0 {
      result.verdict = ruling.verdict
      result.message = ruling.message
    } else if result.verdict == .runTimeError, facts.stop == nil {
      result.message += result.message.isEmpty ? ruling.message : "; \(ruling.message)"
    }
  }

  private func ownersLastWords() -> String? {
    guard let report = report(of: owner, "owner", ownerLimits) else { return nil }
    defer { report.close() }
    let said = (try? report.standardError.readAll(limit: .kib(64))) ?? []
    let ruling = Ruling.ofRun(report.facts, limits: ownerLimits).map { "\($0.message): " } ?? ""
    return ruling + (Text.readable(said).split(separator: "\n").last.map(String.init) ?? "")
  }

  // ---- requests

  /// Longest time that a session can take by all of the harness's own limits together.
  private var longestSeconds: Int64 {
    let calls = Int64(work.warmUps + work.repeats + 1) * Int64(max(1, job.tests.count))
    return 900 + calls * (work.callLimit.components.seconds + 30)
  }

  private func begin(
    _ sandbox: Sandbox, _ role: String, _ limits: Limits, input: FileDescriptor
  ) throws(JudgingError) {
    do throws(SandboxError) {
      try sandbox.begin(request(role, limits, input: input))
    } catch {
      throw .sandbox(error)
    }
  }

  /// What came of a run, if it ends soon.
  private func report(of sandbox: Sandbox, _ role: String, _ limits: Limits) -> RunReport? {
    guard let socket = sandbox.readable else { return nil }
    var polled = pollfd(fd: socket.rawValue, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, Self.patienceMilliseconds) > 0 else { return nil }
    return try? sandbox.finish(request(role, limits, input: nil))
  }

  private static let patienceMilliseconds: Int32 = 3000

  private func request(_ role: String, _ limits: Limits, input: FileDescriptor?) -> RunRequest {
    var environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/w", "TMPDIR": "/w", "LANG": "C.UTF-8",
      "PYTHONPATH": "/app", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0",
      "TRITON_CACHE_DIR": "/w/triton", "TORCHINDUCTOR_CACHE_DIR": "/w/inductor",
      "CUDA_CACHE_PATH": "/w/cuda", "OMP_NUM_THREADS": "4",
    ]
    environment.merge(work.environment) { $1 }
    return RunRequest(
      arguments: [work.python, "-B", "-s", "-m", "judge_gpu.\(role)"], environment: environment,
      limits: limits, input: input)
  }

  private var guestLimits: Limits {
    let wall = Duration.seconds(longestSeconds)
    return Limits(
      cpu: wall * 64, memory: work.memory, output: .mib(64), processes: 1024, wall: wall,
      scratch: .mib(1024), openFiles: 4096, stack: .mib(64))
  }

  private var ownerLimits: Limits {
    var limits = guestLimits
    limits.memory = .mib(32 * 1024)
    return limits
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
    let count = recv(control.rawValue, &buffer, buffer.count, 0)
    if count <= 0 { return nil }
    guard let message = OwnerMessage(buffer[..<count]) else {
      throw JudgingError.harness("it sends what is no message")
    }
    return message
  }

  private static let largestMessage = 128 * 1024

  private static func pair() throws(JudgingError) -> (FileDescriptor, FileDescriptor) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw .harness("no pair of sockets: \(Errno(rawValue: errno))")
    }
    return (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
  }

  private static func send(
    _ bytes: [UInt8], with line: FileDescriptor, to control: FileDescriptor
  ) throws(JudgingError) {
    let sent = clinux_send_descriptors(control.rawValue, bytes, bytes.count, [line.rawValue], 1)
    guard sent == bytes.count else {
      throw .harness("cannot be given its job: \(Errno(rawValue: errno))")
    }
  }
}
