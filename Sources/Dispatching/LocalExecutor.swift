package import JudgeCore
internal import NIOCore
internal import NIOPosix
internal import SystemPackage
internal import WorkerProtocol

/// Judges on this machine: some slots, each with a worker of its own that stays up between submissions.
package struct LocalExecutor: Executor {
  package let name = "local"
  package let slots: Int
  private let launcher: Launcher
  private let queue = WorkQueue<Assignment>()
  private let greeting = Greeting()

  package init(launcher: Launcher, slots: Int) {
    self.launcher = launcher
    self.slots = slots
  }

  package func judge(
    _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult {
    let assignment = Assignment(trial: trial, progress: progress)
    queue.put(assignment)
    return try await assignment.result()
  }

  /// The walls that the workers said to have; empty until the first one is up.
  package var mechanisms: [Mechanism] { greeting.mechanisms }

  /// Keeps the slots at work until cancelled.
  package func run() async {
    await withTaskGroup { group in
      for slot in 0..<slots {
        group.addTask { await serve(slot: slot) }
      }
    }
  }

  private func serve(slot: Int) async {
    // The worker is up before there is work: the first submission need not wait for it.
    var next = await serve(slot: slot, from: nil)
    if next == nil { next = await queue.next() }
    while let assignment = next {
      // What a worker left undone because it had died idle is the next one's first work.
      if let undone = await serve(slot: slot, from: assignment) {
        next = undone
      } else {
        next = await queue.next()
      }
    }
  }

  /// Starts a worker and gives it `first` and whatever comes after, until the worker breaks.
  ///
  /// - Returns: an assignment that broke the worker though it had served others before: most likely the worker
  ///   had ended while idle, so this one has had no fair try yet.
  private func serve(slot: Int, from first: Assignment?) async -> Assignment? {
    var current = first
    do {
      let (channel, process) = try await startWorker(slot: slot)
      defer { process.forget() }
      try await channel.executeThenClose { inbound, outbound in
        var session = try await WorkerSession(inbound: inbound, outbound: outbound)
        greeting.note(session.hello.mechanisms)
        if current == nil { current = await queue.next() }
        while let assignment = current {
          let result = try await Self.perform(assignment, in: &session, of: process)
          assignment.settle(.success(result))
          current = await queue.next()
        }
      }
    } catch {
      guard let current else { return nil }
      if current !== first && !current.isAbandoned && !(error is ExecutorFault) { return current }
      current.settle(.failure(Self.fault(error)))
    }
    return nil
  }

  /// Has one assignment done, and ends the worker when it is abandoned or takes longer than its limits allow.
  private static func perform(
    _ assignment: Assignment, in session: inout WorkerSession, of process: WorkerProcess
  ) async throws -> TrialResult {
    if assignment.isAbandoned { throw CancellationError() }
    assignment.onAbandon { process.kill() }
    defer { assignment.onAbandon(nil) }
    let run = try TrialRun(assignment.trial, progress: assignment.progress)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await Task.sleep(for: run.longestDuration)
        process.kill()
      }
      defer { group.cancelAll() }
      return try await run.perform(in: &session)
    }
  }

  private func startWorker(
    slot: Int
  ) async throws -> (channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>, process: WorkerProcess) {
    let (stream, pid) = try await NIOThreadPool.singleton.runIfActive { [launcher] in
      try launcher.launch(slot: slot)
    }
    let process = try WorkerProcess(pid: pid)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .withConnectedSocket(stream.rawValue) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(FrameDecoder()))
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return (channel, process)
  }

  private static func fault(_ error: any Error) -> any Error {
    error is CancellationError || error is ExecutorFault
      ? error : ExecutorFault("the worker broke off: \(error)")
  }
}
