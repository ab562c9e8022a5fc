internal import Control
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Judges the submissions that come with a package.
struct JuryJudge: Sendable {
  var problem: Problem
  let languages: [Language]
  let executor: any Executor
  let reuse: ResultReuse?
  let report: @Sendable (VerificationStep) -> Void
  var runsAllTests = false
  /// Whether the limit was found here.
  var isCalibrated = false

  struct Outcome: Sendable {
    var submission: JurySubmission
    /// `nil`: it could not be run here.
    var entry: PackageVerification.Entry?
    var result: TrialResult?
    /// What is to be said of it, though nothing is wrong.
    var warning: String?
  }

  /// What became of each submission, in their order.
  ///
  /// - Parameter known: results of all tests under a larger limit, by the submissions' paths.
  func outcomes(known: [String: TrialResult]) async throws -> [Outcome] {
    let submissions = problem.jurySubmissions
    return try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      for (index, submission) in submissions.enumerated() {
        group.addTask { (index, try await outcome(of: submission, known: known[submission.path])) }
      }
      var outcomes = [Outcome?](repeating: nil, count: submissions.count)
      for try await (index, outcome) in group {
        outcomes[index] = outcome
        report(outcome.entry.map(VerificationStep.judged) ?? .passedOver(outcome.submission.path))
      }
      return outcomes.compactMap(\.self)
    }
  }

  private func outcome(
    of submission: JurySubmission, known: TrialResult?
  ) async throws -> Outcome {
    if let obstacle = obstacle(to: submission) {
      return Outcome(
        submission: submission, warning: "\(submission.path) was not judged: \(obstacle)")
    }
    do {
      var result = known
      if known.map({ !fits($0, of: submission) }) ?? true {
        result = try await self.result(of: submission)
      }
      guard let result else { preconditionFailure("judged just now") }
      let outcome = outcome(of: submission, result)
      return try await judgedWithRoom(outcome) ?? outcome
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      let message = CommandFailure(error).description
      // Packages that are about validators which fail say so.
      let isExpected = submission.expectation.exact == [.judgeError]
      return Outcome(
        submission: submission,
        entry: .init(submission, verdict: .judgeError, ok: isExpected, message: message))
    }
  }

  /// What becomes of a submission with the room that the too slow ones must fill. A limit that was found on this machine is not the one
  /// that the authors had, so whoever is too slow for it and then gets what the label says is right, as problemtools has it, too.
  ///
  /// - Returns: `nil`: it is not that.
  private func judgedWithRoom(_ outcome: Outcome) async throws -> Outcome? {
    guard isCalibrated, outcome.entry?.ok == false,
      outcome.result?.tests.contains(where: { $0.verdict == .timeLimit }) ?? false
    else { return nil }
    let room = problem.timing.bound(of: problem.limits.cpu)
    let result = try await result(of: outcome.submission, limit: room)
    var judged = self.outcome(of: outcome.submission, result)
    guard judged.entry?.ok == true else { return nil }
    judged.warning =
      "\(outcome.submission.path) is too slow for the limit, and gets \(result.verdict.rawValue) within \(Figures.time(room))"
    return judged
  }

  private func outcome(of submission: JurySubmission, _ result: TrialResult) -> Outcome {
    var expectation = submission.expectation
    var outcome = Outcome(submission: submission, result: result)
    if isUntold(expectation, result) {
      outcome.warning =
        "\(submission.path): what the validator tells the judges is not known here, so no message was looked for"
      expectation.messages = []
      for index in expectation.parts.indices { expectation.parts[index].message = nil }
    }
    var lacks = expectation.shortcomings(of: result.verdict, results: result.tests)
    if let flaw = expectation.flaw(ofScore: result.score) {
      lacks.append(flaw)
    }
    lacks += expectation.flaws(ofGroups: result.groups ?? [])
    var entry = PackageVerification.Entry(
      submission, verdict: result.verdict, ok: lacks.isEmpty, message: "")
    // Of tests that were run it is said there why.
    let reasons = result.tests.isEmpty && !result.message.isEmpty ? [result.message] : []
    entry.message = (lacks + reasons).joined(separator: "; ")
    entry.score = result.score
    entry.cpu = result.tests.map { Milliseconds($0.decisive.cpu) }.max { $0.duration < $1.duration }
    entry.limit = result.limits.cpu
    entry.idle =
      result.tests.first {
        $0.verdict == .timeLimit && $0.decisive.cpu <= result.limits.cpu
      }?.decisive.wall
    outcome.entry = entry
    return outcome
  }

  private func isUntold(_ expectation: Expectation, _ result: TrialResult) -> Bool {
    guard case .custom = problem.validator else { return false }
    return expectation.wantsUnknownMessages(of: result.tests)
  }

  /// Whether a result of all tests under a larger limit is what it would be under the present one.
  private func fits(_ result: TrialResult, of submission: JurySubmission) -> Bool {
    let own = problem.limits.cpu * scale(of: submission)
    guard result.skipped == 0, result.compile?.ok ?? true else { return false }
    return result.tests.allSatisfy { test in
      test.verdict != .timeLimit && test.usage.cpu < own * 0.9 && test.usage.wall < own * 2
    }
  }

  /// By how much its language extends the problem's limit.
  func scale(of submission: JurySubmission) -> Double {
    language(of: submission)?.timeFactor ?? 1
  }

  /// What a submission is given at first whose time is to be found out, and what it is given if it uses all of that.
  static let ordinary = Duration.seconds(4)
  static let generous = Duration.seconds(60)

  /// Judges a submission.
  ///
  /// - Parameters:
  ///   - limit: other than the problem's own.
  ///   - all: whether it is run on all tests.
  ///   - tests: `nil`: those of the problem.
  func result(
    of submission: JurySubmission, limit: Duration? = nil, all: Bool? = nil,
    tests: [TestCase]? = nil
  ) async throws -> TrialResult {
    var trial = try trial(submission)
    if let limit { trial.problem.calibrate(limit) }
    if let all { trial.stopsAtFirstFailure = !all }
    if let tests { trial.problem = trial.problem.limited(to: tests) }
    let progress: @Sendable (TrialProgress) async -> Void = {
      report(.running(submission.path, $0))
    }
    if let reuse {
      return try await reuse.judge(trial, for: .judging, with: executor, progress: progress)
    }
    return try await executor.judge(trial, progress: progress)
  }

  private func trial(_ submission: JurySubmission) throws -> Trial {
    let files = try problem.filledSources(submission.files)
    guard var language = language(of: submission) else {
      throw CommandFailure(.badInput, "\(submission.path) is in no language of judge.conf")
    }
    guard problem.allows(language: language.code) else {
      throw CommandFailure(.badInput, "\(problem.name) takes no \(language.name)")
    }
    if let entry = submission.entrypoint { language.entryNames.insert(entry, at: 0) }
    var trial = Trial(
      problem: problem, language: language, files: files,
      stopsAtFirstFailure: !runsAllTests && submission.expectation.isDecidedByFirstFailure,
      validatorLanguages: languages)
    trial.showsAll = true
    return trial
  }

  /// The language that a submission is in; `nil`: none that is known here.
  func language(of submission: JurySubmission) -> Language? {
    submission.language(among: languages, for: problem)
  }

  /// Why a submission is not judged here; `nil`: it is.
  func obstacle(to submission: JurySubmission) -> String? {
    if let obstacle = submission.obstacle { return obstacle }
    guard let language = language(of: submission) else { return "no language of judge.conf fits" }
    return language.missingCompiler.map { "\($0) is not on this machine" }
  }
}
