internal import GRDB
internal import JudgeCore

extension Store {
  /// Sees to it that a submission is not judged any more: it is `rejected` then, and what an attempt still finds out comes too late.
  ///
  /// - Parameter uid: who wants it so.
  /// - Throws: ``StorageError/noSubmission(_:)``, ``StorageError/alreadyFinal(_:_:)``, ``StorageError/alreadyCancelled(_:)``.
  package func cancel(_ id: Int64, by uid: UInt32, name: String) async throws(StorageError) {
    try await write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT state, cancelled_by IS NOT NULL AS is_cancelled FROM submissions
          WHERE id = ? AND original IS NULL
          """, arguments: [id])
      guard let row else { throw StorageError.noSubmission(id) }
      let state: SubmissionState = try row.value("state")
      if try row.decode(Bool.self, forColumn: "is_cancelled") {
        throw StorageError.alreadyCancelled(id)
      }
      if state.isFinal { throw StorageError.alreadyFinal(id, state) }
      let when = state == .queued ? "before it was judged" : "while it was being judged"
      let reason = "cancelled by \(name) \(when)".storable
      try Self.endLiveAttempt(of: id, reason: reason, db)
      try Self.recordUser(uid, name: name, db)
      // A turn that has not come is nobody's: the user's next submission is not to come after it, nor the queue to be there.
      try db.run(
        """
        UPDATE submissions SET state = 'rejected', message = ?, cancelled_by = ?,
          turn = iif(state = 'queued', 0, turn)
        WHERE id = ?
        """, [reason, uid, id])
    }
  }

  private static func endLiveAttempt(of id: Int64, reason: String, _ db: Database) throws {
    let live = try Int64.fetchOne(
      db, sql: "SELECT id FROM attempts WHERE submission = ? AND ended_at IS NULL",
      arguments: [id])
    guard let live else { return }
    _ = try end(live, as: .interrupted, reason: reason, db)
  }
}
