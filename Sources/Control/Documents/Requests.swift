package import FoundationEssentials
package import JudgeCore

/// A submission that is handed in, or tried, through the socket.
package struct SubmitRequest: Hashable, Sendable, Codable {
  package var problem: String
  /// Language code; `nil`: by the file name's ending.
  package var language: String?
  package var fileName: String
  package var source: Data

  package init(problem: String, language: String?, fileName: String, source: Data) {
    self.problem = problem
    self.language = language
    self.fileName = fileName
    self.source = source
  }

  enum CodingKeys: String, CodingKey {
    case problem, language, source
    case fileName = "file_name"
  }
}

/// A run that counts as no attempt.
package struct TryRequest: Hashable, Sendable, Codable {
  package var submission: SubmitRequest
  /// The program's input; `nil`: the samples.
  package var input: Data?

  package init(submission: SubmitRequest, input: Data?) {
    self.submission = submission
    self.input = input
  }
}

/// Which submissions a list is to have, newest first.
package struct SubmissionFilter: Hashable, Sendable {
  package var user: String?
  /// Whether only the caller's own are wanted.
  package var isMine = false
  package var problem: String?
  package var verdict: Verdict?
  package var state: SubmissionState?
  /// 1 to ``maximumLimit``.
  package var limit: Int
  /// Only those with lower numbers: for the next page.
  package var before: Int64?
  /// Whether all are wanted, page after page: for staff.
  package var isExport = false

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

/// What a board is about; what is `nil` or empty does not matter.
package struct BoardFilter: Hashable, Sendable {
  /// Only what was handed in then or later.
  package var since: Timestamp?
  /// Only what was handed in earlier.
  package var until: Timestamp?
  /// At most ``mostProblems``.
  package var problems: [String]

  package static let mostProblems = 100

  package init(since: Timestamp? = nil, until: Timestamp? = nil, problems: [String] = []) {
    self.since = since
    self.until = until
    self.problems = problems
  }
}
