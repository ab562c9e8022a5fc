/// One attempt of the judge's at a submission.
package struct AttemptDocument: Hashable, Sendable, Codable {
  package var number: Int
  package var startedAt: Timestamp
  /// `null`: it is under way.
  @Nullable package var endedAt: Timestamp?
  /// `done`; `fault`, the judge's own; `interrupted`, by a stop of the daemon.
  @Nullable package var ending: String?
  /// Why it was not done.
  @Nullable package var reason: String?

  package init(
    number: Int, startedAt: Timestamp, endedAt: Timestamp?, ending: String?, reason: String?
  ) {
    self.number = number
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.ending = ending
    self.reason = reason
  }

  enum CodingKeys: String, CodingKey {
    case number, ending, reason
    case startedAt = "started_at"
    case endedAt = "ended_at"
  }
}

/// The evidence of a verdict: all that the judge knows of how it came about.
package struct EvidenceReply: Hashable, Sendable, Codable {
  package var submission: SubmissionDocument
  /// Hash of the problem package that judged it.
  @Nullable package var problemVersion: String?
  package var attempts: [AttemptDocument]

  package init(
    submission: SubmissionDocument, problemVersion: String?, attempts: [AttemptDocument]
  ) {
    self.submission = submission
    self.problemVersion = problemVersion
    self.attempts = attempts
  }

  enum CodingKeys: String, CodingKey {
    case submission, attempts
    case problemVersion = "problem_version"
  }
}
