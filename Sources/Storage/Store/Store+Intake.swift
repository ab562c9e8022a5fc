internal import FoundationEssentials
internal import GRDB
internal import Glibc
internal import JudgeCore

// These block for a flush of the disk, so they are not for tasks: the spool's own thread calls them.
extension Store {
  /// Puts a submission in the queue, for good: once this has returned, not even a power cut loses it.
  ///
  /// - Parameters:
  ///   - limit: how many of the user's may wait, this one among them.
  ///   - allowance: how many attempts of the user's at the problem an assessment allows, this one among them.
  /// - Returns: its number; that of the first time, when the same claim was recorded before.
  /// - Throws: ``StorageError/tooManyWaiting(_:)``; ``StorageError/noAttemptsLeft(_:)``; ``StorageError/refused(_:_:)`` when its
  ///   problem, language or source is missing.
  package func recordQueued(
    _ submission: NewSubmission, limit: Int = .max, allowance: AttemptAllowance? = nil
  ) throws(StorageError) -> Int64 {
    try record(submission, state: .queued, message: "", limit: limit, allowance: allowance)
  }

  /// Records what was handed in and cannot be a submission, for good.
  ///
  /// - Parameter reason: in plain words; not empty.
  /// - Returns: its number; that of the first time, when the same claim was recorded before.
  package func recordRejected(
    _ submission: NewSubmission, reason: String
  ) throws(StorageError) -> Int64 {
    try record(submission, state: .rejected, message: reason)
  }

  /// Records a version of a problem, unless it is there; a new title replaces the old one.
  ///
  /// - Parameter hash: of all the package's content.
  package func recordProblem(
    _ name: String, hash: String, title: String
  ) async throws(StorageError) {
    try await write { db in
      try db.run(
        """
        INSERT INTO problem_versions (problem, content_hash, title, first_seen_at)
        VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET title = excluded.title WHERE title <> excluded.title
        """, [name, hash, title.storable, Self.now])
    }
  }

  private func record(
    _ submission: NewSubmission, state: SubmissionState, message: String, limit: Int = .max,
    allowance: AttemptAllowance? = nil
  ) throws(StorageError) -> Int64 {
    try writeDurably { db in
      if let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM submissions WHERE claim = ?", arguments: [submission.claim])
      {
        return id
      }
      try Self.requireRoom(for: submission.uid, limit, db)
      if let allowance { try Self.require(allowance, for: submission, db) }
      try Self.recordUser(submission.uid, name: submission.userName, db)
      if let source = submission.source {
        try Self.recordSource(source.sha256, Data(source.bytes), db)
      }
      try db.run(
        """
        INSERT INTO submissions
          (claim, problem, language, file_name, uid, submitted_at, state, message, source_sha256, lane, turn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          submission.claim, submission.problem?.storable, submission.language,
          submission.fileName.storable, submission.uid, submission.submittedAt, state.rawValue,
          message.storable, submission.source?.sha256,
          submission.lane,
          state == .queued ? try Self.nextTurn(of: submission.uid, in: submission.lane, db) : 0,
        ])
      return db.lastInsertedRowID
    }
  }

  static func recordSource(_ digest: String, _ bytes: Data, _ db: Database) throws {
    try db.run(
      "INSERT INTO sources (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [digest, bytes.count])
    // Not only those of a new source: the bytes may have gone meanwhile.
    try db.run(
      "INSERT INTO source_bytes (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [digest, bytes])
  }

  static func recordUser(_ uid: UInt32, name: String, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO users (uid, name) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET name = excluded.name
        WHERE name <> excluded.name AND excluded.name NOT LIKE '#%'
      """, [uid, name.storable])
  }

  private static func requireRoom(for uid: UInt32, _ limit: Int, _ db: Database) throws {
    if limit == .max { return }
    let waiting = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM submissions INDEXED BY submissions_in_line
        WHERE uid = ? AND state = 'queued' AND (original IS NOT NULL) = 0
        """, arguments: [uid])
    if let waiting, waiting >= limit { throw StorageError.tooManyWaiting(waiting) }
  }

  /// The round in which a user's next submission comes: the one that the lane's queue is at, or the one after the user's own last.
  ///
  /// So users take turns, one submission each, however many somebody has handed in before (this is start-time fair queueing,
  /// Goyal, Vin and Cheng 1996, with every submission of one length: `turn` is the start tag, the largest one begun is the
  /// virtual time).
  private static func nextTurn(of uid: UInt32, in lane: Int, _ db: Database) throws -> Int64 {
    let present = try turn(
      """
      INDEXED BY submissions_begun WHERE lane = ? AND original IS NULL AND state <> 'queued'
      """, [lane], db)
    let last = try turn(
      "INDEXED BY submissions_by_turn WHERE uid = ? AND lane = ? AND original IS NULL",
      [uid, lane], db)
    return max(present ?? 0, (last ?? 0) + 1)
  }

  private static func turn(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT max(turn) FROM submissions \(condition)")
    return try Int64.fetchOne(statement, arguments: arguments)
  }

  /// Milliseconds since 1970-01-01 00:00 UTC.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

extension String {
  /// This text without NUL, at which SQLite's texts end.
  var storable: String {
    utf8.contains(0)
      ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : self
  }
}
