internal import Control
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

/// Checks a package against itself: its jury submissions against their labels, its data against its validators, its
/// time limit against its solutions.
struct PackageVerifier: Sendable {
  let problem: Problem
  let languages: [Language]
  let executor: any Executor
  /// Whether every submission is run on all tests.
  var runsAllTests = false
  /// Whether the machine has what the submissions need; if not, only the data are looked at.
  var judgesSubmissions = true
  /// Is told of each submission that is done.
  var report: @Sendable (PackageVerification.Entry) -> Void = { _ in }

  func verify() async throws -> PackageVerification {
    var verification = PackageVerification(package: problem.name)
    verification.notes = problem.remarks.map(\.description)
    verification.timeLimit = Milliseconds(problem.limits.cpu)
    async let checks = DataVerifier(problem: problem, languages: languages, executor: executor)
      .problems()
    let outcomes = judgesSubmissions ? try await submissions() : []
    if !judgesSubmissions {
      verification.omission =
        "the submissions need a GPU, and there is none here: they were not judged"
    }
    verification.submissions = outcomes.map(\.entry)
    verification.problems = try await checks + margins(outcomes) + ranges(outcomes)
    verification.notes += partialSolutions(outcomes)
    if !problem.jurySubmissions.contains(where: { $0.group == "accepted" }) {
      verification.problems.append("there is no accepted submission")
    }
    return verification
  }

  private struct Outcome: Sendable {
    var submission: JurySubmission
    var entry: PackageVerification.Entry
    var result: TrialResult?
  }

  private func submissions() async throws -> [Outcome] {
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      for (index, submission) in problem.jurySubmissions.enumerated() {
        group.addTask { (index, try await outcome(of: submission)) }
      }
      var outcomes = [Outcome?](repeating: nil, count: problem.jurySubmissions.count)
      for try await (index, outcome) in group {
        outcomes[index] = outcome
        report(outcome.entry)
      }
      return outcomes.compactMap(\.self)
    }
  }

  private func outcome(of submission: JurySubmission) async throws -> Outcome {
    do {
      let result = try await executor.judge(try trial(submission)) { _ in }
      let tests = result.tests.map(\.verdict)
      let isMet = submission.expectation.isMet(by: result.verdict, tests: tests)
      let flaw = submission.expectation.flaw(ofScore: result.score, best: problem.scoring?.best)
      var entry = PackageVerification.Entry(
        submission, verdict: result.verdict, ok: isMet && flaw == nil,
        message: isMet ? flaw ?? result.message : result.message)
      entry.score = result.score
      entry.cpu = result.usage.map { Milliseconds($0.cpu) }
      return Outcome(submission: submission, entry: entry, result: result)
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      let message = CommandFailure(error).description
      return Outcome(
        submission: submission,
        entry: .init(submission, verdict: .judgeError, ok: false, message: message))
    }
  }

  private func trial(_ submission: JurySubmission) throws -> Trial {
    if let obstacle = submission.obstacle { throw CommandFailure(.badInput, obstacle) }
    let files = try problem.sources(submission.files)
    let name =
      files.first { file in languages.contains { $0.isWritten(in: file.name) } }?.name
      ?? submission.path
    // The standard has no code for some languages, so a label may name one that is not in judge.conf.
    let code = submission.language.flatMap { code in
      languages.contains { $0.code == code } ? code : nil
    }
    let language = try LocalJudge.language(of: name, code: code, for: problem, among: languages)
    return Trial(
      problem: problem, language: language, files: files,
      stopsAtFirstFailure: !runsAllTests && submission.expectation.isDecidedByFirstFailure,
      validatorLanguages: languages)
  }

  /// An accepted solution that comes close to the limit will fail some day.
  private func margins(_ outcomes: [Outcome]) -> [String] {
    outcomes.compactMap { outcome in
      guard outcome.submission.expectation.isOfSolution, let result = outcome.result,
        let cpu = result.usage?.cpu,
        cpu.milliseconds * problem.timeFactor > result.limits.cpu.milliseconds
      else { return nil }
      return "\(outcome.submission.path) uses \(Figures.time(cpu)) of the limit of "
        + "\(Figures.time(result.limits.cpu)): \(tooMuch(cpu))"
    }
  }

  /// Scores that groups must not have, by the package's own word.
  private func ranges(_ outcomes: [Outcome]) -> [String] {
    guard let scoring = problem.scoring else { return [] }
    return outcomes.flatMap { outcome in
      scoring.outOfRange(outcome.result?.groups ?? []).map { "\(outcome.submission.path): \($0)" }
    }
  }

  /// Where there is a best score, what is accepted should reach it.
  private func partialSolutions(_ outcomes: [Outcome]) -> [String] {
    guard let best = problem.scoring?.best else { return [] }
    return outcomes.compactMap { outcome in
      guard outcome.submission.group == "accepted", outcome.entry.verdict == .accepted,
        outcome.submission.expectation.scores.isEmpty, let score = outcome.entry.score,
        score != best
      else { return nil }
      return
        "\(outcome.submission.path) scores \(Points.text(score)), not all of \(Points.text(best))"
    }
  }

  /// A limit that was stated must leave room; of one that was not, what it should be.
  private func tooMuch(_ cpu: Duration) -> String {
    if problem.timeFactor == Problem.usualTimeFactor { return "more than half" }
    let seconds = (cpu.milliseconds * problem.timeFactor / 1000).rounded(.up)
    return "by the package's time_multiplier it should be \(Int(max(seconds, 1))) s, "
      + "which .timelimit can state"
  }
}
