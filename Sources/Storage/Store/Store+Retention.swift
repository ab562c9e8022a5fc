internal import GRDB
package import JudgeCore

extension Store {
  /// Removes source, outputs and results of single tests of the oldest final submissions. Their rows stay, with verdict,
  /// time and memory.
  ///
  /// - Parameters:
  ///   - time: of what was handed in before, milliseconds since 1970-01-01 00:00 UTC; `nil`: nothing is too old.
  ///   - size: of the oldest, while the database takes more than this; `nil`: whatever it takes.
  ///   - limit: of at most so many, so that nothing waits long for this.
  /// - Returns: of how many; 0: there is nothing to remove, or not any more.
  package func trim(
    before time: Int64?, above size: ByteCount?, limit: Int
  ) async throws(StorageError) -> Int {
    try await write { db in
      let isTooLarge = try size.map { try Self.size(db) > $0 } ?? false
      guard let bound = isTooLarge ? Int64.max : time else { return 0 }
      let ids = try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM submissions INDEXED BY submissions_to_trim
          WHERE trimmed = 0 AND state IN ('judged', 'rejected') AND submitted_at < ?
          ORDER BY submitted_at LIMIT ?
          """, arguments: [bound, limit])
      if !ids.isEmpty { try trim(ids, db) }
      return ids.count
    }
  }

  /// What the database takes on the disk, without what is free in it for other things.
  package func size() async throws(StorageError) -> ByteCount { try await read(Self.size) }

  private static func size(_ db: Database) throws -> ByteCount {
    func pragma(_ name: String) throws -> Int64 {
      try Int64.fetchOne(db, sql: "PRAGMA \(name)") ?? 0
    }
    let pages = try pragma("page_count") - pragma("freelist_count")
    return ByteCount(bytes: try pages * pragma("page_size"))
  }

  private func trim(_ ids: [Int64], _ db: Database) throws {
    let list: StatementArguments = ["\(ids)"]
    try db.run(
      """
      DELETE FROM test_results WHERE attempt IN (
        SELECT id FROM attempts WHERE submission IN (SELECT value FROM json_each(?)))
      """, list)
    try db.run(
      """
      UPDATE submissions
      SET trimmed = 1, compile_output = CASE WHEN compile_output IS NOT NULL THEN '' END
      WHERE id IN (SELECT value FROM json_each(?))
      """, list)
    // Others may have handed in the same bytes, and keep them.
    try db.run(
      """
      DELETE FROM source_bytes
      WHERE sha256 IN (
        SELECT source_sha256 FROM submissions WHERE id IN (SELECT value FROM json_each(?)))
      AND NOT EXISTS (
        SELECT 1 FROM submissions AS s INDEXED BY submissions_by_source
        WHERE s.source_sha256 = source_bytes.sha256 AND s.trimmed = 0)
      """, list)
  }
}
