internal import JudgeCore
internal import ProblemFormat

/// Judges on the nodes of a cluster: each trial is a job of Slurm's, whose worker is spoken to through srun.
///
/// No file system is shared: the worker is sent all that it needs. What proves a result is the seal over it alone, never an
/// exit status: srun exits with 0 when its node is lost (seen with 22.05).
package struct SlurmExecutor: Executor {
  package let name = "slurm"
  package var slots: Int { settings.inFlight }
  private let settings: SlurmSettings
  private let compiler: LocalExecutor
  private let watch: JobWatch
  private let retired = WorkQueue<Srun>()

  /// - Parameters:
  ///   - compiler: compiles what needs a GPU to run, so that no GPU is held meanwhile.
  ///   - complain: is told when Slurm does not answer, and when it does again.
  package init(
    _ settings: SlurmSettings, compiler: LocalExecutor,
    complain: @escaping @Sendable (String) -> Void
  ) {
    self.settings = settings
    self.compiler = compiler
    watch = JobWatch(settings, complain: complain)
  }

  /// Watches over the jobs until cancelled. Nothing is judged before an earlier daemon's jobs are cancelled.
  package func run() async throws {
    await withDiscardingTaskGroup { group in
      group.addTask { await watch.run() }
      while let srun = await retired.next() {
        group.addTask { await srun.end(within: .seconds(10)) }
      }
    }
  }

  package func judge(
    _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult {
    let run = try TrialRun(trial, gpu: settings.gpu, isElsewhere: true, progress: progress)
    var prepared: PreparedTrial?
    if trial.problem.needsGPU {
      let compiled = try await compiler.prepare(trial, progress: progress)
      if let refusal = run.refusal(compiled) { return refusal }
      prepared = compiled
    }
    let request = SlurmRequest(
      trial, compiles: prepared == nil,
      duration: prepared == nil ? run.longestDuration : run.longestRun)
    let job = SlurmTrial(
      settings: settings, watch: watch, request: request, run: run, prepared: prepared,
      progress: progress)
    return try await submit(job, name: jobName(trial), progress)
  }

  /// Submits a job, again and again while there is no controller to take it.
  private func submit(
    _ job: SlurmTrial, name: String, _ progress: @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult {
    for number in 1...Self.mostSubmissions {
      if !watch.isAnswered {
        await progress(.waiting(SlurmSighting.unknown.words(wantsGPU: false)))
        try await watch.untilReady()
      }
      do {
        // A name of its own each time: the controller may have taken what it did not acknowledge.
        return try await job.perform(name: "\(name)-\(number)") { retired.put($0) }
      } catch is SlurmTrial.NoController {
        watch.doubt()
      }
    }
    throw ExecutorFault(
      "Slurm's controller answers squeue, but took no job \(Self.mostSubmissions) times")
  }

  private static let mostSubmissions = 20

  private func jobName(_ trial: Trial) -> String {
    let attempt = trial.attempt.map { "\($0.id)" } ?? "try"
    return
      "\(settings.namePrefix)\(attempt)-\(Hexadecimal.text((0..<4).map { _ in UInt8.random(in: .min ... .max) }))"
  }
}
