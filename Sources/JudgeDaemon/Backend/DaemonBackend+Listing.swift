internal import Control
internal import JudgeCore
internal import ProblemFormat
internal import Storage

// Submissions as they are asked for: alone, or in lists.
extension DaemonBackend {
  func submissions(
    matching filter: SubmissionFilter, for caller: Caller
  ) async throws -> [Submission] {
    let rows = try await store.submissions(query(filter, caller))
    if rows.isEmpty { try await requireKnown(filter, caller) }
    return try await placed(rows).map { hub.live($0.id) ?? $0 }
  }

  func count(of filter: SubmissionFilter, for caller: Caller) async throws -> Int {
    try await store.count(query(filter, caller), limit: SubmissionFilter.maximumLimit + 1)
  }

  /// What students may not see of each other is not even counted.
  private func query(_ filter: SubmissionFilter, _ caller: Caller) -> SubmissionQuery {
    var query = SubmissionQuery(filter)
    let problems = caller.isStaff ? [] : assessments.underWay
    if !problems.isEmpty { query.concealed = .init(problems: problems, except: caller.uid) }
    let withheld = assessments.withheld(from: caller)
    if !withheld.isEmpty { query.withheld = .init(since: withheld, uid: caller.uid) }
    return query
  }

  func submission(_ id: Int64) async throws -> Submission {
    if let live = hub.live(id), live.original == nil { return live }
    // Copies that are judged again have numbers too, but nobody has handed them in.
    guard let row = try await store.submission(id, withTests: true), row.original == nil else {
      throw Refusal(.notFound, "there is no submission \(id)")
    }
    return try await placed([row])[0]
  }

  func told(_ submission: Submission, to caller: Caller) -> Submission {
    var told =
      caller.isStaff
      ? submission : Problem.told(submission, of: problemShelf.problem(submission.problem))
    guard let holder = assessments.holder(of: submission) else { return told }
    if !caller.isStaff { told = told.withoutResult(notice(holder)) }
    // From staff nothing is withheld, so not what they have tried themselves.
    let isOwn = caller.isStaff && submission.uid == caller.uid
    if submission.hasResultToWithhold && !isOwn { told.withheldBy = holder.assessment }
    return told
  }

  /// When results are told. Not to the minute: somebody may be given more time, and that is nobody else's business.
  private func notice(_ holder: WithheldResults.Holder) -> String {
    let words = "the result is told when \(holder.assessment) is over for all"
    guard Timestamp.now.milliseconds < holder.closesAt else { return words }
    return "\(words), not before \(Timestamp(milliseconds: holder.closesAt).local())"
  }

  func attempts(of submission: Submission, for caller: Caller) async throws -> [AttemptDocument] {
    let isWithheld = !caller.isStaff && assessments.holder(of: submission) != nil
    return try await store.attempts(of: submission.id).map { attempt in
      // How long one took says how far it got, and so does why the judge failed.
      let end = isWithheld ? nil : attempt.endedAt
      return AttemptDocument(
        number: attempt.number, startedAt: Timestamp(milliseconds: attempt.startedAt),
        endedAt: end.map { Timestamp(milliseconds: $0) }, ending: attempt.ending,
        reason: isWithheld ? nil : attempt.reason)
    }
  }

  /// With their places in line, as far as they wait, and what else they wait for.
  func placed(_ rows: [Submission]) async throws -> [Submission] {
    guard rows.contains(where: { $0.state == .queued }) else { return rows }
    let line = try await window.line(of: rows) { () async throws(StorageError) in
      Line(try await store.line(), lanes: lanes, pace: pace)
    }
    return rows.map(line.placed).map(explained)
  }

  /// With what it waits for, where that is more than its turn.
  func explained(_ row: Submission) -> Submission {
    guard row.state == .queued else { return row }
    var row = row
    if let reason = problemShelf.absence(of: row.problem) {
      row.message = reason
    } else if let shortage = room.shortage {
      row.message = "waits: \(shortage)"
    }
    return row
  }

  /// A problem is known as long as there are submissions to it, too.
  func requireKnown(_ problem: String) async throws {
    if problemShelf.names.contains(problem) { return }
    let count = try await store.count(SubmissionQuery(problem: problem), limit: 1)
    if count == 0 { throw unknown(problem) }
  }

  /// Nothing was found: a name that nobody knows is told from one of which there is nothing.
  private func requireKnown(_ filter: SubmissionFilter, _ caller: Caller) async throws {
    if let problem = filter.problem { try await requireKnown(problem) }
    if let user = filter.user, !filter.isMine,
      try await store.count(query(SubmissionFilter(user: user), caller), limit: 1) == 0
    {
      throw Refusal(.notFound, "nobody named \(user) has handed in anything")
    }
  }
}

extension SubmissionQuery {
  fileprivate init(_ filter: SubmissionFilter) {
    self.init(
      user: filter.user, problem: filter.problem, verdict: filter.verdict, state: filter.state,
      limit: filter.limit, before: filter.before)
  }
}
