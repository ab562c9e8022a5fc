package import JudgeCore

/// One try at judging a submission. A submission has at most one that is live.
package struct Attempt: Hashable, Sendable {
  /// Never used again for another attempt.
  package var id: Int64
  package var submission: Int64
  /// 1 for the submission's first one.
  package var number: Int
  /// What it is to judge; `nil`: that was not kept.
  package var source: SourceFile?

  package init(id: Int64, submission: Int64, number: Int, source: SourceFile? = nil) {
    self.id = id
    self.submission = submission
    self.number = number
    self.source = source
  }
}

/// What became of a submission after a fault of the judge's own.
package enum FaultConsequence: Hashable, Sendable {
  case requeued
  /// It failed too often, and is judged ``JudgeCore/Verdict/judgeError``.
  case judgeError
  /// That attempt was not live any more; nothing changed.
  case stale
}

/// What an attempt found out.
package struct Outcome: Hashable, Sendable {
  package var verdict: Verdict
  package var message: String
  /// Maxima over the tests.
  package var usage: Usage?
  package var host: String?
  package var mode: PrivilegeMode?
  package var mechanisms: [Mechanism]?
  package var score: Double?
  /// What groups of tests came to, the whole first.
  package var groups: [GroupResult]?
  /// Tests not run after the first failure.
  package var skipped: Int?
  package var compile: CompileResult?
  /// In judging order.
  package var tests: [TestResult]

  package init(
    verdict: Verdict, message: String = "", usage: Usage? = nil, host: String? = nil,
    mode: PrivilegeMode? = nil, mechanisms: [Mechanism]? = nil, score: Double? = nil,
    groups: [GroupResult]? = nil, skipped: Int? = nil, compile: CompileResult? = nil,
    tests: [TestResult] = []
  ) {
    self.verdict = verdict
    self.message = message
    self.usage = usage
    self.host = host
    self.mode = mode
    self.mechanisms = mechanisms
    self.score = score
    self.groups = groups
    self.skipped = skipped
    self.compile = compile
    self.tests = tests
  }
}
