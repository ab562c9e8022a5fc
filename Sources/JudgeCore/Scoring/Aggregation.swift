/// How formats 2025-09 and 2023-07 make a group's score of its tests', and that of `secret` of its groups' or tests'.
package struct Aggregation: Hashable, Sendable {
  package enum Mode: String, Hashable, Sendable, Decodable, CaseIterable {
    /// ``maximum`` if all are accepted, else nothing.
    case passFail = "pass-fail"
    case sum, min
  }

  package var mode: Mode
  /// `max_score`; `nil`: unbounded.
  package var maximum: Double?
  /// Names of the groups, or `sample`, that must have passed; else it is not run and scores nothing.
  package var requires: [String]
  /// `static_validation_score`: what the static validation can give, and is no other test's; `nil`: there is none, or it has no score
  /// of its own.
  package var staticMaximum: Double?

  package init(
    _ mode: Mode, maximum: Double? = nil, requires: [String] = [], staticMaximum: Double? = nil
  ) {
    self.mode = mode
    self.maximum = maximum
    self.requires = requires
    self.staticMaximum = staticMaximum
  }

  /// What each of so many tests can give, besides a static validation.
  func worth(amongTests count: Int) -> TestWorth {
    switch mode {
    case .passFail: .nothing(isLegacy: false)
    case .min: .upTo(maximum)
    case .sum: .upTo(maximum.map { ($0 - (staticMaximum ?? 0)) / Double(Swift.max(count, 1)) })
    }
  }

  /// What a static validation can give.
  var staticWorth: TestWorth {
    switch mode {
    case .passFail: .nothing(isLegacy: false)
    case .min: .upTo(maximum)
    case .sum: .upTo(staticMaximum ?? 0)
    }
  }

  /// Whether the score is known with one of the members, whatever the others come to.
  func isDecided(by member: Standing) -> Bool {
    switch mode {
    case .passFail: member.isFailure
    case .min: member.isFailure && member.score == 0
    case .sum: false
    }
  }

  /// The score; `nil`: it is not known yet.
  func score(of members: [Standing]) -> Double? {
    if members.contains(where: isDecided) { return 0 }
    guard members.allSatisfy(\.isKnown) else { return nil }
    let scores = members.map { $0.score ?? 0 }
    switch mode {
    case .passFail: return maximum ?? 0
    case .sum: return Points.tidy(scores.reduce(0, +))
    case .min: return Points.tidy(scores.min() ?? 0)
    }
  }
}
