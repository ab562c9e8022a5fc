internal import Control
internal import Dispatching
internal import JudgeCore
internal import Logging
internal import ProblemFormat
internal import Storage

/// One attempt at one submission, from the queue to its row's last state.
struct SubmissionRun {
  private let service: JudgingService
  private let executor: any Executor
  private let submission: Submission
  private let log: Logger
  private let running = Postponed()

  init(
    service: JudgingService, executor: any Executor, submission: Submission, log: Logger
  ) {
    self.service = service
    self.executor = executor
    self.submission = submission
    self.log = log
  }

  /// - Returns: after a fault of the judge's own, how long to wait before the next attempt; `nil`: there is none.
  /// - Throws: `StorageError`; `CancellationError` when the daemon stops.
  func perform() async throws -> Duration? {
    let nonce = Self.nonce()
    // The package stays where it is until this is done, even if another takes its place.
    guard let loan = service.problems.borrow(submission.problem) else {
      // It has been removed just now, and this one waits as the others do.
      return .seconds(2)
    }
    defer { withExtendedLifetime(loan) {} }
    var trial: Trial
    do {
      trial = try prepare(loan.problem)
    } catch {
      let attempt = try await begin(nonce, problemVersion: nil, limits: nil)
      return try await fail(error, of: attempt, limit: 1)
    }
    let attempt = try await begin(
      nonce, problemVersion: trial.problem.version, limits: trial.limits)
    guard let source = attempt.source else {
      return try await fail(ExecutorFault("the source was not kept"), of: attempt, limit: 1)
    }
    trial.files = [source]
    trial.attempt = AttemptName(id: attempt.id, nonce: nonce)
    recordWait(attempt)
    defer { running.callOff() }
    do {
      let result = try await executor.judge(trial, progress: report(attempt, trial))
      try await finish(attempt, result)
      return nil
    } catch let fault as ExecutorFault {
      return try await fail(fault, of: attempt, limit: service.attempts)
    }
  }

  /// What there is to judge, its source apart.
  ///
  /// - Throws: ``ExecutorFault`` for what trying again cannot mend.
  private func prepare(_ problem: Problem) throws(ExecutorFault) -> Trial {
    guard let language = service.languages.first(where: { $0.code == submission.language }) else {
      throw ExecutorFault("judge.conf does not describe the language any more")
    }
    // How long a withheld result took must not say where the first failure was.
    let isWithheld = service.assessments.holder(of: submission) != nil
    return Trial(
      problem: problem, language: language, files: [], stopsAtFirstFailure: !isWithheld,
      validatorLanguages: service.languages)
  }

  private func begin(
    _ nonce: String, problemVersion: String?, limits: Limits?
  ) async throws(StorageError) -> Attempt {
    try await service.store.beginAttempt(
      submission: submission.id, nonce: nonce, executor: executor.name,
      problemVersion: problemVersion, limits: limits)
  }

  private func recordWait(_ attempt: Attempt) {
    guard attempt.number == 1, submission.original == nil else { return }
    let wait = Timestamp.now.milliseconds - submission.submittedAt
    service.waits.record(.milliseconds(wait), for: executor.name)
  }

  private static func nonce() -> String {
    Hexadecimal.text((0..<16).map { _ in UInt8.random(in: .min ... .max) })
  }

  /// Tells watchers each step; only the change to `running` is worth a write of its own, and that only if it lasts.
  private func report(
    _ attempt: Attempt, _ trial: Trial
  ) -> @Sendable (TrialProgress) async -> Void {
    let live = LiveSubmission(submission, attempt: attempt.number, limits: trial.limits)
    return { [service, running] progress in
      if case .compiled(let result) = progress, result.ok {
        running.act(after: Self.glance) { await markRunning(attempt, result) }
      }
      service.hub.report(live.after(progress))
    }
  }

  /// Nobody sees what is over sooner.
  private static let glance = Duration.milliseconds(100)

  /// When this is late, the attempt is not live any more, and nothing is changed.
  private func markRunning(_ attempt: Attempt, _ result: CompileResult) async {
    do throws(StorageError) {
      try await service.store.markRunning(attempt, compile: result)
    } catch {
      // The verdict's own transaction will say the same again.
      log.warning("cannot record a step", metadata: ["reason": "\(error)"])
    }
  }

  /// Does a step that must not be left undone, because the row would stay as it is until a restart: again and again, until
  /// the database takes it (a full disk may be mended meanwhile).
  ///
  /// - Throws: ``ExecutorFault`` for what the database will never take.
  private func insist<Value>(_ step: () async throws(StorageError) -> Value) async throws -> Value {
    while true {
      do throws(StorageError) {
        let value = try await step()
        service.troubles.note(.database, nil)
        return value
      } catch {
        if case .refused = error { throw ExecutorFault("the result cannot be recorded: \(error)") }
        log.error(
          "cannot record what became of a submission, trying again",
          metadata: ["reason": "\(error)"])
        service.troubles.note(.database, "\(error)")
      }
      try await Task.sleep(for: .seconds(5))
    }
  }

  private func finish(_ attempt: Attempt, _ result: TrialResult) async throws {
    let outcome = Outcome(
      verdict: result.verdict, message: result.message, usage: result.usage, host: result.host,
      mode: result.mode, mechanisms: result.mechanisms, score: result.score,
      groups: result.groups, skipped: result.skipped, compile: result.compile, tests: result.tests)
    let isLive = try await insist { () async throws(StorageError) in
      try await service.store.finish(attempt, outcome)
    }
    guard isLive else {
      log.warning("a result came too late: its attempt is not the live one any more")
      return
    }
    // The first one says it: there may be many more.
    if let test = result.tests.first(where: { $0.verdict == .judgeError }) {
      // What a package's own programs say may hold the answers: it is for whoever keeps the server alone.
      log.error(
        "the package failed",
        metadata: [
          "problem": "\(submission.problem)", "test": "\(test.name)", "reason": "\(test.message)",
          "said": "\(test.judgeMessage ?? "")",
        ])
    }
    log.info(
      "judged",
      metadata: [
        "verdict": "\(result.verdict.rawValue)", "problem": "\(submission.problem)",
        "user": "\(submission.user)",
      ])
    try await announce()
  }

  /// - Returns: how long to wait before the next attempt.
  private func fail(
    _ fault: ExecutorFault, of attempt: Attempt, limit: Int
  ) async throws -> Duration? {
    log.error(
      "a fault of the judge's own",
      metadata: ["reason": "\(fault.whole)", "attempt": "\(attempt.number)"])
    let consequence = try await insist { () async throws(StorageError) in
      try await service.store.fault(attempt, reason: fault.description, limit: limit)
    }
    try await announce()
    // What is broken may be mended meanwhile.
    return consequence == .requeued ? .seconds(attempt.number == 1 ? 2 : 30) : nil
  }

  /// Tells watchers what the row says now.
  private func announce() async throws(StorageError) {
    if service.hub.forgetUnwatched(submission.id) { return }
    if let row = try await service.store.submission(submission.id, withTests: true) {
      service.hub.publish(row)
    }
  }
}
