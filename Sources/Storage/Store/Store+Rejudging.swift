internal import GRDB
internal import JudgeCore

extension Store {
  /// Puts copies of judged submissions in the queue, behind what people have handed in.
  ///
  /// - Parameter uid: who wants it so.
  /// - Throws: ``StorageError/nothingToRejudge``, ``StorageError/noSubmission(_:)``, ``StorageError/notJudged(_:)``,
  ///   ``StorageError/tooManyToRejudge(_:limit:)``.
  package func beginRejudging(
    _ selection: Rejudging.Selection, reason: String, by uid: UInt32, name: String
  ) async throws(StorageError) -> Rejudging {
    try await write { db in
      try Self.recordUser(uid, name: name, db)
      try db.run(
        "INSERT INTO rejudgings (begun_at, begun_by, reason) VALUES (?, ?, ?)",
        [Self.now, uid, reason.storable])
      let id = db.lastInsertedRowID
      try Self.insertCopies(selection, rejudging: id, db)
      let count = db.changesCount
      guard count <= Self.mostCopies else {
        throw StorageError.tooManyToRejudge(count, limit: Self.mostCopies)
      }
      try Self.requireAll(selection.ids, in: id, db)
      if count == 0 { throw StorageError.nothingToRejudge }
      return try Self.rejudging(id, db)
    }
  }

  /// Those that are open, and the last ones that are not, newest first.
  package func rejudgings(limit: Int = 20) async throws(StorageError) -> [Rejudging] {
    try await read { db in
      try Self.fetchRejudgings("ORDER BY r.ending IS NOT NULL, r.id DESC LIMIT ?", [limit], db)
    }
  }

  /// - Throws: ``StorageError/noRejudging(_:)``.
  package func rejudging(_ id: Int64) async throws(StorageError) -> Rejudging {
    try await read { db in try Self.rejudging(id, db) }
  }

  /// Which results it changes, or has changed when it was applied, by submission: the first ones of them.
  ///
  /// What the judge itself failed at changes nothing.
  package func changes(
    of id: Int64, limit: Int = 1000
  ) async throws(StorageError) -> [Rejudging.Change] {
    try await read { db in
      // Applying exchanges the results of copy and original.
      try db.values(
        """
        SELECT o.id, o.problem, u.name AS user, o.cpu_ns AS own_cpu_ns, c.cpu_ns AS copied_cpu_ns,
          o.score AS own_score, c.score AS copied_score,
          c.given IS NOT NULL AS is_given, iif(c.given IS NULL, o.verdict, c.verdict) AS before,
          coalesce(c.given, c.verdict) AS after
        FROM submissions AS c JOIN submissions AS o ON o.id = c.original
        JOIN users AS u ON u.uid = o.uid
        WHERE c.rejudging = ? AND c.original IS NOT NULL AND \(Self.isChange)
        ORDER BY o.id LIMIT ?
        """, [id, limit]
      ) { row in
        let isGiven = try row.decode(Bool.self, forColumn: "is_given")
        let (before, after) = isGiven ? ("copied", "own") : ("own", "copied")
        return Rejudging.Change(
          submission: try row.decode(Int64.self, forColumn: "id"),
          problem: try row.decode(String.self, forColumn: "problem"),
          user: try row.decode(String.self, forColumn: "user"),
          before: try row.value("before"), after: try row.value("after"),
          cpuBefore: try row.decode(Int64?.self, forColumn: before + "_cpu_ns").map {
            .nanoseconds($0)
          },
          cpuAfter: try row.decode(Int64?.self, forColumn: after + "_cpu_ns").map {
            .nanoseconds($0)
          },
          scoreBefore: try row.decode(Double?.self, forColumn: before + "_score"),
          scoreAfter: try row.decode(Double?.self, forColumn: after + "_score"))
      }
    }
  }

  /// Gives each submission its new result. The old one stays: in the copy, and as an earlier attempt.
  ///
  /// What the judge itself failed at keeps the result that it has: a fault of the judge's is never held against anybody.
  ///
  /// - Throws: ``StorageError/noRejudging(_:)``, ``StorageError/rejudgingEnded(_:)``,
  ///   ``StorageError/rejudgingUnderWay(_:left:)``, ``StorageError/rejudgingOutdated(_:submission:)``.
  package func applyRejudging(
    _ id: Int64, by uid: UInt32, name: String
  ) async throws(StorageError) -> Rejudging {
    try await write { db in
      let rejudging = try Self.openRejudging(id, db)
      guard rejudging.judged == rejudging.total else {
        throw StorageError.rejudgingUnderWay(id, left: rejudging.total - rejudging.judged)
      }
      if let outdated = try Self.outdated(id, db) {
        throw StorageError.rejudgingOutdated(id, submission: outdated)
      }
      try Self.exchangeResults(of: id, db)
      return try Self.end(id, .applied, by: uid, name: name, db)
    }
  }

