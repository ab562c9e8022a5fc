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
}

extension Store {
  /// How many of somebody's submissions to a problem ran and were not accepted: what did not compile, and what the judge itself
  /// failed at, does not count.
  package func failures(of uid: UInt32, at problem: String) async throws(StorageError) -> Int {
    try await read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM submissions
          WHERE uid = ? AND problem = ? AND state = 'judged' AND verdict NOT IN ('AC', 'CE', 'JE')
            AND original IS NULL
          """, arguments: [uid, problem]) ?? 0
    }
  }

  /// Who solved what: a row for each user and problem with at least one try, by problem and then by user.
  package func board() async throws(StorageError) -> [BoardRow] {
    try await read { db in
      try db.values(
        """
        WITH tries AS (
          SELECT id, uid, problem, verdict, cpu_ns, wall_ns, gpu, submitted_at,
            min(CASE WHEN verdict = 'AC' THEN id END) OVER (PARTITION BY uid, problem) AS solved_by
          FROM submissions WHERE state = 'judged' AND verdict <> 'JE' AND original IS NULL
        )
        SELECT u.uid, u.name AS user, problem, solved_by,
          count(CASE WHEN solved_by IS NULL OR id <= solved_by THEN 1 END) AS tries,
          min(CASE WHEN verdict = 'AC' THEN cpu_ns END) AS best_cpu_ns,
          min(CASE WHEN verdict = 'AC' AND gpu IS NOT NULL THEN wall_ns END) AS best_gpu_ns,
          max(CASE WHEN id = solved_by THEN submitted_at END) AS solved_at
        FROM tries JOIN users AS u ON u.uid = tries.uid
        GROUP BY tries.uid, problem ORDER BY problem, user, tries.uid
        """
      ) { row in
        BoardRow(
          uid: try row.decode(UInt32.self, forColumn: "uid"),
          user: try row.decode(String.self, forColumn: "user"),
          problem: try row.decode(String.self, forColumn: "problem"),
          solved: try row.decode(Int64?.self, forColumn: "solved_by") != nil,
          tries: try row.decode(Int.self, forColumn: "tries"),
          bestCPU: try row.decode(Int64?.self, forColumn: "best_cpu_ns").map { .nanoseconds($0) },
          bestGPU: try row.decode(Int64?.self, forColumn: "best_gpu_ns").map { .nanoseconds($0) },
          solvedAt: try row.decode(Int64?.self, forColumn: "solved_at"))
      }
    }
  }
}
