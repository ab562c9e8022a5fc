internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

/// Where programs are run on a package's data that are no submissions.
struct DataBench: Sendable {
  let problem: Problem
  let executor: any Executor
  /// Results of earlier runs; `nil`: everything is run.
  var reuse: ResultReuse?

  /// The problem with nothing of it but its name: no drivers laid over, no validator, the limits of validators.
  func problem(with tests: [TestCase]) -> Problem {
    var bench = Problem(
      name: problem.name, title: problem.title, directory: problem.directory,
      version: problem.version, limits: problem.validationLimits, tests: tests)
    bench.constants = problem.constants
    bench.sidecar.feedback = .none
    // What is run may be a whole output.
    bench.codeLimit = .mib(64)
    return bench
  }

  func judge(_ trial: Trial, for purpose: ResultReuse.Purpose) async throws -> TrialResult {
    guard let reuse else { return try await executor.judge(trial) { _ in } }
    return try await reuse.judge(trial, for: purpose, with: executor) { _ in }
  }
}
