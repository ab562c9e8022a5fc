internal import GRDB
package import JudgeCore

extension Store {
  /// Begins an attempt at a queued submission, which is then `compiling`.
  ///
  /// - Parameters:
  ///   - nonce: never used before; it proves that a result belongs to this attempt.
  ///   - problemVersion: the hash given to ``recordProblem(_:hash:title:)``; `nil` if the problem cannot be loaded, so that
  ///     the attempt can only become a fault.
  /// - Throws: ``StorageError/noSubmission(_:)``, ``StorageError/notQueued(_:_:)``,
  ///   ``StorageError/unknownProblemVersion(problem:hash:)``; `refused` for a used nonce.
  package func beginAttempt(
    submission id: Int64, nonce: String, executor: String, problemVersion: String?, limits: Limits?
  ) async throws(StorageError) -> Attempt {
    try await write { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT state, problem FROM submissions WHERE id = ?", arguments: [id])
      else { throw StorageError.noSubmission(id) }
      let state: SubmissionState = try row.value("state")
      guard state == .queued else { throw StorageError.notQueued(id, state) }
      try Self.requireProblem(try row.decode(String.self, forColumn: "problem"), problemVersion, db)

      let number = try Self.countAttempts(id, db) + 1
      try db.run(
        "INSERT INTO attempts (submission, number, nonce, started_at) VALUES (?, ?, ?, ?)",
        [id, number, nonce, Self.now])
      let attempt = Attempt(
        id: db.lastInsertedRowID, submission: id, number: number,
        source: try Self.source(of: id, db))
      try db.run(
        """
        UPDATE submissions SET state = 'compiling', message = '', executor = ?,
          problem_version = ?, compile_ok = NULL, compile_cached = NULL, compile_wall_ns = NULL,
          compile_output = NULL, limit_cpu_ns = ?, limit_wall_ns = ?, limit_memory_bytes = ?,
          limit_output_bytes = ?, limit_scratch_bytes = ?, limit_stack_bytes = ?,
          limit_processes = ?, limit_open_files = ?
        WHERE id = ?
        """,
        [executor, problemVersion] + limits.columns + [id])
      return attempt
    }
  }

  /// Says that an attempt's program is compiled and its tests begin.
  ///
  /// - Returns: `false`, and nothing changed, when the attempt is not the live one or is running already.
  @discardableResult
  package func markRunning(
    _ attempt: Attempt, compile: CompileResult?
  ) async throws(StorageError) -> Bool {
    try await write { db in
      try db.run(
        """
        UPDATE submissions SET state = 'running', compile_ok = ?, compile_cached = ?,
          compile_wall_ns = ?, compile_output = ?
        WHERE state = 'compiling'
          AND id = (SELECT submission FROM attempts WHERE id = ? AND ended_at IS NULL)
        """, compile.columns + [attempt.id])
      return db.changesCount == 1
    }
  }

  /// Ends an attempt that failed through no fault of the submission's.
  ///
  /// - Parameters:
  ///   - reason: what failed, in plain words.
  ///   - limit: after how many of these the submission is judged ``JudgeCore/Verdict/judgeError``; attempts that a stop of
  ///     the daemon ended do not count.
  @discardableResult
  package func fault(
    _ attempt: Attempt, reason: String, limit: Int = 3
  ) async throws(StorageError) -> FaultConsequence {
    try await write { db in
      guard let id = try Self.end(attempt.id, as: .fault, reason: reason.storable, db) else {
        return .stale
      }
      let faults = try Self.countAttempts(id, endedAs: .fault, db)
      guard faults < limit else {
        try Self.giveUp(id, message: "the judge failed \(Self.times(faults)): \(reason)", db)
        return .judgeError
      }
      try Self.requeue(id, message: "the judge failed and tries again: \(reason)", db)
      return .requeued
    }
  }

