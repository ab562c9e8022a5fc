internal import GRDB
package import JudgeCore
internal import Synchronization

/// What the database can tell in figures, at one moment.
package struct StoreFigures: Sendable {
  package struct Unfinished: Hashable, Sendable {
    package var problem: String
    package var state: SubmissionState
    /// Whether they are judged again.
    package var isCopy: Bool
    package var count: Int
    /// When the oldest of them was handed in, in milliseconds since 1970-01-01 00:00 UTC.
    package var oldest: Int64
  }

  package struct Given: Hashable, Sendable {
    package var verdict: Verdict
    package var language: String

    package init(verdict: Verdict, language: String) {
      self.verdict = verdict
      self.language = language
    }
  }

  package var unfinished: [Unfinished] = []
  package var totals = Totals()

  /// What only grows.
  package struct Totals: Sendable {
    package var verdicts: [Given: Int] = [:]
    package var rejected = 0
    /// Attempts that the judge failed at.
    package var faults = 0
    /// Attempts that a stop of the daemon ended.
    package var interrupted = 0
  }
}

/// Counts attempts and rejections of a database, each row once: what has ended never changes any more, so that only what is new
/// since the last look is read.
package final class Tally: Sendable {
  private struct Counted {
    var totals = StoreFigures.Totals()
    /// All attempts up to this one have ended and are counted.
    var attempt: Int64 = 0
    var submission: Int64 = 0
  }

  private let counted = Mutex(Counted())

  package init() {}

  /// Looks at the database. The first look reads all attempts: a second for a million.
  package func read(_ store: Store) async throws(StorageError) -> StoreFigures {
    try await store.read { [self] db in
      let before = counted.withLock { $0 }
      let last = try Self.lastEnded(db)
      var ended = before
      try Self.count(db, from: before.attempt, through: last, into: &ended.totals)
      ended.attempt = max(last, before.attempt)
      try Self.countRejected(db, into: &ended)
      // Another look may have come further meanwhile.
      counted.withLock { counted in
        if counted.attempt <= ended.attempt && counted.submission <= ended.submission {
          counted = ended
        }
      }
      var figures = StoreFigures(totals: ended.totals)
      // What ended behind one that is live is counted anew each time.
      try Self.count(db, from: ended.attempt, through: .max, into: &figures.totals)
      figures.unfinished = try Self.unfinished(db)
      return figures
    }
  }

  /// The last attempt before the first live one.
  private static func lastEnded(_ db: Database) throws -> Int64 {
    // Left to itself, SQLite looks through all attempts in order of their numbers.
    let live = try Int64.fetchOne(
      db,
      sql: "SELECT min(id) FROM attempts INDEXED BY one_live_attempt WHERE ended_at IS NULL")
    if let live { return live - 1 }
    return try Int64.fetchOne(db, sql: "SELECT max(id) FROM attempts") ?? 0
  }

  private static func count(
    _ db: Database, from: Int64, through: Int64, into totals: inout StoreFigures.Totals
  ) throws {
    guard through > from else { return }
    // After too many faults or stops, the last attempt's ending is the verdict's transaction too.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT iif(a.ending = 'interrupted' AND s.cancelled_by IS NOT NULL, 'cancelled', a.ending) AS ending,
          s.language,
          CASE WHEN s.original IS NOT NULL THEN NULL
            WHEN a.ending = 'done' THEN s.verdict
            WHEN s.verdict = 'JE' AND a.number = (
              SELECT max(number) FROM attempts WHERE submission = a.submission) THEN 'JE'
          END AS verdict, count(*) AS count
        FROM attempts AS a JOIN submissions AS s ON s.id = a.submission
        WHERE a.id > ? AND a.id <= ? AND a.ended_at IS NOT NULL GROUP BY 1, 2, 3
        """, arguments: [from, through])
    while let row = try rows.next() {
      let count = try row.decode(Int.self, forColumn: "count")
      switch try row.decode(String.self, forColumn: "ending") {
      case "fault": totals.faults += count
      case "interrupted": totals.interrupted += count
      default: break
      }
      // A verdict that a newer judge gave is one that this one cannot say.
      guard let verdict = try row.decode(String?.self, forColumn: "verdict").flatMap(Verdict.init)
      else { continue }
      let language = try row.decode(String?.self, forColumn: "language") ?? ""
      totals.verdicts[.init(verdict: verdict, language: language), default: 0] += count
    }
  }

  private static func countRejected(_ db: Database, into counted: inout Counted) throws {
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM submissions") ?? 0
    guard last > counted.submission else { return }
    counted.totals.rejected +=
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM submissions INDEXED BY submissions_by_state
          WHERE state = 'rejected' AND cancelled_by IS NULL AND id > ? AND id <= ?
          """, arguments: [counted.submission, last]) ?? 0
    counted.submission = last
  }

  private static func unfinished(_ db: Database) throws -> [StoreFigures.Unfinished] {
    try db.values(
      """
      SELECT problem, state, original IS NOT NULL AS is_copy, count(*) AS count,
        min(submitted_at) AS oldest
      FROM submissions INDEXED BY submissions_by_state
      WHERE state IN ('queued', 'compiling', 'running') GROUP BY 1, 2, 3
      """
    ) { row in
      StoreFigures.Unfinished(
        problem: try row.decode(String.self, forColumn: "problem"), state: try row.value("state"),
        isCopy: try row.decode(Bool.self, forColumn: "is_copy"),
        count: try row.decode(Int.self, forColumn: "count"),
        oldest: try row.decode(Int64.self, forColumn: "oldest"))
    }
  }
}

extension Store {
  /// Whether reading and writing come back at all; what they say does not matter here.
  package func answers() async {
    // A failure is an answer; whoever needs the database meets it and says so.
    _ = try? await read { db in try Int.fetchOne(db, sql: "SELECT 1") }
    await withCheckedContinuation { waiter in
      database.asyncWriteWithoutTransaction { _ in waiter.resume() }
    }
  }
}
