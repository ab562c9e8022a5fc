package import JudgeCore

/// Which submissions are asked for; what is `nil` does not matter.
package struct SubmissionQuery: Hashable, Sendable {
  /// User name.
  package var user: String?
  package var problem: String?
  package var verdict: Verdict?
  package var state: SubmissionState?
  /// At most this many; brought into 1 to ``maximumLimit``.
  package var limit: Int
  /// Only those with lower numbers: for the next page.
  package var before: Int64?
  /// What is left out.
  package var concealed: Concealed?
  /// What is left out where a verdict is asked for.
  package var withheld: Withheld?

  /// Everybody's submissions to some problems, but one user's own.
  package struct Concealed: Hashable, Sendable {
    package var problems: [String]
    package var uid: UInt32

    package init(problems: [String], except uid: UInt32) {
      self.problems = problems
      self.uid = uid
    }
  }

  /// One user's own submissions of which they are not told the result yet.
  package struct Withheld: Hashable, Sendable {
    /// From which hand-in on, by problem: milliseconds since 1970-01-01 00:00 UTC.
    package var since: [String: Int64]
    package var uid: UInt32

    package init(since: [String: Int64], uid: UInt32) {
      self.since = since
      self.uid = uid
    }
  }

  package static let maximumLimit = 1000

  package init(
    user: String? = nil, problem: String? = nil, verdict: Verdict? = nil,
    state: SubmissionState? = nil, limit: Int = 20, before: Int64? = nil
  ) {
    self.user = user
    self.problem = problem
    self.verdict = verdict
    self.state = state
    self.limit = limit
    self.before = before
  }
}