  /// Leaves all verdicts as they are. What waits of it is not judged any more.
  ///
  /// - Throws: ``StorageError/noRejudging(_:)``, ``StorageError/rejudgingEnded(_:)``.
  package func cancelRejudging(
    _ id: Int64, by uid: UInt32, name: String
  ) async throws(StorageError) -> Rejudging {
    try await write { db in
      _ = try Self.openRejudging(id, db)
      let waiting = "(SELECT id FROM submissions WHERE rejudging = ? AND state = 'queued')"
      try db.run("DELETE FROM attempts WHERE submission IN \(waiting)", [id])
      try db.run("DELETE FROM submissions WHERE rejudging = ? AND state = 'queued'", [id])
      return try Self.end(id, .cancelled, by: uid, name: name, db)
    }
  }
}

extension Store {
  private static func insertCopies(
    _ selection: Rejudging.Selection, rejudging: Int64, _ db: Database
  ) throws {
    let ids = "[" + selection.ids.map(String.init).joined(separator: ",") + "]"
    try db.run(
      """
      INSERT INTO submissions
        (claim, problem, language, file_name, uid, submitted_at, state, source_sha256, lane,
          rejudging, original, beside)
      SELECT 'rejudging-' || ?1 || '-' || s.id, s.problem, s.language, s.file_name, s.uid,
        s.submitted_at, 'queued', s.source_sha256, s.lane, ?1, s.id,
        (SELECT max(number) FROM attempts WHERE submission = s.id)
      FROM submissions AS s
      WHERE s.state = 'judged' AND s.original IS NULL AND s.trimmed = 0
        AND (?2 = '[]' OR s.id IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR s.problem = ?3)
        AND (?4 IS NULL OR s.uid IN (SELECT uid FROM users WHERE name = ?4))
        AND (?5 IS NULL OR s.verdict = ?5)
      ORDER BY s.id
      """,
      [rejudging, ids, selection.problem, selection.user, selection.verdict?.rawValue])
  }

  /// More would hold up intake while they are copied and applied.
  private static let mostCopies = 100_000

  private static func requireAll(_ ids: [Int64], in rejudging: Int64, _ db: Database) throws {
    for id in ids {
      let found = try Row.fetchOne(
        db,
        sql: """
          SELECT s.original IS NULL AS is_own,
            EXISTS (SELECT 1 FROM submissions WHERE rejudging = ? AND original = s.id) AS is_copied
          FROM submissions AS s WHERE s.id = ?
          """, arguments: [rejudging, id])
      guard let found, try found.decode(Bool.self, forColumn: "is_own") else {
        throw StorageError.noSubmission(id)
      }
      if try !found.decode(Bool.self, forColumn: "is_copied") { throw StorageError.notJudged(id) }
    }
  }

