package import JudgeCore

extension TrialResult {
  /// A result put together of tests that were run at several times, of a problem in which the first failure decides.
  ///
  /// - Parameters:
  ///   - tests: in the problem's order, up to the first failure where that ends it.
  ///   - count: how many tests the problem has.
  package init(
    tests: [TestResult], of count: Int, limits: Limits, compile: CompileResult?, host: String,
    mode: PrivilegeMode, mechanisms: [Mechanism]
  ) {
    let first = tests.first { $0.verdict != .accepted }
    self.init(
      verdict: first?.verdict ?? .accepted,
      message: first.map { "\($0.name): \($0.message)" } ?? "",
      usage: tests.map(\.usage).reduce(nil) { $0?.union($1) ?? $1 }, limits: limits,
      compile: compile, tests: tests, skipped: count - tests.count, host: host, mode: mode,
      mechanisms: mechanisms)
  }
}
