internal import FoundationEssentials
internal import GRDB
package import JudgeCore

extension Store {
  /// Those that wait, in the order in which they are to be judged: users take turns, and what is judged again comes last.
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
        ORDER BY (s.original IS NOT NULL), s.turn, s.id LIMIT ?3
        """, [problems.map(Self.list), languages.map(Self.list), limit],
        by: "INDEXED BY submissions_in_line")
    }
  }

  /// Names as a list in JSON. None of them has a character that would have to be escaped.
  static func list(_ names: [String]) -> String {
    "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  /// Numbers by names, as an object in JSON, as ``list(_:)`` has names.
  private static func object(_ numbers: [String: Int64]) -> String {
    "{" + numbers.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
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
      var (condition, arguments) = try Self.condition(query, db)
      arguments += [min(max(query.limit, 1), SubmissionQuery.maximumLimit)]
      return try Self.fetch(db, condition + " ORDER BY s.id DESC LIMIT ?", arguments)
    }
  }

  /// How many there are.
  ///
  /// - Parameter limit: no more are counted; the query's own does not matter.
  package func count(_ query: SubmissionQuery, limit: Int) async throws(StorageError) -> Int {
    try await read { db in
      let (condition, arguments) = try Self.condition(query, db)
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM (SELECT 1 FROM submissions AS s \(condition) LIMIT ?)",
        arguments: arguments + [limit]) ?? 0
    }
  }

  private static func condition(
    _ query: SubmissionQuery, _ db: Database
  ) throws -> (text: String, arguments: StatementArguments) {
    var conditions = ["s.original IS NULL"]
    var arguments: StatementArguments = []
    func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      conditions.append(condition)
      arguments += [value]
    }
    if let user = query.user { try Self.require(user, query, db, require) }
    require("\(Self.unlessFew(query))s.problem = ?", query.problem)
    // Of one user's tries at one problem there are few, whatever came out.
    let isNarrow = query.user != nil && query.problem != nil
    require(isNarrow ? "+s.verdict = ?" : "s.verdict = ?", query.verdict?.rawValue)
    require("s.state = ?", query.state?.rawValue)
    require("s.id < ?", query.before)
    if let concealed = query.concealed, let problem = query.problem,
      concealed.problems.contains(problem)
    {
      // Of all those of the problem one user's own are left.
      require("s.uid = ?", Int64(concealed.uid))
    } else if let concealed = query.concealed {
      conditions.append(
        "(s.uid = ? OR s.problem IS NULL OR s.problem NOT IN (SELECT value FROM json_each(?)))")
      arguments += [concealed.uid, list(concealed.problems)]
    }
    if let withheld = query.withheld, query.verdict != nil {
      // That one does not compile, and that the judge failed, is told at once.
      conditions.append(
        """
        NOT (s.uid = ? AND s.verdict NOT IN ('CE', 'JE') AND EXISTS (
          SELECT 1 FROM json_each(?) AS w
          WHERE w.key = s.problem AND s.submitted_at >= w.value))
        """)
      arguments += [withheld.uid, object(withheld.since)]
    }
    return ("WHERE " + conditions.joined(separator: " AND "), arguments)
  }

  /// By uid, for which there is an index in the order of handing in: a list of uids would have to be sorted, all of it.
  private static func require(
    _ user: String, _ query: SubmissionQuery, _ db: Database,
    _ require: (String, (any DatabaseValueConvertible)?) -> Void
  ) throws {
    let uids = try Int64.fetchAll(
      db, sql: "SELECT uid FROM users WHERE name = ?", arguments: [user])
    let column = "\(unlessFew(query))s.uid"
    if uids.count == 1 {
      require("\(column) = ?", uids[0])
    } else {
      require("\(column) IN (SELECT uid FROM users WHERE name = ?)", user)
    }
  }

  /// Of those that are not final there are few: their state finds them faster than anything else, and a plus says so.
  private static func unlessFew(_ query: SubmissionQuery) -> String {
    query.state?.isFinal == false ? "+" : ""
  }

  /// All that people have handed in and that waits, in the order in which it is to be judged.
  package func line() async throws(StorageError) -> [Waiting] {
    try await read { db in
      try db.values(
        """
        SELECT id, problem FROM submissions INDEXED BY submissions_in_line
        WHERE state = 'queued' AND (original IS NOT NULL) = 0 ORDER BY turn, id
        """
      ) { row in
        Waiting(
          id: try row.decode(Int64.self, forColumn: "id"),
          problem: try row.decode(String.self, forColumn: "problem"))
      }
    }
  }

  /// How many wait to be judged again.
  package func waitingCopies() async throws(StorageError) -> Int {
    try await read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM submissions INDEXED BY submissions_in_line
          WHERE state = 'queued' AND (original IS NOT NULL) = 1
          """) ?? 0
    }
  }

  /// How many are being judged, copies too.
  package func underWay() async throws(StorageError) -> Int {
    try await read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM submissions WHERE state IN ('compiling', 'running')") ?? 0
    }
  }

  /// How long judging took on the average, by problem, over the last submissions of all.
  package func usualTimes(over count: Int = 500) async throws(StorageError) -> [String: Duration] {
    try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT s.problem, avg(a.ended_at - a.started_at) AS took
          FROM (
            SELECT submission, started_at, ended_at FROM attempts WHERE ending = 'done'
            ORDER BY id DESC LIMIT ?
          ) AS a JOIN submissions AS s ON s.id = a.submission
          GROUP BY s.problem
          """, arguments: [count])
      return try rows.reduce(into: [:]) { times, row in
        // A clock that was set meanwhile may make it negative.
        let took = max(try row.decode(Double.self, forColumn: "took"), 0)
        times[try row.decode(String.self, forColumn: "problem")] = .milliseconds(took)
      }
    }
  }

  /// What the judge did for a submission, in order.
  package func attempts(of id: Int64) async throws(StorageError) -> [AttemptRecord] {
    try await read { db in
      try db.values(
        """
        SELECT number, started_at, ended_at, ending, reason FROM attempts WHERE submission = ?
        ORDER BY number
        """, [id]
      ) { row in
        AttemptRecord(
          number: try row.decode(Int.self, forColumn: "number"),
          startedAt: try row.decode(Int64.self, forColumn: "started_at"),
          endedAt: try row.decode(Int64?.self, forColumn: "ended_at"),
          ending: try row.decode(String?.self, forColumn: "ending"),
          reason: try row.decode(String?.self, forColumn: "reason"))
      }
    }
  }

  /// The file as it was handed in; `nil` when there is no such submission or nothing was kept of it.
  package func source(of id: Int64) async throws(StorageError) -> SourceFile? {
    try await read { db in try Self.source(of: id, db) }
  }

  static func source(of id: Int64, _ db: Database) throws -> SourceFile? {
    let sql = """
      SELECT file_name, bytes FROM submissions JOIN source_bytes ON sha256 = source_sha256
      WHERE id = ?
      """
    return try db.values(sql, [id]) { row in
      SourceFile(
        name: try row.decode(String.self, forColumn: "file_name"),
        bytes: Array(try row.decode(Data.self, forColumn: "bytes")))
    }.first
  }

  /// - Parameters:
  ///   - rest: what follows the FROM clause, in which submissions are `s`.
  ///   - index: the one that has to do, where SQLite would rather sort.
  private static func fetch(
    _ db: Database, _ rest: String, _ arguments: StatementArguments, by index: String = ""
  ) throws -> [Submission] {
    let sql = """
      SELECT s.*, u.name AS user, c.size AS source_size,
        (SELECT max(number) FROM attempts WHERE submission = s.id) AS attempt,
        (SELECT name FROM users WHERE uid = s.cancelled_by) AS cancelled_by_name
      FROM submissions AS s \(index)
      JOIN users AS u ON u.uid = s.uid
      LEFT JOIN sources AS c ON c.sha256 = s.source_sha256

      """
    return try db.values(sql + rest, arguments) { try Submission($0) }
  }

  private static func tests(of submission: Int64, _ db: Database) throws -> [TestResult] {
    try db.values(
      """
      SELECT * FROM test_results
      WHERE attempt = (
        SELECT id FROM attempts WHERE submission = ? AND ending = 'done'
        ORDER BY number DESC LIMIT 1)
      ORDER BY position
      """, [submission]
    ) { try TestResult($0) }
  }
}
