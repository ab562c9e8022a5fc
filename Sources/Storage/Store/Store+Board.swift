internal import GRDB

/// What one user has made of one problem.
package struct BoardRow: Hashable, Sendable {
  package var uid: UInt32
  /// Name of the user.
  package var user: String
  package var problem: String
  package var solved: Bool
  /// Judged submissions up to and including the first accepted one; the judge's own errors are not among them.
  package var tries: Int
  /// Least CPU time of the accepted ones, each counted by its slowest test.
  package var bestCPU: Duration?
  /// Least GPU time of those that ran on one, each counted by its slowest test.
  package var bestGPU: Duration?
  /// When the first accepted one was handed in: milliseconds since 1970-01-01 00:00 UTC.
  package var solvedAt: Int64?
  /// Lowest and highest score of those that have one; `nil`: none has.
  package var scores: ClosedRange<Double>?
}

extension Store {
  /// How many of somebody's submissions to a problem ran and were not accepted: what did not compile, and what the judge itself
  /// failed at, does not count.
  package func failures(of uid: UInt32, at problem: String) async throws(StorageError) -> Int {
    try await read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM submissions INDEXED BY submissions_by_try
          WHERE uid = ? AND problem = ? AND verdict NOT IN ('AC', 'CE', 'JE') AND original IS NULL
          """, arguments: [uid, problem]) ?? 0
    }
  }

  /// Which problems somebody has tried, and whether they are solved; the judge's own errors are no tries.
  package func progress(of uid: UInt32) async throws(StorageError) -> [String: Bool] {
    try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT problem, max(verdict = 'AC') AS solved FROM submissions INDEXED BY submissions_by_try
          WHERE uid = ? AND problem IS NOT NULL AND verdict <> 'JE' AND original IS NULL
          GROUP BY problem
          """, arguments: [uid])
      return try rows.reduce(into: [:]) { progress, row in
        progress[try row.decode(String.self, forColumn: "problem")] = try row.decode(
          Bool.self, forColumn: "solved")
      }
    }
  }

  /// Who solved what with submissions of some time alone: rows as those of ``board()``.
  ///
  /// - Parameters:
  ///   - time: when they were handed in, milliseconds since 1970-01-01 00:00 UTC.
  ///   - problems: only these; empty: all.
  package func board(
    of time: Range<Int64>, problems: [String]
  ) async throws(StorageError) -> [BoardRow] {
    let names = problems.isEmpty ? nil : Self.list(problems)
    return try await read { db in
      try db.values(
        """
        SELECT u.uid, u.name AS user, t.problem, solved_by,
          count(*) FILTER (WHERE id <= coalesce(solved_by, 9223372036854775807)) AS tries,
          min(cpu_ns) FILTER (WHERE verdict = 'AC') AS best_cpu_ns,
          min(wall_ns) FILTER (WHERE verdict = 'AC' AND gpu IS NOT NULL) AS best_gpu_ns,
          min(submitted_at) FILTER (WHERE id = solved_by) AS solved_at,
          min(score) AS lowest, max(score) AS highest
        FROM (
          SELECT id, uid, problem, verdict, submitted_at, score, cpu_ns, wall_ns, gpu,
            min(CASE WHEN verdict = 'AC' THEN id END) OVER (PARTITION BY uid, problem) AS solved_by
          FROM submissions INDEXED BY submissions_by_moment
          WHERE original IS NULL AND submitted_at >= ?1 AND submitted_at < ?2
            AND verdict IS NOT NULL AND verdict <> 'JE'
            AND (?3 IS NULL OR problem IN (SELECT value FROM json_each(?3)))
        ) AS t JOIN users AS u ON u.uid = t.uid
        GROUP BY t.uid, t.problem ORDER BY t.problem, user, t.uid
        """, [time.lowerBound, time.upperBound, names], Self.boardRow)
    }
  }

  /// Who solved what: a row for each user and problem with at least one try, by problem and then by user.
  ///
  /// Hops through the indexes from one user and problem to the next: of those that are solved hardly a row is read.
  package func board() async throws(StorageError) -> [BoardRow] {
    try await read { db in
      try db.values(
        """
        WITH RECURSIVE pairs (uid, problem) AS (
          SELECT * FROM (
            SELECT uid, problem FROM submissions INDEXED BY submissions_by_try
            WHERE problem IS NOT NULL AND original IS NULL ORDER BY uid, problem LIMIT 1)
          UNION ALL
          SELECT s.uid, s.problem FROM pairs AS p CROSS JOIN submissions AS s ON s.id = coalesce(
            (SELECT id FROM submissions INDEXED BY submissions_by_try
              WHERE uid = p.uid AND problem > p.problem AND original IS NULL ORDER BY problem LIMIT 1),
            (SELECT id FROM submissions INDEXED BY submissions_by_try
              WHERE uid > p.uid AND problem IS NOT NULL AND original IS NULL
                ORDER BY uid, problem LIMIT 1))
        ), solvers AS MATERIALIZED (
          SELECT uid, problem, (
            SELECT id FROM submissions INDEXED BY submissions_by_try
            WHERE uid = p.uid AND problem = p.problem AND verdict = 'AC' AND original IS NULL
            ORDER BY id LIMIT 1
          ) AS solved_by FROM pairs AS p
        ), tried AS MATERIALIZED (
          SELECT uid, problem, solved_by, (
            SELECT count(*) FROM submissions INDEXED BY submissions_by_try
            WHERE uid = p.uid AND problem = p.problem AND verdict <> 'JE' AND original IS NULL
              AND id <= coalesce(solved_by, 9223372036854775807)
          ) AS tries FROM solvers AS p
        )
        SELECT u.uid, u.name AS user, p.problem, solved_by, tries,
          (SELECT cpu_ns FROM submissions INDEXED BY submissions_by_time
            WHERE uid = p.uid AND problem = p.problem AND verdict = 'AC' AND cpu_ns IS NOT NULL
              AND original IS NULL
            ORDER BY cpu_ns LIMIT 1) AS best_cpu_ns,
          (SELECT wall_ns FROM submissions INDEXED BY submissions_by_gpu_time
            WHERE uid = p.uid AND problem = p.problem AND verdict = 'AC' AND gpu IS NOT NULL
              AND wall_ns IS NOT NULL AND original IS NULL
            ORDER BY wall_ns LIMIT 1) AS best_gpu_ns,
          (SELECT submitted_at FROM submissions WHERE id = solved_by) AS solved_at,
          (SELECT min(score) FROM submissions INDEXED BY submissions_by_score
            WHERE uid = p.uid AND problem = p.problem AND score IS NOT NULL
              AND original IS NULL) AS lowest,
          (SELECT max(score) FROM submissions INDEXED BY submissions_by_score
            WHERE uid = p.uid AND problem = p.problem AND score IS NOT NULL
              AND original IS NULL) AS highest
        FROM tried AS p CROSS JOIN users AS u ON u.uid = p.uid
        WHERE tries > 0 ORDER BY p.problem, user, p.uid
        """, [], Self.boardRow)
    }
  }

  private static func boardRow(_ row: Row) throws -> BoardRow {
    BoardRow(
      uid: try row.decode(UInt32.self, forColumn: "uid"),
      user: try row.decode(String.self, forColumn: "user"),
      problem: try row.decode(String.self, forColumn: "problem"),
      solved: try row.decode(Int64?.self, forColumn: "solved_by") != nil,
      tries: try row.decode(Int.self, forColumn: "tries"),
      bestCPU: try row.decode(Int64?.self, forColumn: "best_cpu_ns").map { .nanoseconds($0) },
      bestGPU: try row.decode(Int64?.self, forColumn: "best_gpu_ns").map { .nanoseconds($0) },
      solvedAt: try row.decode(Int64?.self, forColumn: "solved_at"),
      scores: try BoardRow.scores(row))
  }
}

extension BoardRow {
  /// Lowest and highest of the row.
  static func scores(_ row: Row) throws -> ClosedRange<Double>? {
    guard let lowest = try row.decode(Double?.self, forColumn: "lowest"),
      let highest = try row.decode(Double?.self, forColumn: "highest")
    else { return nil }
    return lowest...max(lowest, highest)
  }
}
