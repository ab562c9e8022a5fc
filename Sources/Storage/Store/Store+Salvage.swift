internal import FoundationEssentials
internal import GRDB
package import SystemPackage

/// What a damaged database still told of the submissions that came after its backup.
package struct Salvage: Hashable, Sendable {
  /// The first number that the backup does not know.
  package var first: Int64
  /// The last number that was given away; `nil`: that cannot be read any more.
  package var last: Int64?
  /// How many are in the queue again, or rejected as they were.
  package var kept = 0
  /// Numbers of those that cannot be read any more.
  package var lost: [Int64] = []
  /// What of assessments cannot be read any more, in words.
  package var lostAssessments: [String] = []

  package init(first: Int64) { self.first = first }
}

extension Store {
  /// Takes over what was handed in after this database, a restored backup, was made: it is queued under its old numbers. Blocks.
  ///
  /// - Parameters:
  ///   - damaged: the database that this one replaces; what cannot be read in it is passed over.
  ///   - isWhole: whether bytes have this SHA-256, in hexadecimal digits.
  package func salvage(
    from damaged: FilePath, isWhole: ([UInt8], String) -> Bool
  ) throws(StorageError) -> Salvage {
    do {
      return try database.writeWithoutTransaction { db in
        var salvage = Salvage(first: try Self.lastNumber(db) + 1)
        // Nothing can be told of a file that does not even open.
        if let old = try? Self.openDamaged(damaged) {
          salvage.last = try? old.read { try Self.lastNumber($0) }
          try Self.takeOver(from: old, &salvage, isWhole, db)
          salvage.lostAssessments = try Self.takeOverAssessments(from: old, db)
        }
        try Self.skipNumbers(past: salvage.last ?? salvage.first + Self.unknownGap, db)
        return salvage
      }
    } catch {
      throw failure(error)
    }
  }

  /// No number is given to two submissions: where the last one is not known, so many are left out.
  private static let unknownGap: Int64 = 10_000
  /// More than this between two backups is damage, too.
  private static let mostNumbers: Int64 = 1_000_000

  private static func openDamaged(_ path: FilePath) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path.string, configuration: configuration)
  }

  private static func lastNumber(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'submissions'") ?? 0
  }

  private static func skipNumbers(past last: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO sqlite_sequence (name, seq) SELECT 'submissions', 0
          WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'submissions');
        """)
    try db.execute(
      sql: "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'submissions'",
      arguments: [last])
  }

  private static func takeOver(
    from old: DatabaseQueue, _ salvage: inout Salvage, _ isWhole: ([UInt8], String) -> Bool,
    _ db: Database
  ) throws {
    guard let last = salvage.last, last >= salvage.first, last - salvage.first < mostNumbers else {
      if (salvage.last ?? .max) >= salvage.first { salvage.last = nil }
      return
    }
    for id in salvage.first...last {
      guard let found = try? old.read({ try Self.handedIn(id, $0, isWhole) }) else {
        salvage.lost.append(id)
        continue
      }
      guard case .submission(let submission) = found else { continue }
      do {
        try db.inTransaction {
          try Self.insert(submission, db)
          return .commit
        }
        salvage.kept += 1
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        // What breaks the schema's rules was not read as it was written.
        salvage.lost.append(id)
      }
    }
  }

  private enum Found {
    case submission(HandedIn)
    /// No row, or a copy that was judged again: nobody misses it.
    case nothing
  }

  private struct HandedIn {
    var id: Int64
    var columns: StatementArguments
    /// Its owner, and who has cancelled it: uid and name.
    var users: [StatementArguments]
    var source: (digest: String, bytes: Data)?
  }

  private static func handedIn(
    _ id: Int64, _ db: Database, _ isWhole: ([UInt8], String) -> Bool
  ) throws -> Found {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT s.*, u.name AS user, n.name AS canceller, c.bytes
        FROM submissions AS s JOIN users AS u ON u.uid = s.uid
        LEFT JOIN users AS n ON n.uid = s.cancelled_by
        LEFT JOIN source_bytes AS c ON c.sha256 = s.source_sha256 WHERE s.id = ?
        """, arguments: [id])
    guard let row, row["original"] as Int64? == nil else { return .nothing }
    let isRejected = try row.decode(String.self, forColumn: "state") == "rejected"
    let digest = try row.decode(String?.self, forColumn: "source_sha256")
    var source: (digest: String, bytes: Data)?
    if let digest {
      guard let bytes = try row.decode(Data?.self, forColumn: "bytes"),
        isWhole(Array(bytes), digest)
      else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a source is not what it was")
      }
      source = (digest, bytes)
    }
    let uid = try row.decode(Int64.self, forColumn: "uid")
    var users: [StatementArguments] = [[uid, try row.decode(String.self, forColumn: "user")]]
    let canceller = try row.decode(Int64?.self, forColumn: "cancelled_by")
    if let canceller {
      users.append([canceller, try row.decode(String.self, forColumn: "canceller")])
    }
    return .submission(
      HandedIn(
        id: id,
        columns: [
          id, try row.decode(String.self, forColumn: "claim"),
          try row.decode(String?.self, forColumn: "problem"),
          try row.decode(String?.self, forColumn: "language"),
          try row.decode(String.self, forColumn: "file_name"), uid,
          try row.decode(Int64.self, forColumn: "submitted_at"),
          isRejected ? "rejected" : "queued",
          isRejected
            ? try row.decode(String.self, forColumn: "message")
            : "the database was damaged and restored; it is judged again",
          digest, canceller,
        ],
        users: users, source: source))
  }

  private static func insert(_ submission: HandedIn, _ db: Database) throws {
    for user in submission.users {
      try db.run("INSERT INTO users (uid, name) VALUES (?, ?) ON CONFLICT DO NOTHING", user)
    }
    if let (digest, bytes) = submission.source {
      try recordSource(digest, bytes, db)
    }
    try db.run(
      """
      INSERT INTO submissions
        (id, claim, problem, language, file_name, uid, submitted_at, state, message, source_sha256,
          cancelled_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, submission.columns)
  }
}
