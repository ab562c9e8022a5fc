/// What the answers to a quiz come to, whose questions are its tests, samples apart. All of them are judged, whatever fails.
///
/// Right answers count, and nothing else does. Who has as many of them as are needed has passed, whatever became of the others.
/// Who has not gets `WA`, or the verdict of the first run that failed in another way: what is handed in and cannot be read at
/// all fails every question in that way, and the samples first, of which one is shown what went to standard error.
package struct QuizRule: Hashable, Sendable {
  /// Which share of the questions must be right: above 0, at most 1.
  package var passMark: Double

  package init(passMark: Double) { self.passMark = passMark }

  /// How many of so many questions must be right.
  package func needed(of count: Int) -> Int {
    // A quotient is rounded as the mark was when it was read, so that 7 of 10 are 0.7 to the last bit.
    (0...count).first { Double($0) / Double(count) >= passMark } ?? count
  }

  /// - Parameters:
  ///   - samples: results of tests that count for nothing.
  ///   - questions: results of all the others.
  package func conclude(samples: [TestResult], questions: [TestResult]) -> Conclusion {
    let tests = samples + questions
    let right = questions.count { $0.verdict == .accepted }
    let needed = needed(of: questions.count)
    var whole = GroupResult(
      name: "secret", score: Double(right), best: Double(questions.count))
    whole.needed = needed
    var conclusion = Conclusion(verdict: .accepted, message: "", tests: tests)
    if let decisive = tests.first(where: { $0.verdict == .judgeError }) {
      conclusion.decide(by: decisive)
      // Nobody knows how many would have been right.
      whole.score = nil
    } else if right < needed {
      if let decisive = tests.first(where: Self.isUnanswered) {
        conclusion.decide(by: decisive)
      } else {
        conclusion.verdict = .wrongAnswer
        conclusion.message = whole.rightAnswers ?? ""
      }
    }
    whole.verdict = conclusion.verdict
    conclusion.groups = [whole]
    conclusion.score = whole.score
    return conclusion
  }

  private static func isUnanswered(_ result: TestResult) -> Bool {
    result.verdict != .accepted && result.verdict != .wrongAnswer
  }
}

extension GroupResult {
  /// `7 of 10 right, 7 needed`; `nil`: it is no quiz, or has no score.
  package var rightAnswers: String? {
    guard let score, let best, let needed else { return nil }
    return "\(Points.text(score)) of \(Points.text(best)) right, \(needed) needed"
  }
}
