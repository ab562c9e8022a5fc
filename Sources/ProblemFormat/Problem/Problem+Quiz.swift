package import JudgeCore

extension Problem {
  /// A submission to a quiz as whoever takes part may know it: which questions are wrong as far as `feedback` says, and never what the
  /// validator says of one, which is about the right answer. Anything else is as it was.
  ///
  /// - Parameter problem: `nil`: it is not there any more, so that nobody can say what it tells, or while it is judged whether it is a quiz.
  package static func told(_ submission: Submission, of problem: Problem?) -> Submission {
    let wasQuiz = submission.groups?.first?.needed != nil
    let isUnknown = problem == nil && !submission.state.isFinal
    guard wasQuiz || isUnknown || problem?.quiz != nil else { return submission }
    let policy = problem?.sidecar.feedback ?? .none
    var told = submission
    told.tests = policy.told(submission.tests).map(\.withoutReason)
    let isNamed = told.tests.contains { submission.message.hasPrefix("\($0.name): ") }
    if submission.message.hasPrefix("secret/") && !isNamed { told.message = "" }
    if policy != .all && !submission.state.isFinal {
      // How many are told of would say which one is wrong, as soon as it is.
      told.tests = []
      told.testCount = nil
    }
    return told
  }
}

extension Sidecar.FeedbackPolicy {
  fileprivate func told(_ results: [TestResult]) -> [TestResult] {
    switch self {
    case .none: results.filter(\.isOfSample)
    case .firstFailingTest:
      if let first = results.firstIndex(where: { !$0.isOfSample && $0.verdict != .accepted }) {
        Array(results[...first])
      } else {
        results
      }
    case .all: results
    }
  }
}

extension TestResult {
  fileprivate var isOfSample: Bool { name.hasPrefix("sample/") }

  /// With nothing but the note on the test, where an answer is wrong.
  fileprivate var withoutReason: TestResult {
    guard verdict == .wrongAnswer, !isOfSample else { return self }
    var result = self
    result.message = TestNote.only(of: message)
    return result
  }
}