  /// - Returns: the first submission whose result is not the one any more beside which its copy was judged.
  private static func outdated(_ rejudging: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT original FROM submissions AS c WHERE rejudging = ? AND original IS NOT NULL
          AND beside <> (SELECT max(number) FROM attempts WHERE submission = c.original)
        ORDER BY original LIMIT 1
        """, arguments: [rejudging])
  }

  /// Of a copy `c` and its original `o`: whether applying gives, or has given, another verdict or score.
  private static let isChange = """
    iif(c.given IS NULL,
      c.verdict <> 'JE' AND (c.verdict <> o.verdict OR c.score IS NOT o.score),
      c.given <> c.verdict OR c.score IS NOT o.score)
    """

  private static func rejudging(_ id: Int64, _ db: Database) throws -> Rejudging {
    guard let found = try fetchRejudgings("WHERE r.id = ?", [id], db).first else {
      throw StorageError.noRejudging(id)
    }
    return found
  }

  private static func openRejudging(_ id: Int64, _ db: Database) throws -> Rejudging {
    let found = try rejudging(id, db)
    if found.ending != nil { throw StorageError.rejudgingEnded(id) }
    return found
  }

  private static func end(
    _ id: Int64, _ ending: Rejudging.Ending, by uid: UInt32, name: String, _ db: Database
  ) throws -> Rejudging {
    try recordUser(uid, name: name, db)
    try db.run(
      "UPDATE rejudgings SET ending = ?, ended_at = ?, ended_by = ? WHERE id = ?",
      [ending.rawValue, now, uid, id])
    return try rejudging(id, db)
  }

  /// - Parameter rest: what follows the FROM clause, in which rejudgings are `r`.
  private static func fetchRejudgings(
    _ rest: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [Rejudging] {
    try db.values(
      """
      SELECT r.id, r.begun_at, b.name AS begun_by, r.reason, r.ending, r.ended_at,
        e.name AS ended_by,
        (SELECT count(*) FROM submissions
          WHERE rejudging = r.id AND original IS NOT NULL) AS total,
        (SELECT count(*) FROM submissions
          WHERE rejudging = r.id AND original IS NOT NULL AND state = 'judged') AS judged,
        (SELECT count(*) FROM submissions
          WHERE rejudging = r.id AND original IS NOT NULL AND given IS NULL
            AND verdict = 'JE') AS failed,
        (SELECT count(*) FROM submissions AS c JOIN submissions AS o ON o.id = c.original
          WHERE c.rejudging = r.id AND c.original IS NOT NULL AND \(isChange)) AS changed
      FROM rejudgings AS r JOIN users AS b ON b.uid = r.begun_by
      LEFT JOIN users AS e ON e.uid = r.ended_by

      """ + rest, arguments
    ) { row in
      Rejudging(
        id: try row.decode(Int64.self, forColumn: "id"),
        begunAt: try row.decode(Int64.self, forColumn: "begun_at"),
        begunBy: try row.decode(String.self, forColumn: "begun_by"),
        reason: try row.decode(String.self, forColumn: "reason"),
        ending: try row.decode(String?.self, forColumn: "ending").flatMap {
          Rejudging.Ending(rawValue: $0)
        },
        endedAt: try row.decode(Int64?.self, forColumn: "ended_at"),
        endedBy: try row.decode(String?.self, forColumn: "ended_by"),
        total: try row.decode(Int.self, forColumn: "total"),
        judged: try row.decode(Int.self, forColumn: "judged"),
        failed: try row.decode(Int.self, forColumn: "failed"),
        changed: try row.decode(Int.self, forColumn: "changed"))
    }
  }

  /// What a judging leaves in a submission's row.
  private static let resultColumns = [
    "verdict", "message", "cpu_ns", "wall_ns", "memory_bytes", "score", "groups", "skipped", "gpu",
    "executor", "host", "mode", "mechanisms", "problem_version", "limit_cpu_ns", "limit_wall_ns",
    "limit_memory_bytes", "limit_output_bytes", "limit_scratch_bytes", "limit_stack_bytes",
    "limit_processes", "limit_open_files", "compile_ok", "compile_cached", "compile_wall_ns",
    "compile_output",
  ]

  private static func exchangeResults(of rejudging: Int64, _ db: Database) throws {
    let columns = resultColumns.joined(separator: ", ")
    let theirs = resultColumns.map { "\($0) = r.\($0)" }.joined(separator: ", ")
    try db.run(
      """
      CREATE TEMP TABLE pairs AS
      SELECT id AS copy, original,
        (SELECT max(number) FROM attempts WHERE submission = s.original) AS attempts
      FROM submissions AS s
      WHERE rejudging = ? AND original IS NOT NULL AND verdict <> 'JE'
      """, [rejudging])
    try db.execute(
      sql: """
        CREATE TEMP TABLE results AS
        SELECT p.original AS receiver, \(columns) FROM pairs AS p JOIN submissions ON id = p.copy
        UNION ALL
        SELECT p.copy, \(columns) FROM pairs AS p JOIN submissions ON id = p.original;
        UPDATE submissions SET \(theirs) FROM temp.results AS r WHERE r.receiver = submissions.id;
        UPDATE submissions SET given = o.verdict FROM temp.pairs AS p, submissions AS o
        WHERE p.copy = submissions.id AND o.id = p.original;
        UPDATE attempts SET submission = p.original, number = number + p.attempts
        FROM temp.pairs AS p WHERE p.copy = attempts.submission;
        DROP TABLE temp.results;
        DROP TABLE temp.pairs;
        """)
  }
}
