package import JudgeCore
internal import WorkerProtocol

extension TrialResult {
  /// - Parameter count: how many tests there are, those included that were not run.
  package init(
    _ conclusion: Conclusion, of count: Int, limits: Limits, compile: CompileResult?, host: String,
    mode: PrivilegeMode, mechanisms: [Mechanism]
  ) {
    self.init(
      verdict: conclusion.verdict, message: conclusion.message,
      usage: conclusion.tests.map(\.usage).reduce(nil) { $0?.union($1) ?? $1 }, limits: limits,
      compile: compile, tests: conclusion.tests, skipped: count - conclusion.tests.count,
      host: host, mode: mode, mechanisms: mechanisms, score: conclusion.score,
      groups: conclusion.groups)
  }
}

extension Trial {
  /// What the known results come to by themselves; `nil`: something is still to be run.
  package var conclusion: Conclusion? {
    let tests = selectedTests
    let plan = plan(of: tests)
    let results = tests.indices.map { test in
      known[tests[test].name].map { plan.result($0, of: test) }
    }
    guard case .concluded(let conclusion) = plan.conclude(results) else { return nil }
    return conclusion
  }
}
