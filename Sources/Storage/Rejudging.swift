package import JudgeCore

/// Submissions that are judged again beside their verdicts, which change only when somebody says so.
package struct Rejudging: Hashable, Sendable {
  package var id: Int64
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package var begunAt: Int64
  /// User name.
  package var begunBy: String
  package var reason: String
  /// `nil`: neither applied nor cancelled yet.
  package var ending: Ending?
  package var endedAt: Int64?
  package var endedBy: String?
  /// How many submissions it has.
  package var total: Int
  /// How many of them are judged.
  package var judged: Int
  /// How many of these the judge itself failed at: they keep the results that they have.
  package var failed: Int
  /// How many verdicts it changes, or has changed.
  package var changed: Int

  package enum Ending: String, Hashable, Sendable { case applied, cancelled }

  /// A submission whose verdict is, or after applying was, another one.
  package struct Change: Hashable, Sendable {
    package var submission: Int64
    package var problem: String
    package var user: String
    package var before: Verdict
    package var after: Verdict
    package var cpuBefore: Duration?
    package var cpuAfter: Duration?
    package var scoreBefore: Double?
    package var scoreAfter: Double?
  }

  /// Which submissions are to be judged again.
  package struct Selection: Hashable, Sendable {
    /// Empty: whichever the rest fits.
    package var ids: [Int64]
    package var problem: String?
    /// User name.
    package var user: String?
    package var verdict: Verdict?

    package init(
      ids: [Int64] = [], problem: String? = nil, user: String? = nil, verdict: Verdict? = nil
    ) {
      self.ids = ids
      self.problem = problem
      self.user = user
      self.verdict = verdict
    }
  }
}
