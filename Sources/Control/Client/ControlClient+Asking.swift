internal import JudgeCore

// One function for each thing that can be asked. All throw ``ControlError``.
extension ControlClient {
  package func status() async throws(ControlError) -> StatusReply {
    try await get(StatusReply.self, ControlRoute.status)
  }

  package func submit(_ request: SubmitRequest) async throws(ControlError) -> SubmissionDocument {
    try await post(SubmissionDocument.self, ControlRoute.submissions, request)
  }

  /// Has a submission not judged that is not judged yet.
  package func cancel(_ id: Int64) async throws(ControlError) -> SubmissionDocument {
    try await post(SubmissionDocument.self, ControlRoute.cancellation(of: id), [String]())
  }

  /// Newest first, without tests.
  package func submissions(
    matching filter: SubmissionFilter
  ) async throws(ControlError) -> [SubmissionDocument] {
    try await get([SubmissionDocument].self, ControlRoute.submissions + Self.query(filter))
  }

  /// How many there are, at most one more than a list may have, whatever the filter's own limit is.
  package func count(of filter: SubmissionFilter) async throws(ControlError) -> Int {
    try await get(Int.self, ControlRoute.submissionCount + Self.query(filter))
  }

  private static func query(_ filter: SubmissionFilter) -> String {
    ControlRoute.query([
      ("user", filter.user), ("mine", filter.isMine ? "1" : nil), ("problem", filter.problem),
      ("verdict", filter.verdict?.rawValue), ("state", filter.state?.rawValue),
      ("limit", String(filter.limit)),
      ("before", filter.before.map(String.init)), ("export", filter.isExport ? "1" : nil),
    ])
  }

  package func submission(
    _ id: Int64, source: Bool = false, output: ControlRoute.OutputWish? = nil
  ) async throws(ControlError) -> SubmissionReply {
    let query = ControlRoute.query([
      ("source", source ? "1" : nil), ("output", output?.rawValue),
    ])
    return try await get(SubmissionReply.self, ControlRoute.submission(id) + query)
  }

  /// Follows a submission until it is final, or all of them for ever: the present state first, then each change.
  package func follow(
    _ id: Int64?, _ each: (SubmissionDocument) async throws -> Void
  ) async throws {
    try await lines(of: SubmissionDocument.self, ControlRoute.events(of: id), each)
  }

  /// Runs without handing in; the last document is final.
  package func attempt(
    _ request: TryRequest, _ each: (SubmissionDocument) async throws -> Void
  ) async throws {
    let body = try Self.encode(request)
    try await lines(of: SubmissionDocument.self, ControlRoute.tries, sending: body, each)
  }

  package func problems() async throws(ControlError) -> [ProblemSummary] {
    try await get([ProblemSummary].self, ControlRoute.problems)
  }

  package func statement(of problem: String) async throws(ControlError) -> StatementReply {
    try await get(StatementReply.self, ControlRoute.problem(problem, .statement))
  }

  package func template(
    of problem: String, language: String?
  ) async throws(ControlError) -> TemplateReply {
    let query = ControlRoute.query([("language", language)])
    return try await get(TemplateReply.self, ControlRoute.problem(problem, .template) + query)
  }

  package func board(
    _ filter: BoardFilter = BoardFilter()
  ) async throws(ControlError) -> BoardReply {
    let query = ControlRoute.query(
      [("since", filter.since?.description), ("until", filter.until?.description)]
        + filter.problems.map { ("problem", $0) })
    return try await get(BoardReply.self, ControlRoute.board + query)
  }

  package func evidence(of id: Int64) async throws(ControlError) -> EvidenceReply {
    try await get(EvidenceReply.self, ControlRoute.evidence(of: id))
  }
}
