/// What a submission came to.
package struct Conclusion: Hashable, Sendable {
  /// With groups of the formats 2025-09 and 2023-07, which know a score and no verdict of a submission, the verdict is that
  /// of a pass-fail problem: accepted if every test was, those of samples too, else the first failing one's. So
  /// `accepted` means that it solves all, as authors who put it in `submissions/accepted/` do, and the score says the rest.
  /// With legacy groups it is what the topmost grader says.
  package var verdict: Verdict
  /// The test that decided, and why; empty if accepted.
  package var message: String
  /// `nil`: there are no scores; or there is none because of the verdict: with legacy groups any but accepted.
  package var score: Double?
  /// The whole first, each group before those in it; `nil`: there are no scores.
  package var groups: [GroupResult]?
  /// Those that count, in judging order.
  package var tests: [TestResult]

  /// Takes the verdict of a test, and says which one it was.
  mutating func decide(by test: TestResult) {
    verdict = test.verdict
    message = "\(test.name): \(test.message)"
  }
}

extension TestPlan {
  package enum Ending: Hashable, Sendable {
    case concluded(Conclusion)
    /// The package's grader is to be asked first.
    case asks([GraderQuestion])
    /// Some tests are still to be run.
    case unfinished
  }

  /// - Parameters:
  ///   - results: as ``result(_:of:)`` gives them; `nil`: it was not run.
  ///   - answers: what the package's grader has answered, by group.
  package func conclude(
    _ results: [TestResult?], answers: [String: GraderAnswer] = [:]
  ) -> Ending {
    guard let scoring else {
      let outlook = outlook(results)
      return isFinished(results, outlook)
        ? .concluded(conclusion(counting(results, outlook))) : .unfinished
    }
    let assessment = Assessment(scoring, results: results, answers: answers)
    let outlook = stopsEarly ? Outlook.each(assessment.statuses) : .upTo(count)
    guard isFinished(results, outlook) else { return .unfinished }
    if !assessment.questions.isEmpty { return .asks(assessment.questions) }
    return .concluded(conclusion(scoring, assessment, counting(results, outlook)))
  }

  private func isFinished(_ results: [TestResult?], _ outlook: Outlook) -> Bool {
    results.indices.allSatisfy { test in
      switch outlook.status(of: test) {
      case .wanted: results[test] != nil
      case .waiting: false
      case .unwanted: true
      }
    }
  }

  private func counting(_ results: [TestResult?], _ outlook: Outlook) -> [TestResult] {
    results.indices.compactMap { outlook.status(of: $0) == .wanted ? results[$0] : nil }
  }

  /// Without groups.
  private func conclusion(_ tests: [TestResult]) -> Conclusion {
    guard let quiz else { return Self.conclusion(tests) }
    return quiz.rule.conclude(
      samples: Array(tests.prefix(quiz.samples)), questions: Array(tests.dropFirst(quiz.samples)))
  }

  /// By the rule of pass-fail problems. An error of the judge's counts more than what comes before it.
  private static func conclusion(_ tests: [TestResult]) -> Conclusion {
    let decisive =
      tests.first { $0.verdict == .judgeError } ?? tests.first { $0.verdict != .accepted }
    var conclusion = Conclusion(verdict: .accepted, message: "", tests: tests)
    if let decisive { conclusion.decide(by: decisive) }
    return conclusion
  }

  private func conclusion(
    _ scoring: Scoring, _ assessment: Assessment, _ tests: [TestResult]
  ) -> Conclusion {
    var conclusion = Self.conclusion(tests)
    if case .grader = scoring.whole.rule, let verdict = assessment.whole.verdict {
      // What failed may not matter, and of several failures the grader chooses one.
      if let decisive = tests.first(where: { $0.verdict == verdict }) {
        conclusion.decide(by: decisive)
      }
      conclusion.verdict = verdict
      if verdict == .accepted { conclusion.message = "" }
    }
    if let flaw = assessment.flaw {
      conclusion.verdict = .judgeError
      conclusion.message = flaw
    }
    guard scoring.givesScores else { return conclusion }
    conclusion.groups = assessment.groups
    conclusion.score = conclusion.verdict == .judgeError ? nil : assessment.whole.score
    return conclusion
  }
}
