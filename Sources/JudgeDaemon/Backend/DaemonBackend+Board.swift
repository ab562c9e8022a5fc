internal import Configuring
internal import Control
internal import JudgeCore
internal import ProblemFormat
internal import Storage

// Who solved what.
extension DaemonBackend {
  func board(_ filter: BoardFilter, for caller: Caller) async throws -> BoardReply {
    for name in filter.problems { try await requireKnown(name) }
    let withheld = assessments.withheld(from: caller)
    let all = try await rows(filter, for: caller)
    let rows = all.filter {
      $0.uid == caller.uid
        ? withheld[$0.problem] == nil
        : caller.isStaff || !assessments.isUnderWay($0.problem)
    }
    var reply = BoardReply(
      rows.map(entry), own: rows.filter { $0.uid == caller.uid }.map(entry),
      visibility: caller.isStaff ? .all : boardVisibility)
    // Of one problem, or one minute, counts would say who has solved what.
    if !filter.isEverything { reply.counts = [] }
    let holders = all.filter { $0.uid == caller.uid && withheld[$0.problem] != nil }
      .compactMap { assessments.withheld.holder(of: $0.problem, at: Timestamp.now.milliseconds) }
    if !holders.isEmpty { reply.withheldBy = Set(holders.map(\.assessment)).sorted() }
    return reply
  }

  private func rows(_ filter: BoardFilter, for caller: Caller) async throws -> [BoardRow] {
    if filter.isEverything { return try await store.board() }
    guard boardQuota.enter(caller.uid) else {
      throw Refusal(.unavailable, "a board of yours is being made: wait until it is done")
    }
    defer { boardQuota.leave(caller.uid) }
    // Over a long time it takes seconds, in which somebody else has to read the queue.
    return try await boardTurnstile.passing {
      try await store.board(of: filter.time, problems: filter.problems)
    }
  }

  private func entry(_ row: BoardRow) -> BoardEntry {
    var entry = BoardEntry(row)
    guard let scores = row.scores else { return entry }
    entry.objective = problemShelf.objective(of: row.problem)
    entry.bestScore = problemShelf.best(of: scores, at: row.problem)
    return entry
  }
}

extension BoardFilter {
  fileprivate var isEverything: Bool { self == BoardFilter() }

  /// Milliseconds since 1970-01-01 00:00 UTC.
  fileprivate var time: Range<Int64> {
    let first = since?.milliseconds ?? .min
    return first..<max(first, until?.milliseconds ?? .max)
  }
}

extension BoardEntry {
  fileprivate init(_ row: BoardRow) {
    self.init(
      user: row.user, problem: row.problem, solved: row.solved, tries: row.tries,
      bestCPU: row.bestCPU, bestGPU: row.bestGPU,
      solvedAt: row.solvedAt.map { Timestamp(milliseconds: $0) })
  }
}

extension BoardReply.Visibility {
  init(_ show: JudgeConfiguration.Board.Show) {
    self =
      switch show {
      case .all: .all
      case .counts: .counts
      case .hidden: .hidden
      }
  }
}
