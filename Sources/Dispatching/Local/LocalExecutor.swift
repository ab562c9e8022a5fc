package import JudgeCore
internal import NIOCore
internal import NIOPosix
internal import WorkerProtocol

/// Judges on this machine: some slots, each with a worker of its own that stays up between submissions.
package struct LocalExecutor: Executor {
  package let name = "local"
  package let slots: Int
  private let launcher: Launcher
  private let queue = WorkQueue<Assignment>()
  private let greeting = Greeting()
  private let gpu: GPUHost
  private let complain: (@Sendable (String) -> Void)?

  /// - Parameter complain: is told why a worker does not come up, which is then tried again and again while the work
  ///   waits. `nil`: the work fails instead.
  package init(
    launcher: Launcher, slots: Int, gpu: GPUHost, complain: (@Sendable (String) -> Void)? = nil
  ) {
    self.launcher = launcher
    self.slots = slots
    self.gpu = gpu
    self.complain = complain
  }

  package func judge(
    _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult {
    let assignment = Assignment(trial: trial, progress: progress)
    queue.put(assignment)
    guard case .judged(let result) = try await assignment.result() else {
      preconditionFailure("judging gives a result")
    }
    return result
  }

  /// Compiles a trial that is to be run elsewhere.
  ///
  /// - Throws: as ``judge(_:progress:)`` does.
  func prepare(
    _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> PreparedTrial {
    let assignment = Assignment(trial: trial, purpose: .compiling, progress: progress)
    queue.put(assignment)
    guard case .compiled(let prepared) = try await assignment.result() else {
      preconditionFailure("compiling gives programs")
    }
    return prepared
  }

  /// The walls that the workers said to have; empty until the first one is up.
  package var mechanisms: [Mechanism] { greeting.mechanisms }

  /// Keeps the slots at work until cancelled.
  ///
  /// - Throws: ``ExecutorFault`` when no worker can be started any more.
  package func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for slot in 0..<slots {
        group.addTask { try await serve(slot: slot) }
      }
      // Not `waitForAll`: that waits for the other slots, which go on, before it tells of one that cannot.
      for try await () in group {}
    }
  }

  private func serve(slot: Int) async throws {
    var waiting: Assignment?
    var pause = Self.shortestPause
    while !Task.isCancelled {
      // A daemon's worker is up before there is work; a command's is there for its work alone.
      if complain == nil && waiting == nil {
        waiting = await queue.next()
        if waiting == nil { return }
      }
      let start = ContinuousClock.now
      do {
        waiting = try await work(slot: slot, from: waiting)
        pause = Self.shortestPause
      } catch {
        if error.isWorkDone { waiting = nil }
        if .now - start > Self.longestPause { pause = Self.shortestPause }
        // Nobody misses one at the end.
        if Task.isCancelled { return }
        if error.fault == .launcherGone { throw error.fault }
        guard let complain else {
          waiting?.settle(.failure(error.fault))
          waiting = nil
          continue
        }
        complain("slot \(slot) has no worker, trying again in \(pause): \(error.fault)")
        try? await Task.sleep(for: pause)  // only a cancellation ends it early
        pause = min(pause * 2, Self.longestPause)
      }
    }
  }

  private static let shortestPause = Duration.seconds(1)
  private static let longestPause = Duration.seconds(30)

  /// There is no worker: none came up, and what was to be done has not been begun; or it has ended with nothing left to do.
  private struct NoWorker: Error {
    var fault: ExecutorFault
    var isWorkDone: Bool

    init(_ error: any Error, isWorkDone: Bool = false) {
      self.isWorkDone = isWorkDone
      fault =
        error as? ExecutorFault ?? ExecutorFault("the worker broke off while starting: \(error)")
    }
  }

  /// Starts a worker and gives it `first` and whatever comes after, until the worker breaks. That an idle one has ended is seen at once, so
  /// that another one sweeps up what it has left, and is there when there is work.
  ///
  /// - Returns: an assignment that broke the worker though it had served others before: most likely the worker
  ///   had ended while idle, so this one has had no fair try yet.
  private func work(slot: Int, from first: Assignment?) async throws(NoWorker) -> Assignment? {
    let worker: Worker
    do { worker = try await startWorker(slot: slot) } catch { throw NoWorker(error) }
    defer { worker.process.forget() }
    var current = first
    var isUp = false
    let end = Flag()
    worker.channel.channel.closeFuture.whenComplete { [queue] _ in queue.end(end) }
    let executor = EventLoopExecutor(worker.channel.channel.eventLoop)
    do {
      try await withTaskExecutorPreference(executor) {
        try await worker.channel.executeThenClose { inbound, outbound in
          var session = try await Self.bounded(by: Self.longestStart, worker.process) {
            try await WorkerSession(inbound: inbound, outbound: outbound)
          }
          isUp = true
          greeting.note(session.hello.mechanisms)
          if current == nil { current = await queue.next(until: end) }
          while let assignment = current {
            try await perform(assignment, in: &session, of: worker.process)
            current = await queue.next(until: end)
          }
          if end.isRaised && !Task.isCancelled {
            throw ExecutorFault("the worker ended while it had nothing to do")
          }
        }
      }
    } catch {
      guard isUp else { throw NoWorker(error) }
      guard let current else {
        if Task.isCancelled { return nil }
        throw NoWorker(error, isWorkDone: true)
      }
      if current !== first && !current.isAbandoned && !(error is ExecutorFault) { return current }
      current.settle(.failure(Self.fault(error)))
    }
    return nil
  }

  /// Within which a worker has to say hello.
  private static let longestStart = Duration.seconds(60)

  /// Has one assignment done, and ends the worker when it is abandoned or takes longer than its limits allow.
  private func perform(
    _ assignment: Assignment, in session: inout WorkerSession, of process: WorkerProcess
  ) async throws {
    if assignment.isAbandoned { return }
    assignment.onAbandon { process.kill() }
    defer { assignment.onAbandon(nil) }
    let run = try run(of: assignment)
    let product = try await Self.bounded(by: run.longestDuration, process) {
      () -> Assignment.Product in
      switch assignment.purpose {
      case .judging: return .judged(try await judge(run, in: &session))
      case .compiling:
        return .compiled(try await run.prepare(givesPrograms: true, in: &session))
      case .helping(_, let prepared, let blocks):
        try await run.help(prepared, blocks, in: &session) { !queue.isWaitedFor }
        return .helped
      }
    }
    assignment.settle(.success(product))
  }

  private func run(of assignment: Assignment) throws -> TrialRun {
    if case .helping(let run, _, _) = assignment.purpose { return run }
    return try TrialRun(assignment.trial, gpu: gpu, progress: assignment.progress)
  }

  /// Judges a trial in one slot, and runs its tests in those that are idle, too.
  private func judge(
    _ run: TrialRun, in session: inout WorkerSession
  ) async throws -> TrialResult {
    let prepared = try await run.prepare(in: &session)
    let idle = queue.idleTakers
    guard idle > 0, prepared.program != nil, let blocks = run.blocks() else {
      return try await run.run(prepared, in: &session)
    }
    let helpers = (0..<min(idle, blocks.mostWorkers - 1)).map { _ in
      Assignment(
        trial: run.trial, purpose: .helping(run, prepared, blocks), progress: { _ in })
    }
    for helper in helpers { queue.put(helper) }
    // Those that nobody has taken up by then.
    defer { queue.withdraw { unwanted in helpers.contains { $0 === unwanted } } }
    do {
      return try await run.run(prepared, blocks, in: &session)
    } catch {
      for helper in helpers { helper.abandon() }
      throw error
    }
  }

  private static func bounded<Value>(
    by limit: Duration, _ process: WorkerProcess, _ body: () async throws -> Value
  ) async throws -> Value {
    try await Alarm.bounding(by: limit, process.kill, body)
  }

  private struct Worker {
    var channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
    var process: WorkerProcess
  }

  private func startWorker(slot: Int) async throws -> Worker {
    let (stream, pid) = try await NIOThreadPool.singleton.runIfActive { [launcher] in
      try launcher.launch(slot: slot)
    }
    var process: WorkerProcess?
    do {
      let started = try WorkerProcess(pid: pid)
      process = started
      return Worker(channel: try await WorkerChannel.open(stream), process: started)
    } catch {
      process?.forget()
      SocketPair.close(stream)
      throw error
    }
  }

  private static func fault(_ error: any Error) -> any Error {
    error is CancellationError || error is ExecutorFault
      ? error : ExecutorFault("the worker broke off: \(error)")
  }
}
