package import JudgeCore

/// Which submissions are to be judged again; what is `nil` does not matter.
package struct RejudgeRequest: Hashable, Sendable, Codable {
  /// Empty: whichever the rest fits.
  package var ids: [Int64]
  package var problem: String?
  package var user: String?
  package var verdict: Verdict?
  /// Why, for the record.
  package var reason: String

  package static let longestReason = 500
  package static let mostIDs = 10_000

  package init(
    ids: [Int64] = [], problem: String? = nil, user: String? = nil, verdict: Verdict? = nil,
    reason: String = ""
  ) {
    self.ids = ids
    self.problem = problem
    self.user = user
    self.verdict = verdict
    self.reason = reason
  }
}

/// What becomes of an open rejudging.
package enum RejudgingEnding: String, Hashable, Sendable, Codable {
  case applied, cancelled
}

/// Submissions that are judged again beside their verdicts.
package struct RejudgingDocument: Hashable, Sendable, Codable {
  package var id: Int64
  package var begunAt: Timestamp
  package var begunBy: String
  package var reason: String
  @Nullable package var ending: RejudgingEnding?
  @Nullable package var endedAt: Timestamp?
  @Nullable package var endedBy: String?
  package var total: Int
  package var judged: Int
  /// How many of these the judge itself failed at: they keep the results that they have.
  package var failed: Int
  /// How many verdicts change, or have changed.
  package var changed: Int
  /// The first 1000 of these; lists and steps leave them out.
  package var changes: [RejudgingChange]?

  package var isDone: Bool { judged == total }

  package init(
    id: Int64, begunAt: Timestamp, begunBy: String, reason: String, ending: RejudgingEnding?,
    endedAt: Timestamp?, endedBy: String?, total: Int, judged: Int, failed: Int, changed: Int,
    changes: [RejudgingChange]? = nil
  ) {
    self.id = id
    self.begunAt = begunAt
    self.begunBy = begunBy
    self.reason = reason
    self.ending = ending
    self.endedAt = endedAt
    self.endedBy = endedBy
    self.total = total
    self.judged = judged
    self.failed = failed
    self.changed = changed
    self.changes = changes
  }

  enum CodingKeys: String, CodingKey {
    case id, reason, ending, total, judged, failed, changed, changes
    case begunAt = "begun_at"
    case begunBy = "begun_by"
    case endedAt = "ended_at"
    case endedBy = "ended_by"
  }
}

/// A submission whose verdict changes, or its score.
package struct RejudgingChange: Hashable, Sendable, Codable {
  package var submission: Int64
  package var problem: String
  package var user: String
  package var before: Verdict
  package var after: Verdict
  @Nullable package var cpuBefore: Milliseconds?
  @Nullable package var cpuAfter: Milliseconds?
  /// Of a problem that is scored; others leave both out.
  package var scoreBefore: Double?
  package var scoreAfter: Double?

  package init(
    submission: Int64, problem: String, user: String, before: Verdict, after: Verdict,
    cpuBefore: Duration?, cpuAfter: Duration?, scoreBefore: Double? = nil,
    scoreAfter: Double? = nil
  ) {
    self.submission = submission
    self.problem = problem
    self.user = user
    self.before = before
    self.after = after
    self.cpuBefore = cpuBefore.map { Milliseconds($0) }
    self.cpuAfter = cpuAfter.map { Milliseconds($0) }
    self.scoreBefore = scoreBefore
    self.scoreAfter = scoreAfter
  }

  enum CodingKeys: String, CodingKey {
    case submission, problem, user, before, after
    case cpuBefore = "cpu_ms_before"
    case cpuAfter = "cpu_ms_after"
    case scoreBefore = "score_before"
    case scoreAfter = "score_after"
  }
}
