internal import FoundationEssentials
internal import GRDB
internal import Glibc
internal import JudgeCore

// These block for a flush of the disk, so they are not for tasks: the spool's own thread calls them.
extension Store {
  /// Puts a submission in the queue, for good: once this has returned, not even a power cut loses it.
  ///
  /// - Returns: its number; that of the first time, when the same claim was recorded before.
  /// - Throws: ``StorageError/refused(_:_:)`` when its problem, language or source is missing.
  package func recordQueued(_ submission: NewSubmission) throws(StorageError) -> Int64 {
    try record(submission, state: .queued, message: "")
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
    _ submission: NewSubmission, state: SubmissionState, message: String
  ) throws(StorageError) -> Int64 {
    try writeDurably { db in
      if let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM submissions WHERE claim = ?", arguments: [submission.claim])
      {
        return id
      }
      try db.run(
        """
        INSERT INTO users (uid, name) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET name = excluded.name
          WHERE name <> excluded.name AND excluded.name NOT LIKE '#%'
        """, [submission.uid, submission.userName.storable])
      if let source = submission.source {
        try db.run(
          "INSERT INTO sources (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING",
          [source.sha256, source.bytes.count])
        // Not only those of a new source: the bytes may have gone meanwhile.
        try db.run(
          "INSERT INTO source_bytes (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
          [source.sha256, Data(source.bytes)])
      }
      try db.run(
        """
        INSERT INTO submissions
          (claim, problem, language, file_name, uid, submitted_at, state, message, source_sha256)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          submission.claim, submission.problem?.storable, submission.language,
          submission.fileName.storable, submission.uid, submission.submittedAt, state.rawValue,
          message.storable, submission.source?.sha256,
        ])
      return db.lastInsertedRowID
    }
  }

  /// Milliseconds since 1970-01-01 00:00 UTC.
  package static var now: Int64 {
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
