package import JudgeCore

extension Expectation {
  /// What `submissions.yaml` demands of some tests.
  package struct Part: Hashable, Sendable {
    package var tests: TestPattern
    /// Each of these tests' outcomes must be among them; `nil`: they may be any.
    package var permitted: Set<Outcome>?
    /// At least one of these tests' outcomes must be among them; `nil`: none need be.
    package var required: Set<Outcome>?
    /// Must be part of what the validator tells the judges about one of these tests.
    package var message: String?
    /// The score of each group that is named must be in it; `nil`: it may be any.
    package var score: ClosedRange<Double>?
  }

  /// What the time of a submission says of the time limit.
  package struct TimeBound: Hashable, Sendable {
    package enum Side: Hashable, Sendable {
      /// The submission must be fast enough.
      case lower
      /// It must be too slow.
      case upper
    }

    package var side: Side
    /// The tests whose times count; `nil`: all.
    package var tests: TestPattern?

    package init(_ side: Side, tests: TestPattern? = nil) {
      self.side = side
      self.tests = tests
    }
  }

  /// What a submission that was judged lacks of what it should have become, in words; none: nothing.
  ///
  /// - Parameters:
  ///   - verdict: of the whole submission.
  ///   - results: of the tests that were run; those up to the first failure are good enough if it
  ///     ``isDecidedByFirstFailure``.
  package func shortcomings(of verdict: Verdict, results: [TestResult]) -> [String] {
    if !isMet(by: verdict, tests: results.map(\.verdict)) {
      return [Self.shortcoming(self, verdict, results)]
    }
    return parts.flatMap { $0.shortcomings(results) }
      + messages.filter { !Self.isTold($0, results) }.map(Self.untold)
  }

  /// Which groups have not the scores that they should, one line each.
  ///
  /// - Parameter groups: what they came to.
  package func flaws(ofGroups groups: [GroupResult]) -> [String] {
    parts.flatMap { part in
      guard let wanted = part.score else { return [String]() }
      return groups.filter { part.tests.names($0.name) }.compactMap { group in
        Self.misfit(group.score, wanted).map { "\(group.name) \($0)" }
      }
    }
  }

  /// Whether what the validator has to tell the judges is known of none of the tests, so that nothing can be said about the
  /// messages that are wanted.
  package func wantsUnknownMessages(of results: [TestResult]) -> Bool {
    let wants = !messages.isEmpty || parts.contains { $0.message != nil }
    return wants && results.allSatisfy { $0.judgeMessage == nil }
  }

  private static func shortcoming(
    _ expectation: Expectation, _ verdict: Verdict, _ results: [TestResult]
  ) -> String {
    if let exact = expectation.exact, !exact.contains(verdict) {
      let first = results.first { $0.verdict == verdict && $0.verdict != .accepted }
      return "it gets \(verdict.rawValue), and may get \(words(exact.map(\.rawValue)))"
        + (first.map { because($0, named: true) } ?? "")
    }
    if let result = results.first(where: { !isPermitted($0, expectation.permitted) }) {
      return told(result, expectation.permitted)
    }
    let missing = expectation.required.first { set in
      !results.contains { isPermitted($0, set) }
    }
    return missing.map { "no test gets \(words($0.map(\.rawValue)))" }
      ?? "it gets \(verdict.rawValue), which no label allows"
  }

  fileprivate static func isPermitted(_ result: TestResult, _ outcomes: Set<Outcome>) -> Bool {
    !Self.outcomes(result.verdict).isDisjoint(with: outcomes)
  }

  fileprivate static func told(_ result: TestResult, _ permitted: Set<Outcome>) -> String {
    let isNamed = !outcomes(result.verdict).isEmpty
    return "\(result.name) gets \(result.verdict.rawValue)"
      + (isNamed ? ", and may get \(words(permitted.map(\.rawValue)))" : "")
      + because(result)
  }

  private static func because(_ result: TestResult, named: Bool = false) -> String {
    let reason = result.fullReason
    if reason.isEmpty { return "" }
    return named ? ": \(result.name): \(reason)" : ": \(reason)"
  }

  fileprivate static func words(_ codes: [String]) -> String {
    codes.isEmpty ? "nothing" : codes.sorted().joined(separator: " or ")
  }

  /// A validator that tells the judges nothing may still tell it to all.
  fileprivate static func isTold(_ message: String, _ results: [TestResult]) -> Bool {
    results.contains { ($0.judgeMessage ?? $0.message).contains(message) }
  }

  fileprivate static func untold(_ message: String) -> String {
    "no test is told '\(message)' about"
  }
}

extension Expectation.Part {
  fileprivate func shortcomings(_ results: [TestResult]) -> [String] {
    let own = results.filter { tests.matches($0.name) }
    var found: [String] = []
    if let permitted, let bad = own.first(where: { !Expectation.isPermitted($0, permitted) }) {
      found.append(Expectation.told(bad, permitted))
    }
    if let required, !own.contains(where: { Expectation.isPermitted($0, required) }) {
      let wanted = Expectation.words(required.map(\.rawValue))
      found.append("no test of \(tests.text) gets \(wanted)")
    }
    if let message, !Expectation.isTold(message, own) { found.append(Expectation.untold(message)) }
    return found
  }
}

/// A pattern over the names of tests and of the folders that they lie in, below `data/`.
package struct TestPattern: Hashable, Sendable {
  package let text: String
  private let glob: Glob

  package init(_ text: String) {
    self.text = text
    glob = Glob(text)
  }

  /// Whether it names a test, or a folder above it.
  package func matches(_ test: String) -> Bool { glob.matchesWithin(test) }

  /// Whether it names this very group, and not one above it alone.
  package func names(_ group: String) -> Bool { glob.matches(group) }
}
