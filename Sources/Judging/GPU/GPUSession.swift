internal import CLinux
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// One pair of owner and guest, from their start to the end of both.
struct GPUSession {
  /// How a session went.
  struct Outcome {
    /// Tests that have their result.
    var judged: Int
    /// Whether no other test is to be run.
    var isOver: Bool
  }

  let owner: Sandbox
  let guest: Sandbox
  let work: GPUWork

  var mechanisms: [Mechanism] { guest.mechanisms }

  /// - Throws: ``JudgingError``; what `tell` throws.
  func run(
    _ tests: [OwnerJob.Test], job: OwnerJob, tell: (TestResult) throws -> Void
  ) throws -> Outcome {
    let (control, ownersEnd) = try Self.pair()
    let guestRun: Started
    let ownerRun: Started
    do {
      defer { try? ownersEnd.close() }
      let (ownersLine, guestsLine) = try Self.pair()
      // Each side alone holds its end: the other sees it close.
      defer {
        try? ownersLine.close()
        try? guestsLine.close()
      }
      ownerRun = try Started(owner, request("owner", limits: ownerLimits(tests), input: ownersEnd))
      guestRun = try Started(guest, request("guest", limits: guestLimits(tests), input: guestsLine))
      try Self.send(Array(try JSONEncoder().encode(job)), with: ownersLine, to: control)
    }
    defer {
      try? control.close()
      // Whatever happened, nobody stays: a report that was not asked for is of no interest.
      guest.abandon()
      owner.abandon()
    }
    var judged = 0
    while true {
      guard let message = try Self.next(control, ownerRun, seconds: sessionSeconds(tests)) else {
        throw JudgingError.harness(ownersLastWords(ownerRun) ?? "the harness ended without a word")
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
        if test.isGuestGone { explain(&result, by: guestRun) }
        try tell(result)
        let stops = work.stopsAtFirstFailure && result.verdict != .accepted
        if test.isGuestGone || stops {
          return Outcome(judged: judged, isOver: stops || judged == tests.count)
        }
      }
    }
  }

  private static func result(of test: OwnerMessage.Test) -> TestResult {
    let time = Duration.nanoseconds(Int64((test.figures?.time ?? 0) * 1000))
    var result = TestResult(
      name: test.name, verdict: test.verdict,
      usage: Usage(cpu: .zero, wall: time, memory: test.figures?.memory ?? .zero), exitStatus: nil,
      signal: nil, message: test.message)
    result.gpu = test.figures
    return result
  }

  /// Facts about the guest's end say more than that it ended.
  private func explain(_ result: inout TestResult, by run: Started) {
    guard let report = run.report(within: Self.patience) else { return }
    defer { report.close() }
    let facts = report.facts
    result.usage.cpu = facts.cpu
    switch facts.ending {
    case .exited(let status): result.exitStatus = status
    case .signalled(let signal): result.signal = signal
    }
    guard let ruling = Ruling.ofRun(facts, limits: guestLimits([])) else {
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

  private func ownersLastWords(_ run: Started) -> String? {
    guard let report = run.report(within: Self.patience) else { return nil }
    defer { report.close() }
    let said = (try? report.standardError.readAll(limit: .kib(64))) ?? []
    let ruling = Ruling.ofRun(report.facts, limits: ownerLimits([])).map { "\($0.message): " } ?? ""
    return ruling + (Text.readable(said).split(separator: "\n").last.map(String.init) ?? "")
  }

  // ---- requests

  private static let patience = Duration.seconds(3)

  /// Longest time that a session can take by all of the harness's own limits together.
  private func sessionSeconds(_ tests: [OwnerJob.Test]) -> Int64 {
    let calls = Int64(work.warmUps + work.repeats + 1) * Int64(max(1, tests.count))
    return 900 + calls * (work.callLimit.components.seconds + 30)
  }

  private func request(_ role: String, limits: Limits, input: FileDescriptor) -> RunRequest {
    var environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/w", "TMPDIR": "/w", "LANG": "C.UTF-8",
      "PYTHONPATH": "/app", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0",
      "TRITON_CACHE_DIR": "/w/triton", "TORCHINDUCTOR_CACHE_DIR": "/w/inductor",
      "CUDA_CACHE_PATH": "/w/cuda", "OMP_NUM_THREADS": "4", "CUDA_MODULE_LOADING": "EAGER",
    ]
    environment.merge(work.environment) { $1 }
    return RunRequest(
      arguments: [work.python, "-B", "-s", "-m", "judge_gpu.\(role)"], environment: environment,
      limits: limits, input: input)
  }

  private func guestLimits(_ tests: [OwnerJob.Test]) -> Limits {
    let wall = Duration.seconds(sessionSeconds(tests))
    return Limits(
      cpu: wall * 64, memory: work.memory, output: .mib(64), processes: 1024, wall: wall,
      scratch: .mib(1024), openFiles: 4096, stack: .mib(64))
  }

  private func ownerLimits(_ tests: [OwnerJob.Test]) -> Limits {
    var limits = guestLimits(tests)
    limits.memory = .mib(32 * 1024)
    return limits
  }

  // ---- the line to the owner

  /// The owner's next message; `nil` when it is gone.
  private static func next(
    _ control: FileDescriptor, _ owner: Started, seconds: Int64
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

/// A run under way.
private struct Started {
  private let sandbox: Sandbox
  private let request: RunRequest

  init(_ sandbox: Sandbox, _ request: RunRequest) throws(JudgingError) {
    self.sandbox = sandbox
    self.request = request
    do throws(SandboxError) {
      try sandbox.begin(request)
    } catch {
      throw .sandbox(error)
    }
  }

  /// What came of it, if it ends soon.
  func report(within patience: Duration) -> RunReport? {
    guard let socket = sandbox.readable else { return nil }
    var polled = pollfd(fd: socket.rawValue, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, Int32(clamping: patience.components.seconds * 1000)) > 0 else {
      return nil
    }
    return try? sandbox.finish(request)
  }
}
