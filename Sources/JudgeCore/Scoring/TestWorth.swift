/// What a single test can give to the score.
enum TestWorth: Hashable, Sendable {
  /// It passes or fails, and no score may be given; in the legacy format none for an output that is accepted.
  case nothing(isLegacy: Bool)
  /// The same, and a score that is given does not matter.
  case ignored
  /// So many points at most; `nil`: without a bound.
  case upTo(Double?)
  /// As the legacy format has it.
  case graded(accepted: Double, rejected: Double)

  /// The result with its score, or as an error of the package's where the output validator has given what it must not.
  func applied(to result: TestResult) -> TestResult {
    var result = result
    do throws(ScoreFlaw) {
      let score = try score(result.verdict, given: result.validatorScore)
      if let score, !(score.magnitude <= Points.most) { throw .beyondCounting(score) }
      result.score = score
    } catch {
      result.verdict = .judgeError
      result.message = error.description
      result.score = nil
    }
    return result
  }

  /// Whether a score that comes with a rejection is void; else it is a flaw.
  private var passesOverRejected: Bool {
    switch self {
    case .nothing(let isLegacy): isLegacy
    case .ignored, .graded: true
    case .upTo: false
    }
  }

  private func score(
    _ verdict: Verdict, given: ValidatorScore?
  ) throws(ScoreFlaw) -> Double? {
    if self == .ignored || verdict == .judgeError { return nil }
    if given != nil && verdict != .accepted && !passesOverRejected { throw .rejected }
    switch self {
    case .ignored: return nil
    case .nothing:
      if given != nil && verdict == .accepted { throw .passFail }
      return nil
    case .upTo(let most):
      return verdict == .accepted ? try Self.score(given, upTo: most) : 0
    case .graded(let accepted, let rejected):
      guard verdict == .accepted else { return rejected }
      switch given {
      case nil: return accepted
      case .multiplier: throw .legacyMultiplier
      case .points(let points):
        guard points.isFinite else { throw .noNumber }
        return points
      }
    }
  }

  private static func score(
    _ given: ValidatorScore?, upTo most: Double?
  ) throws(ScoreFlaw) -> Double {
    switch given {
    case nil:
      guard let most else { throw .missing }
      return most
    case .multiplier(let share):
      guard let most else { throw .unboundedMultiplier }
      guard share >= 0, share <= 1 else { throw .multiplier(share) }
      return share * most
    case .points(let points):
      guard points.isFinite, points >= 0 else { throw .points(points) }
      if let most, Points.exceeds(points, most) { throw .tooMany(points, most: most) }
      return Swift.min(points, most ?? points)
    }
  }
}
