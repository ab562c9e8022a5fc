internal import FoundationEssentials
internal import GRDB
package import JudgeCore

extension Store {
  /// Those that wait, in the order in which they are to be judged.
  ///
  /// - Parameters:
  ///   - problems: only those to these problems, by name; `nil`: to any.
  ///   - languages: only those in these languages, by code; `nil`: in any.
  package func nextQueued(
    limit: Int, to problems: [String]? = nil, in languages: [String]? = nil
  ) async throws(StorageError) -> [Submission] {
    try await read { db in
      try Self.fetch(
        db,
        """
        WHERE s.state = 'queued'
          AND (?1 IS NULL OR s.problem IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR s.language IN (SELECT value FROM json_each(?2)))
        ORDER BY s.id LIMIT ?3
        """, [problems.map(Self.list), languages.map(Self.list), limit])
    }
  }

  /// Names as a list in JSON. None of them has a character that would have to be escaped.
  private static func list(_ names: [String]) -> String {
    "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  /// - Parameter withTests: whether with the results of its tests.
  /// - Returns: `nil` if there is none with that number.
  package func submission(
    _ id: Int64, withTests: Bool = true
  ) async throws(StorageError) -> Submission? {
    try await read { db in
      guard var submission = try Self.fetch(db, "WHERE s.id = ?", [id]).first else { return nil }
      if withTests { submission.tests = try Self.tests(of: id, db) }
      return submission
    }
  }

  /// Newest first, without tests.
  package func submissions(
    _ query: SubmissionQuery = SubmissionQuery()
  ) async throws(StorageError) -> [Submission] {
    try await read { db in
      var conditions: [String] = []
      var arguments: StatementArguments = []
      func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        conditions.append(condition)
        arguments += [value]
      }
      if let user = query.user { try Self.require(user, query, db, require) }
      require("s.problem = ?", query.problem)
      // Of one user's tries at one problem there are few, whatever came out.
      let isNarrow = query.user != nil && query.problem != nil
      require(isNarrow ? "+s.verdict = ?" : "s.verdict = ?", query.verdict?.rawValue)
      require("s.state = ?", query.state?.rawValue)
      require("s.id < ?", query.before)
      let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      arguments += [min(max(query.limit, 1), SubmissionQuery.maximumLimit)]
      return try Self.fetch(db, condition + " ORDER BY s.id DESC LIMIT ?", arguments)
    }
  }

  /// By uid, for which there is an index in the order of handing in: a list of uids would have to be sorted, all of it.
  private static func require(
    _ user: String, _ query: SubmissionQuery, _ db: Database,
    _ require: (String, (any DatabaseValueConvertible)?) -> Void
  ) throws {
    let uids = try Int64.fetchAll(
      db, sql: "SELECT uid FROM users WHERE name = ?", arguments: [user])
    // Of those that are not final there are few: their state finds them faster than their user, and the plus says so.
    let column = query.state?.isFinal == false ? "+s.uid" : "s.uid"
    if uids.count == 1 {
      require("\(column) = ?", uids[0])
    } else {
      require("\(column) IN (SELECT uid FROM users WHERE name = ?)", user)
    }
  }

  /// Place in line, 1 being next; `nil` for one that does not wait.
  package func queuePosition(of id: Int64) async throws(StorageError) -> Int? {
    try await read { db in
      let position = try Int.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) FROM submissions WHERE state = 'queued' AND id <= s.id)
          FROM submissions AS s WHERE id = ? AND state = 'queued'
          """, arguments: [id])
      return position
    }
  }

  /// The file as it was handed in; `nil` when there is no such submission or nothing was kept of it.
  package func source(of id: Int64) async throws(StorageError) -> SourceFile? {
    try await read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT file_name, bytes FROM submissions JOIN source_bytes ON sha256 = source_sha256
          WHERE id = ?
          """, arguments: [id])
      guard let row else { return nil }
      return SourceFile(
        name: try row.decode(String.self, forColumn: "file_name"),
        bytes: Array(try row.decode(Data.self, forColumn: "bytes")))
    }
  }

  /// How many submissions are in each of these states.
  package func counts(
    of states: [SubmissionState] = SubmissionState.allCases
  ) async throws(StorageError) -> [SubmissionState: Int] {
    try await read { db in
      var counts: [SubmissionState: Int] = [:]
      for state in states {
        counts[state] = try Int.fetchOne(
          db, sql: "SELECT count(*) FROM submissions WHERE state = ?", arguments: [state.rawValue])
      }
      return counts
    }
  }

  /// - Parameter rest: what follows the FROM clause, in which submissions are `s`.
  private static func fetch(
    _ db: Database, _ rest: String, _ arguments: StatementArguments
  ) throws -> [Submission] {
    let sql = """
      SELECT s.*, u.name AS user, c.size AS source_size,
        (SELECT max(number) FROM attempts WHERE submission = s.id) AS attempt,
        CASE WHEN s.state = 'queued' THEN (
          SELECT count(*) FROM submissions WHERE state = 'queued' AND id <= s.id
        ) END AS queue_position
      FROM submissions AS s
      JOIN users AS u ON u.uid = s.uid
      LEFT JOIN sources AS c ON c.sha256 = s.source_sha256

      """
    return try db.values(sql + rest, arguments) { try Submission($0) }
  }

  private static func tests(of submission: Int64, _ db: Database) throws -> [TestResult] {
    try db.values(
      """
      SELECT * FROM test_results
      WHERE attempt = (SELECT id FROM attempts WHERE submission = ? AND ending = 'done')
      ORDER BY position
      """, [submission]
    ) { try TestResult($0) }
  }
}
