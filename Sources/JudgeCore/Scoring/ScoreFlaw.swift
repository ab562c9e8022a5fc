/// What a validator has said of a score and must not say.
enum ScoreFlaw: Error, Hashable, CustomStringConvertible {
  case rejected, passFail, missing, unboundedMultiplier, legacyMultiplier, noNumber
  case multiplier(Double)
  case points(Double)
  case beyondCounting(Double)
  case tooMany(Double, most: Double)

  var description: String { "the validator \(what)" }

  private var what: String {
    switch self {
    case .rejected: "gave a score and rejected"
    case .passFail: "gave a score where tests only pass or fail"
    case .missing: "accepted without score.txt, and the test has no maximum score"
    case .unboundedMultiplier:
      "gave a score_multiplier.txt, and the test has no maximum score to be multiplied"
    case .legacyMultiplier: "gave a score_multiplier.txt, which the legacy format does not have"
    case .noNumber: "gave a score that is no number"
    case .multiplier(let share): "gave a multiplier of \(share), which is not from 0 to 1"
    case .points(let points): "gave \(points) points, which must not be less than 0"
    case .beyondCounting(let points):
      "gave \(points) points, and no test can give more than \(Points.text(Points.most))"
    case .tooMany(let points, let most):
      "gave \(Points.text(points)) points, and the test can give \(Points.text(most)) at most"
    }
  }
}
