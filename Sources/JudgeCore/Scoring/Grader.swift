/// How the legacy format makes a group's result of its tests' and groups'.
package struct Grader: Hashable, Sendable {
  package enum Program: Hashable, Sendable {
    case standard(DefaultGrader)
    /// The package's own.
    case custom(arguments: [String])
  }

  package var program: Program
  /// `on_reject: break`: what follows a member that is not accepted is not run.
  package var stopsAtFailure: Bool
  /// Scores of tests to which the output validator gives none.
  package var acceptScore: Double
  package var rejectScore: Double
  /// Of the scores that there can be, infinite where there is no bound.
  package var range: ClosedRange<Double>
  /// Whether tests have scores at all.
  package var givesScores: Bool

  package static let noBounds = -Double.infinity...Double.infinity

  package init(
    _ program: Program = .standard(DefaultGrader()), stopsAtFailure: Bool = true,
    acceptScore: Double = 1, rejectScore: Double = 0, range: ClosedRange<Double> = noBounds,
    givesScores: Bool = true
  ) {
    self.program = program
    self.stopsAtFailure = stopsAtFailure
    self.acceptScore = acceptScore
    self.rejectScore = rejectScore
    self.range = range
    self.givesScores = givesScores
  }

  var worth: TestWorth {
    givesScores
      ? .graded(accepted: acceptScore, rejected: rejectScore) : .nothing(isLegacy: true)
  }

  /// Whether a group is rejected if any of its members is.
  package var isStrict: Bool {
    guard case .standard(let standard) = program else { return false }
    return standard.verdictMode != .alwaysAccept && !standard.acceptsIfAnyAccepted
      && !standard.ignoresSample
  }

  /// The best score that there can be; `nil`: there is no bound.
  func best(_ objective: Scoring.Objective) -> Double? {
    let best = objective == .max ? range.upperBound : range.lowerBound
    return best.isFinite ? best : nil
  }
}
