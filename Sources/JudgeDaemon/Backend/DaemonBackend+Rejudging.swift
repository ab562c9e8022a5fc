internal import Control
internal import FoundationEssentials
internal import JudgeCore
internal import Storage

// Judging again. That whoever asks is staff has been checked.
extension DaemonBackend {
  func rejudge(_ request: RejudgeRequest, by caller: Caller) async throws -> RejudgingDocument {
    let selection = Rejudging.Selection(
      ids: request.ids, problem: request.problem, user: request.user, verdict: request.verdict)
    let rejudging = try await explaining { () async throws(StorageError) in
      try await store.beginRejudging(
        selection, reason: request.reason, by: caller.uid, name: caller.user)
    }
    bell.ring(.queued)
    return RejudgingDocument(rejudging)
  }

  func rejudgings() async throws -> [RejudgingDocument] {
    try await store.rejudgings().map { RejudgingDocument($0) }
  }

  func rejudging(_ id: Int64) async throws -> RejudgingDocument {
    try await explaining { () async throws(StorageError) in
      let rejudging = try await store.rejudging(id)
      return RejudgingDocument(rejudging, changes: try await store.changes(of: id))
    }
  }

  /// How often a follower looks: what ends a rejudging need not be a submission's end.
  private static let interval = Duration.milliseconds(500)

  func followRejudging(
    _ id: Int64, report: @escaping @Sendable (RejudgingDocument) -> Void
  ) async throws {
    var told: Int?
    while true {
      let present = try await explaining { () async throws(StorageError) in
        RejudgingDocument(try await store.rejudging(id))
      }
      if present.isDone || present.ending != nil { return report(try await rejudging(id)) }
      if present.judged != told { report(present) }
      told = present.judged
      try await Task.sleep(for: Self.interval)
    }
  }

  func endRejudging(
    _ id: Int64, _ ending: RejudgingEnding, by caller: Caller
  ) async throws -> RejudgingDocument {
    try await explaining { () async throws(StorageError) in
      switch ending {
      case .applied:
        _ = try await store.applyRejudging(id, by: caller.uid, name: caller.user)
      case .cancelled:
        _ = try await store.cancelRejudging(id, by: caller.uid, name: caller.user)
      }
    }
    return try await rejudging(id)
  }
}

extension RejudgingDocument {
  init(_ rejudging: Rejudging, changes: [Rejudging.Change]? = nil) {
    self.init(
      id: rejudging.id, begunAt: Timestamp(milliseconds: rejudging.begunAt),
      begunBy: rejudging.begunBy, reason: rejudging.reason,
      ending: rejudging.ending.map { $0 == .applied ? .applied : .cancelled },
      endedAt: rejudging.endedAt.map { Timestamp(milliseconds: $0) }, endedBy: rejudging.endedBy,
      total: rejudging.total, judged: rejudging.judged, failed: rejudging.failed,
      changed: rejudging.changed,
      changes: changes?.map { change in
        RejudgingChange(
          submission: change.submission, problem: change.problem, user: change.user,
          before: change.before, after: change.after, cpuBefore: change.cpuBefore,
          cpuAfter: change.cpuAfter, scoreBefore: change.scoreBefore,
          scoreAfter: change.scoreAfter)
      })
  }
}
