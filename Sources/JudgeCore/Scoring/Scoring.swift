/// How the results of a problem's tests come to a verdict and a score, whichever version of the format says it.
package struct Scoring: Hashable, Sendable {
  /// Which scores are better.
  package enum Objective: String, Hashable, Sendable, Codable, CaseIterable { case min, max }

  /// Samples that count only for groups which require them; `nil`: in the legacy format they are part of ``whole``.
  package var samples: TestGroup?
  /// What gives the submission's score: `secret`, and in the legacy format all of `data`.
  package var whole: TestGroup
  package var objective: Objective
  /// Whether there are scores, and not verdicts alone: in the legacy format a pass-fail problem may have graders' flags as well.
  package var givesScores: Bool
  /// Tests that are the same but for their names, so that one result does for all: sets of two or more.
  package var twins: [[Int]]

  package init(
    samples: TestGroup? = nil, whole: TestGroup, objective: Objective = .max,
    givesScores: Bool = true, twins: [[Int]] = []
  ) {
    self.samples = samples
    self.whole = whole
    self.objective = objective
    self.givesScores = givesScores
    self.twins = twins
  }

  /// Tests that are worth nothing, whatever scores the output validator gives: each is run, and has a verdict.
  ///
  /// - Parameter count: of the tests.
  package static func ofSamples(_ count: Int) -> Scoring {
    Scoring(
      samples: TestGroup(name: "sample", rule: .samples, members: (0..<count).map { .test($0) }),
      whole: TestGroup(name: "secret", rule: .aggregation(Aggregation(.sum)), members: []),
      givesScores: false)
  }

  /// The best score that there can be; `nil`: there is no bound.
  package var best: Double? {
    switch whole.rule {
    case .samples: nil
    case .aggregation(let aggregation): aggregation.maximum
    case .grader(let grader): grader.best(objective)
    }
  }

  /// Which groups have scores that the package says there cannot be, one line each.
  package func outOfRange(_ groups: [GroupResult]) -> [String] {
    var ranges: [String: ClosedRange<Double>] = [:]
    whole.gatherRanges(&ranges)
    return groups.compactMap { result in
      guard let score = result.score, let range = ranges[result.name],
        !Points.contains(range, score)
      else { return nil }
      let bounds = "\(Points.text(range.lowerBound)) to \(Points.text(range.upperBound))"
      return "\(result.name) scores \(Points.text(score)), outside its range \(bounds)"
    }
  }
}

extension TestGroup {
  /// `range` of each group in it, and its own.
  fileprivate func gatherRanges(_ ranges: inout [String: ClosedRange<Double>]) {
    if case .grader(let grader) = rule { ranges[name] = grader.range }
    for case .group(let inner) in members { inner.gatherRanges(&ranges) }
  }
}