  /// Puts back in the queue what a daemon that is gone left unfinished. To be called at start, before any attempt begins.
  ///
  /// A stop of the daemon is no fault of the attempt: it counts neither against the submission nor towards
  /// the limit of ``fault(_:reason:limit:)``. But a submission whose judging takes the daemon down must not do so for ever:
  /// after `limit` stops it is judged ``JudgeCore/Verdict/judgeError`` as well.
  ///
  /// - Returns: how many were put back.
  @discardableResult
  package func requeueUnfinished(limit: Int = 10) async throws(StorageError) -> Int {
    try await write { db in
      let live = try Row.fetchAll(
        db,
        sql: """
          SELECT id, submission FROM attempts INDEXED BY one_live_attempt WHERE ended_at IS NULL
          ORDER BY id
          """)
      var requeued = 0
      for row in live {
        let attempt = try row.decode(Int64.self, forColumn: "id")
        let reason = "the daemon stopped"
        guard let id = try Self.end(attempt, as: .interrupted, reason: reason, db) else { continue }
        let stops = try Self.countAttempts(id, endedAs: .interrupted, db)
        if stops < limit {
          try Self.requeue(id, message: "\(reason); it is judged again", db)
          requeued += 1
        } else {
          try Self.giveUp(id, message: "\(reason) \(Self.times(stops)) while judging this", db)
        }
      }
      return requeued
    }
  }
}

extension Store {
  enum Ending: String { case done, fault, interrupted }

  /// Ends an attempt.
  ///
  /// - Returns: its submission; `nil` if the attempt is not live.
  static func end(
    _ attempt: Int64, as ending: Ending, reason: String?, _ db: Database
  ) throws -> Int64? {
    // All rows, of the one that there can be: a statement that returns some is to be run to its end.
    try Int64.fetchAll(
      db,
      sql: """
        UPDATE attempts SET ended_at = ?, ending = ?, reason = ? WHERE id = ? AND ended_at IS NULL
        RETURNING submission
        """, arguments: [now, ending.rawValue, reason, attempt]
    ).first
  }

  private static func requireProblem(
    _ problem: String, _ version: String?, _ db: Database
  ) throws {
    guard let version else { return }
    let isKnown = try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM problem_versions WHERE problem = ? AND content_hash = ?)",
      arguments: [problem, version])
    if isKnown != true {
      throw StorageError.unknownProblemVersion(problem: problem, hash: version)
    }
  }

  private static func countAttempts(
    _ submission: Int64, endedAs ending: Ending? = nil, _ db: Database
  ) throws -> Int {
    try Int.fetchOne(
      db,
      sql: "SELECT count(*) FROM attempts WHERE submission = ? AND ending IS coalesce(?, ending)",
      arguments: [submission, ending?.rawValue]) ?? 0
  }

  private static func requeue(_ submission: Int64, message: String, _ db: Database) throws {
    if try removeUnwantedCopy(submission, db) { return }
    try db.run(
      """
      UPDATE submissions SET state = 'queued', message = ?, executor = NULL, compile_ok = NULL,
        compile_cached = NULL, compile_wall_ns = NULL, compile_output = NULL
      WHERE id = ?
      """, [message.storable, submission])
  }

  /// A copy that nobody waits for any more, because its rejudging was cancelled meanwhile.
  private static func removeUnwantedCopy(_ submission: Int64, _ db: Database) throws -> Bool {
    let isUnwanted = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM submissions AS s JOIN rejudgings AS r ON r.id = s.rejudging
          WHERE s.id = ? AND r.ending IS NOT NULL)
        """, arguments: [submission])
    guard isUnwanted == true else { return false }
    try db.run("DELETE FROM attempts WHERE submission = ?", [submission])
    try db.run("DELETE FROM submissions WHERE id = ?", [submission])
    return true
  }

  private static func giveUp(_ submission: Int64, message: String, _ db: Database) throws {
    try db.run(
      "UPDATE submissions SET state = 'judged', verdict = 'JE', message = ? WHERE id = ?",
      [message.storable, submission])
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
