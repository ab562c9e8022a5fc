internal import GRDB

extension Store {
  /// Takes over who has started which assessment, if all of that can be read still: else the backup's word holds.
  static func takeOverAssessments(from old: DatabaseQueue, _ db: Database) throws {
    // A damaged one, or one from before there were any.
    guard let tables = try? old.read(readAssessments) else { return }
    do {
      try db.inTransaction {
        // What hangs on them goes with them.
        try db.run("DELETE FROM assessments", [])
        for (table, rows) in tables {
          for row in rows { try insert(row, into: table, db) }
        }
        return .commit
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      // What breaks the schema's rules was not read as it was written.
    }
  }

  private typealias Table = (name: String, rows: [Row])

  private static func readAssessments(_ db: Database) throws -> [Table] {
    let users = """
      SELECT * FROM users WHERE uid IN (SELECT set_by FROM assessments UNION SELECT uid FROM sittings)
      """
    return [
      ("users", try Row.fetchAll(db, sql: users)),
      ("assessments", try Row.fetchAll(db, sql: "SELECT * FROM assessments")),
      ("assessment_problems", try Row.fetchAll(db, sql: "SELECT * FROM assessment_problems")),
      ("sittings", try Row.fetchAll(db, sql: "SELECT * FROM sittings")),
    ]
  }

  /// - Parameter table: of a user that is there already, nothing is changed.
  private static func insert(_ row: Row, into table: String, _ db: Database) throws {
    let columns = row.columnNames.joined(separator: ", ")
    let places = row.columnNames.map { _ in "?" }.joined(separator: ", ")
    try db.run(
      "INSERT INTO \(table) (\(columns)) VALUES (\(places)) ON CONFLICT DO NOTHING",
      StatementArguments(row.databaseValues))
  }
}
