internal import FoundationEssentials
internal import GRDB

extension Store {
  /// Takes over assessments, and who has started them, as far as that can be read still: else the backup's word holds.
  ///
  /// - Returns: what cannot be read any more, in words.
  static func takeOverAssessments(from old: DatabaseQueue, _ db: Database) throws -> [String] {
    // One from before there were any has nothing to lose.
    if (try? old.read({ try $0.tableExists("sittings") })) == false { return [] }
    var lost: [String] = []
    try takeOver("assessments", &lost, db) {
      let assessments = try rows("assessments", of: old)
      let problems = try rows("assessment_problems", of: old)
      let users = try users("set_by", in: assessments, of: old)
      let names = try assessments.map { try $0.decode(String.self, forColumn: "name") }
      return {
        try put(users, "users", key: "uid", db)
        try put(assessments, "assessments", key: "name", db)
        try db.run(
          "DELETE FROM assessments WHERE name NOT IN (SELECT value FROM json_each(?))",
          [String(decoding: try JSONEncoder().encode(names), as: UTF8.self)])
        try db.run("DELETE FROM assessment_problems", [])
        try put(problems, "assessment_problems", key: "assessment, position", db)
      }
    }
    try takeOver("who has started them", &lost, db) {
      let sittings = try rows("sittings", of: old)
      let users = try users("uid", in: sittings, of: old)
      return {
        try put(users, "users", key: "uid", db)
        try put(sittings, "sittings", key: "assessment, uid", db)
      }
    }
    return lost
  }

  /// - Parameter read: reads all of it, and gives what writes all of it.
  private static func takeOver(
    _ what: String, _ lost: inout [String], _ db: Database, _ read: () throws -> () throws -> Void
  ) throws {
    guard let write = try? read() else { return lost.append(what) }
    do {
      try db.inTransaction {
        try write()
        return .commit
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      // What breaks the schema's rules was not read as it was written.
      lost.append(what)
    }
  }

  private static func rows(_ table: String, of old: DatabaseQueue) throws -> [Row] {
    try old.read { try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }
  }

  /// Whoever a column of some rows names; where the name cannot be read, the uid does.
  private static func users(
    _ column: String, in rows: [Row], of old: DatabaseQueue
  ) throws -> [Row] {
    try Set(rows.map { try $0.decode(Int64.self, forColumn: column) }).map { uid in
      let row = try? old.read {
        try Row.fetchOne($0, sql: "SELECT uid, name FROM users WHERE uid = ?", arguments: [uid])
      }
      return row ?? ["uid": uid, "name": "#\(uid)"]
    }
  }

  /// Puts rows in the place of those that have their key; of a user who is there already, nothing is changed.
  private static func put(_ rows: [Row], _ table: String, key: String, _ db: Database) throws {
    for row in rows {
      let columns = row.columnNames.joined(separator: ", ")
      let places = row.columnNames.map { _ in "?" }.joined(separator: ", ")
      let changes = row.columnNames.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
      try db.run(
        """
        INSERT INTO \(table) (\(columns)) VALUES (\(places))
        ON CONFLICT (\(key)) DO \(table == "users" ? "NOTHING" : "UPDATE SET \(changes)")
        """, StatementArguments(row.databaseValues))
    }
  }
}
