/// Scores as numbers and as text.
package enum Points {
  /// The most that anything gives, or takes away. Sums of as many tests as a package may have stay numbers, and can be recorded.
  package static let most = 1e15

  /// Without what adding up shares has rounded: a hundred shares of a hundredth are 1. To nine places behind the point.
  package static func tidy(_ score: Double) -> Double {
    score.magnitude < 1e6 ? (score * 1e9).rounded() / 1e9 : score
  }

  /// Whether it is more than the most that there may be. A score that was written with few digits may be more by a rounding.
  static func exceeds(_ score: Double, _ most: Double) -> Bool {
    score - most > 1e-6 * Swift.max(1, most.magnitude)
  }

  /// Whether a score is in a range, or at most a rounding beside it.
  package static func contains(_ range: ClosedRange<Double>, _ score: Double) -> Bool {
    !exceeds(score, range.upperBound) && !exceeds(range.lowerBound, score)
  }

  /// `40`, `33.333333`.
  package static func text(_ score: Double) -> String {
    let rounded = score.magnitude < 1e6 ? (score * 1e6).rounded() / 1e6 : score
    let text = "\(rounded == 0 ? 0 : rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
