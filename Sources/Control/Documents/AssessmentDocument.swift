package import JudgeCore

/// Problems that everybody solves within a time of their own, as whoever asks may know of it.
package struct AssessmentDocument: Hashable, Sendable, Codable {
  package var name: String
  package var phase: Phase
  package var opensAt: Timestamp
  package var closesAt: Timestamp
  /// When it is over for those with more time, too.
  package var overAt: Timestamp
  /// How long each has who starts in time.
  package var minutes: Int
  /// When those who take part are told what came of what they handed in.
  package var results: TimedAssessment.Results
  package var problems: [Problem]
  /// What whoever asks has of it; `null`: nothing.
  @Nullable package var yours: Sitting?
  /// Everybody's, by user; for staff alone, others find no such key.
  package var sittings: [Sitting]?
  /// Problems that a change has taken out of it; only in the answer to that.
  package var takenOut: [String]?

  package enum Phase: String, Hashable, Sendable, Codable {
    /// It cannot be started yet.
    case planned
    /// Somebody's time may run.
    case open
    /// Its problems are anybody's.
    case over
  }

  package struct Problem: Hashable, Sendable, Codable {
    package var problem: String
    /// How often each may hand it in; `null`: as often as they like.
    @Nullable package var attempts: Int?
    package var isInstalled: Bool

    package init(problem: String, attempts: Int?, isInstalled: Bool) {
      self.problem = problem
      self.attempts = attempts
      self.isInstalled = isInstalled
    }

    enum CodingKeys: String, CodingKey {
      case problem, attempts
      case isInstalled = "is_installed"
    }
  }

  /// One user's time, and what they have reached in it.
  package struct Sitting: Hashable, Sendable, Codable {
    package var user: String
    /// `null`: not started.
    @Nullable package var startedAt: Timestamp?
    @Nullable package var endsAt: Timestamp?
    /// How much more time they were given.
    package var extraMinutes: Int
    /// Of problems to which something was handed in; empty in lists of assessments.
    package var results: [Result]

    package init(
      user: String, startedAt: Timestamp?, endsAt: Timestamp?, extraMinutes: Int, results: [Result]
    ) {
      self.user = user
      self.startedAt = startedAt
      self.endsAt = endsAt
      self.extraMinutes = extraMinutes
      self.results = results
    }

    package func result(of problem: String) -> Result? { results.first { $0.problem == problem } }

    enum CodingKeys: String, CodingKey {
      case user, results
      case startedAt = "started_at"
      case endsAt = "ends_at"
      case extraMinutes = "extra_minutes"
    }
  }

  package struct Result: Hashable, Sendable, Codable {
    package var problem: String
    /// `null`: that is told later.
    @Nullable package var solved: Bool?
    /// How many count: not what did not compile, nor what the judge itself failed at.
    package var attempts: Int
    /// `null`: it has no score, or that is told later.
    @Nullable package var bestScore: Double?

    package init(problem: String, solved: Bool?, attempts: Int, bestScore: Double?) {
      self.problem = problem
      self.solved = solved
      self.attempts = attempts
      self.bestScore = bestScore
    }

    enum CodingKeys: String, CodingKey {
      case problem, solved, attempts
      case bestScore = "best_score"
    }
  }

  package init(
    name: String, phase: Phase, opensAt: Timestamp, closesAt: Timestamp, overAt: Timestamp,
    minutes: Int, results: TimedAssessment.Results, problems: [Problem],
    yours: Sitting? = nil, sittings: [Sitting]? = nil
  ) {
    self.name = name
    self.phase = phase
    self.opensAt = opensAt
    self.closesAt = closesAt
    self.overAt = overAt
    self.minutes = minutes
    self.results = results
    self.problems = problems
    self.yours = yours
    self.sittings = sittings
  }

  enum CodingKeys: String, CodingKey {
    case name, phase, minutes, results, problems, yours, sittings
    case opensAt = "opens_at"
    case closesAt = "closes_at"
    case overAt = "over_at"
    case takenOut = "taken_out"
  }
}

/// What an assessment is to be; what is `nil` stays as it is.
package struct AssessRequest: Hashable, Sendable, Codable {
  package var problems: [TimedAssessment.Part]?
  package var opensAt: Timestamp?
  package var closesAt: Timestamp?
  package var minutes: Int?
  package var results: TimedAssessment.Results?
  /// At most ``mostExtra``.
  package var extra: [ExtraTime]

  package static let mostExtra = 100

  /// More time for somebody, instead of what they were given before.
  package struct ExtraTime: Hashable, Sendable, Codable {
    package var user: String
    package var minutes: Int

    package init(user: String, minutes: Int) {
      self.user = user
      self.minutes = minutes
    }
  }

  /// Of an assessment of which nothing else is said.
  package static let usualMinutes = 75

  package init(
    problems: [TimedAssessment.Part]? = nil, opensAt: Timestamp? = nil, closesAt: Timestamp? = nil,
    minutes: Int? = nil, results: TimedAssessment.Results? = nil, extra: [ExtraTime] = []
  ) {
    self.extra = extra
    self.problems = problems
    self.opensAt = opensAt
    self.closesAt = closesAt
    self.minutes = minutes
    self.results = results
  }

  package var isEmpty: Bool { self == AssessRequest() }

  enum CodingKeys: String, CodingKey {
    case problems, minutes, results, extra
    case opensAt = "opens_at"
    case closesAt = "closes_at"
  }
}
