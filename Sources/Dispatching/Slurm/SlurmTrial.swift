internal import JudgeCore
internal import NIOCore
internal import Synchronization
internal import SystemPackage
internal import WorkerProtocol

/// One trial as one job of Slurm's.
struct SlurmTrial: Sendable {
  let settings: SlurmSettings
  let watch: JobWatch
  let request: SlurmRequest
  let run: TrialRun
  /// `nil`: the node compiles, too.
  let prepared: PreparedTrial?
  let progress: @Sendable (TrialProgress) async -> Void

  /// The controller could not be asked, so that there is no job.
  struct NoController: Error {}

  /// Has the job done.
  ///
  /// - Parameters:
  ///   - name: of the job; never used before.
  ///   - retire: is given the srun whose job is done, to be waited for.
  /// - Throws: ``ExecutorFault``; ``NoController``; `CancellationError`.
  func perform(name: String, retire: @Sendable (Srun) -> Void) async throws -> TrialResult {
    let (sightings, sighted) = AsyncStream.makeStream(
      of: SlurmSighting.self, bufferingPolicy: .bufferingNewest(1))
    watch.enter(name) { sighted.yield($0) }
    defer { watch.leave(name) }
    let (srun, stream) = try await Srun.start(
      name: name, arguments: request.arguments(settings, name: name))
    let phase = Phase()
    do {
      let result = try await withTaskCancellationHandler {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { await follow(sightings, srun, phase) }
          defer { group.cancelAll() }
          return try await converse(stream, srun, phase)
        }
      } onCancel: {
        srun.stop(nil)
      }
      retire(srun)
      return result
    } catch {
      await srun.end(within: .seconds(3))
      if Task.isCancelled { throw CancellationError() }
      if !phase.hasGreeted && SlurmText.tellsOfNoController(srun.said) { throw NoController() }
      // srun may be gone before its job is. Where this fails, the watch finds what is left.
      _ = try? await SlurmCommand.run(["scancel", "--quiet", "--name=\(name)"])
      throw await fault(error, srun, phase)
    }
  }

  private func converse(
    _ stream: SystemPackage.FileDescriptor, _ srun: Srun, _ phase: Phase
  ) async throws -> TrialResult {
    try await WorkerChannel.open(stream).executeThenClose { inbound, outbound in
      var session = try await WorkerSession(inbound: inbound, outbound: outbound)
      phase.greeted(on: session.hello.host)
      let (node, gpus) = (session.hello.host, session.hello.gpus)
      await progress(.placed(node: SlurmText.word(node), gpus: gpus.map { SlurmText.word($0) }))
      return try await Alarm.bounding(
        by: request.duration, { srun.stop("it took longer than its limits allow") }
      ) {
        if let prepared { return try await run.run(prepared, in: &session) }
        return try await run.perform(in: &session)
      }
    }
  }

  /// Tells how the job stands until its worker says so itself, and ends it when it is lost or will never run.
  private func follow(
    _ sightings: AsyncStream<SlurmSighting>, _ srun: Srun, _ phase: Phase
  ) async {
    var last: SlurmSighting?
    var startedAt: ContinuousClock.Instant?
    for await sighting in sightings {
      if sighting == .gone { srun.stop("Slurm has lost the job") }
      if phase.hasGreeted { continue }
      if case .running(let node) = sighting {
        phase.placed(on: node)
        let started = startedAt ?? .now
        startedAt = started
        if ContinuousClock.now - started > Self.longestStart {
          srun.stop("the worker did not say anything within \(Self.longestStart)")
        }
      }
      if let why = sighting.hopelessness { srun.stop(why) }
      if sighting != last { await progress(.waiting(sighting.words(wantsGPU: request.gpus > 0))) }
      last = sighting
    }
  }

  /// Within which a worker has to say hello once its job runs.
  private static let longestStart = Duration.seconds(60)

  /// How far the job has come.
  private final class Phase: Sendable {
    private struct State {
      var node: String?
      var host: String?
      var hasGreeted = false
    }

    private let state = Mutex(State())

    var hasGreeted: Bool { state.withLock { $0.hasGreeted } }
    /// Where it runs, as Slurm says.
    var node: String? { state.withLock { $0.node } }
    /// Where it runs, as the worker says.
    var host: String? { state.withLock { $0.host } }

    func placed(on node: String) { state.withLock { $0.node = node } }

    func greeted(on host: String) {
      state.withLock { state in
        state.hasGreeted = true
        state.host = host
      }
    }
  }

  private func fault(_ error: any Error, _ srun: Srun, _ phase: Phase) async -> ExecutorFault {
    var node = phase.node ?? SlurmText.node(in: srun.said)
    if node == nil { node = await Self.node(of: srun.name) }
    return ExecutorFault(
      SlurmFault.words(
        node: node ?? phase.host, hasGreeted: phase.hasGreeted, stopReason: srun.stopReason,
        said: srun.said, error: error))
  }

  /// The node of a job that may be over; `nil`: it had none, or Slurm does not say.
  private static func node(of name: String) async -> String? {
    // It makes a fault's words better, no more.
    let said = try? await SlurmCommand.run([
      "squeue", "--noheader", "--all", "--states=all", "--name=\(name)", "--format=%N",
    ])
    return said?.split(whereSeparator: \.isWhitespace).last.map(String.init)
  }
}
