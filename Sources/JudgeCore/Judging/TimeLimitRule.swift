/// How a time limit follows from what the jury's submissions take, where a package states none.
package struct TimeLimitRule: Hashable, Sendable, Codable {
  /// The limit is a multiple of this, and no less.
  package var resolution: Duration
  /// How often the slowest submission that must be fast enough fits into the limit, at least.
  package var acceptedFactor: Double
  /// How often the limit fits into the fastest submission that must be too slow, at least.
  package var tooSlowFactor: Double
  /// Whether a limit that leaves those too fast is wrong; if not, that is only worth a word.
  package var tooSlowDecides: Bool

  package init(
    resolution: Duration = .seconds(1), acceptedFactor: Double = 2, tooSlowFactor: Double = 1.5,
    tooSlowDecides: Bool = true
  ) {
    self.resolution = resolution
    self.acceptedFactor = acceptedFactor
    self.tooSlowFactor = tooSlowFactor
    self.tooSlowDecides = tooSlowDecides
  }

  /// What the legacy format has.
  package static let legacy = TimeLimitRule(
    acceptedFactor: 5, tooSlowFactor: 2, tooSlowDecides: false)

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    resolution = try keys.decodeDuration(forKey: .resolution)
    acceptedFactor = try keys.decode(Double.self, forKey: .acceptedFactor)
    tooSlowFactor = try keys.decode(Double.self, forKey: .tooSlowFactor)
    tooSlowDecides = try keys.decode(Bool.self, forKey: .tooSlowDecides)
  }

  /// The least limit in which those fit that must be fast enough.
  ///
  /// - Parameter slowest: CPU time of the slowest of them.
  package func limit(slowest: Duration) -> Duration {
    let steps = (slowest.times(acceptedFactor) / resolution).rounded(.up)
    return resolution * Int(max(steps, 1))
  }

  /// The CPU time that a submission has to reach to be too slow by the right margin.
  package func bound(of limit: Duration) -> Duration { limit.times(tooSlowFactor) }

  /// The limit by this rule; `nil`: there is none that suits both sides.
  ///
  /// - Parameters:
  ///   - slowest: of those that must be fast enough.
  ///   - fastest: of those that must be too slow; `nil`: there are none.
  package func limit(slowest: Duration, fastest: Duration?) -> Duration? {
    let limit = limit(slowest: slowest)
    guard tooSlowDecides, let fastest, fastest < bound(of: limit) else { return limit }
    return nil
  }

  /// What is tight about a limit, however it came about.
  package func tightness(
    of limit: Duration, slowest: Duration?, fastest: Duration?
  ) -> Set<Tightness> {
    var found: Set<Tightness> = []
    if let slowest, slowest.times(acceptedFactor) > limit { found.insert(.accepted) }
    if let fastest, fastest < bound(of: limit) { found.insert(.tooSlow) }
    return found
  }

  package enum Tightness: Hashable, Sendable {
    /// Those that must be fast enough have too little room.
    case accepted
    /// Those that must be too slow are too close.
    case tooSlow
  }
}

extension Duration {
  /// This duration so many times, to the nanosecond; three centuries at most.
  fileprivate func times(_ factor: Double) -> Duration {
    .nanoseconds(Int64(min((Double(nanosecondCount) * factor).rounded(), 9e18)))
  }
}
