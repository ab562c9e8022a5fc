// What staff can ask about judging again. All throw ``ControlError``.
extension ControlClient {
  package func rejudge(_ request: RejudgeRequest) async throws(ControlError) -> RejudgingDocument {
    try await post(RejudgingDocument.self, ControlRoute.rejudgings, request)
  }

  /// Those that are open first, without changes.
  package func rejudgings() async throws(ControlError) -> [RejudgingDocument] {
    try await get([RejudgingDocument].self, ControlRoute.rejudgings)
  }

  package func rejudging(_ id: Int64) async throws(ControlError) -> RejudgingDocument {
    try await get(RejudgingDocument.self, ControlRoute.rejudging(id))
  }

  /// Follows a rejudging until all of it is judged or it is ended: the present state first, then each step.
  package func followRejudging(
    _ id: Int64, _ each: (RejudgingDocument) async throws -> Void
  ) async throws {
    try await lines(of: RejudgingDocument.self, ControlRoute.rejudging(id, .events), each)
  }

  package func endRejudging(
    _ id: Int64, _ ending: RejudgingEnding
  ) async throws(ControlError) -> RejudgingDocument {
    let part: ControlRoute.RejudgingPart = ending == .applied ? .apply : .cancel
    return try await post(RejudgingDocument.self, ControlRoute.rejudging(id, part), [String]())
  }
}
