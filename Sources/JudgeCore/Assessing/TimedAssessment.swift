/// Problems that everybody solves within a time of their own, which begins when they say so.
///
/// Moments are milliseconds since 1970-01-01 00:00 UTC.
package struct TimedAssessment: Hashable, Sendable {
  package var name: String
  package var problems: [Part]
  /// From then on it can be started.
  package var opensAt: Int64
  /// Then it ends for everybody but those who have been given more time.
  package var closesAt: Int64
  /// How long each has who starts in time.
  package var minutes: Int
  package var results: Results
  /// By uid.
  package var sittings: [UInt32: Sitting]

  /// When whoever takes part is told what came of what they handed in.
  package enum Results: String, Hashable, Sendable, Codable, CaseIterable {
    /// As soon as it is judged, as far as the package's `feedback` goes.
    case atOnce = "at-once"
    /// When it is over for all.
    case whenOver = "when-over"
  }

  /// One of its problems.
  package struct Part: Hashable, Sendable, Codable {
    package var problem: String
    /// How often each may hand it in; `nil`: as often as they like.
    package var attempts: Int?

    package init(problem: String, attempts: Int? = nil) {
      self.problem = problem
      self.attempts = attempts
    }
  }

  package init(
    name: String, problems: [Part], opensAt: Int64, closesAt: Int64, minutes: Int,
    results: Results = .atOnce, sittings: [UInt32: Sitting] = [:]
  ) {
    self.name = name
    self.problems = problems
    self.opensAt = opensAt
    self.closesAt = closesAt
    self.minutes = minutes
    self.results = results
    self.sittings = sittings
  }

  package static let mostProblems = 26
  /// A week.
  package static let mostMinutes = 7 * 24 * 60
  package static let mostAttempts = 1000

  /// Whether a text can be an assessment's name.
  package static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9][a-z0-9._\-]{0,63}/) != nil
  }

  /// When nobody is at work on it any more, and its problems are anybody's.
  package var overAt: Int64 {
    max(closesAt, sittings.values.compactMap(\.time?.upperBound).max() ?? .min)
  }

  package func part(_ problem: String) -> Part? { problems.first { $0.problem == problem } }
}

/// What somebody has of an assessment.
package struct Sitting: Hashable, Sendable {
  /// User name.
  package var user: String
  /// From the start to the end, more time among it; `nil`: not started.
  package var time: Range<Int64>?
  /// How much more time they were given.
  package var extraMinutes: Int

  package init(user: String, time: Range<Int64>? = nil, extraMinutes: Int = 0) {
    self.user = user
    self.time = time
    self.extraMinutes = extraMinutes
  }
}
