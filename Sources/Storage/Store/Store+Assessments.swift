internal import GRDB
package import JudgeCore

/// How often somebody may hand in to a problem within a time.
package struct AttemptAllowance: Hashable, Sendable {
  package var attempts: Int
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package var time: Range<Int64>

  package init(attempts: Int, time: Range<Int64>) {
    self.attempts = attempts
    self.time = time
  }
}

/// What somebody has reached at a problem while their time for an assessment ran.
package struct AssessmentStanding: Hashable, Sendable {
  /// What did not compile, a quiz's sheet that could not be read, and what the judge itself failed at, is none. What its owner has
  /// cancelled is one if it was begun: they may have seen how it went.
  package var attempts = 0
  package var solved = false
  /// Lowest and highest score of those that have one; `nil`: none has.
  package var scores: ClosedRange<Double>?
}

/// How much more time somebody has for an assessment than the others.
package struct ExtraTime: Hashable, Sendable {
  package var uid: UInt32
  /// User name.
  package var user: String
  package var minutes: Int

  package init(uid: UInt32, user: String, minutes: Int) {
    self.uid = uid
    self.user = user
    self.minutes = minutes
  }
}

extension Store {
  /// All that there are and have been, by when they open.
  package func assessments() async throws(StorageError) -> [TimedAssessment] {
    try await read { db in
      var assessments = try db.values(
        """
        SELECT name, opens_at, closes_at, minutes, results FROM assessments
        ORDER BY opens_at, name
        """, [], TimedAssessment.init)
      for index in assessments.indices {
        let name = assessments[index].name
        assessments[index].problems = try db.values(
          "SELECT problem, attempts FROM assessment_problems WHERE assessment = ? ORDER BY position",
          [name], TimedAssessment.Part.init)
        let sittings = try db.values(
          """
          SELECT s.uid, u.name AS user, started_at, ends_at, extra_minutes
          FROM sittings AS s JOIN users AS u ON u.uid = s.uid WHERE assessment = ?
          """, [name]
        ) { row in (try row.decode(UInt32.self, forColumn: "uid"), try Sitting(row)) }
        assessments[index].sittings = Dictionary(uniqueKeysWithValues: sittings)
      }
      return assessments
    }
  }

  /// Puts an assessment in the place of the one of its name, if there is one; who has started that goes on, with the new end.
  ///
  /// - Parameters:
  ///   - assessment: its sittings do not matter.
  ///   - extras: who is given more time than the others, started or not, instead of what they were given before.
  ///   - uid: who wants it so.
  package func setAssessment(
    _ assessment: TimedAssessment, giving extras: [ExtraTime] = [], by uid: UInt32, name: String
  ) async throws(StorageError) {
    try await write { db in
      try Self.recordUser(uid, name: name, db)
      try db.run(
        """
        INSERT INTO assessments (name, opens_at, closes_at, minutes, results, set_at, set_by)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET opens_at = excluded.opens_at, closes_at = excluded.closes_at,
          minutes = excluded.minutes, results = excluded.results, set_at = excluded.set_at,
          set_by = excluded.set_by
        """,
        [
          assessment.name, assessment.opensAt, assessment.closesAt, assessment.minutes,
          assessment.results.rawValue, Self.now, uid,
        ])
      try db.run("DELETE FROM assessment_problems WHERE assessment = ?", [assessment.name])
      for (index, part) in assessment.problems.enumerated() {
        try db.run(
          """
          INSERT INTO assessment_problems (assessment, position, problem, attempts)
          VALUES (?, ?, ?, ?)
          """, [assessment.name, index + 1, part.problem, part.attempts])
      }
      for extra in extras {
        try Self.recordSitting(assessment.name, extra.uid, name: extra.user, db)
        try db.run(
          "UPDATE sittings SET extra_minutes = ? WHERE assessment = ? AND uid = ?",
          [extra.minutes, assessment.name, extra.uid])
      }
      try Self.renewEnds(of: assessment.name, db)
    }
  }

  /// Begins somebody's time, for good; one that has begun stays as it is. Blocks for a flush of the disk.
  ///
  /// - Parameter moment: milliseconds since 1970-01-01 00:00 UTC.
  /// - Throws: ``StorageError/noAssessment(_:)``.
  package func startAssessment(
    _ assessment: String, at moment: Int64, by uid: UInt32, name: String
  ) throws(StorageError) {
    try writeDurably { db in
      try Self.recordSitting(assessment, uid, name: name, db)
      try db.run(
        """
        UPDATE sittings SET started_at = ?1, ends_at = ?1
        WHERE assessment = ?2 AND uid = ?3 AND started_at IS NULL
        """, [moment, assessment, uid])
      try Self.renewEnds(of: assessment, db)
    }
  }

  /// Forgets an assessment that nobody has started.
  ///
  /// - Parameter uids: whose starts do not matter.
  /// - Throws: ``StorageError/noAssessment(_:)``, ``StorageError/assessmentStarted(_:)``.
  package func removeAssessment(
    _ name: String, startedBy uids: [UInt32] = []
  ) async throws(StorageError) {
    let list = "[" + uids.map { "\($0)" }.joined(separator: ",") + "]"
    try await write { db in
      let started = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM sittings WHERE assessment = ? AND started_at IS NOT NULL
            AND uid NOT IN (SELECT value FROM json_each(?))
          """, arguments: [name, list])
      guard started == 0 else { throw StorageError.assessmentStarted(name) }
      try db.run("DELETE FROM assessments WHERE name = ?", [name])
      if db.changesCount == 0 { throw StorageError.noAssessment(name) }
    }
  }

  /// What people have reached in an assessment, by uid and problem: only who has started it, and only where something was handed in.
  ///
  /// - Parameter uid: of this one alone; `nil`: of everybody.
  package func standings(
    in assessment: TimedAssessment, of uid: UInt32? = nil
  ) async throws(StorageError) -> [UInt32: [String: AssessmentStanding]] {
    try await read { db in
      var standings: [UInt32: [String: AssessmentStanding]] = [:]
      for (sitter, sitting) in assessment.sittings where uid == nil || uid == sitter {
        guard let time = sitting.time else { continue }
        for part in assessment.problems {
          let standing = try Self.standing(of: sitter, at: part.problem, within: time, db)
          if standing != AssessmentStanding() {
            standings[sitter, default: [:]][part.problem] = standing
          }
        }
      }
      return standings
    }
  }

  static func require(
    _ allowance: AttemptAllowance, for submission: NewSubmission, _ db: Database
  ) throws {
    let problem = submission.problem ?? ""
    let made = try standing(of: submission.uid, at: problem, within: allowance.time, db).attempts
    if made >= allowance.attempts { throw StorageError.noAttemptsLeft(made) }
  }

  private static func standing(
    of uid: UInt32, at problem: String, within time: Range<Int64>, _ db: Database
  ) throws -> AssessmentStanding {
    let row = try db.values(
      """
      SELECT
        count(*) FILTER (WHERE coalesce(verdict, '') NOT IN ('CE', 'JE')
          AND NOT (coalesce(verdict, '') = 'RTE' AND groups ->> '$[0].needed' IS NOT NULL
            AND score = 0)
          AND (state <> 'rejected' OR (cancelled_by = uid
            AND EXISTS (SELECT 1 FROM attempts WHERE submission = s.id)))) AS attempts,
        count(*) FILTER (WHERE verdict = 'AC') AS accepted,
        min(score) AS lowest, max(score) AS highest
      FROM submissions AS s INDEXED BY submissions_by_try
      WHERE uid = ? AND problem = ? AND original IS NULL AND submitted_at >= ? AND submitted_at < ?
      """, [uid, problem, time.lowerBound, time.upperBound], AssessmentStanding.init)
    return row.first ?? AssessmentStanding()
  }

  private static func recordSitting(
    _ assessment: String, _ uid: UInt32, name: String, _ db: Database
  ) throws {
    let isThere = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM assessments WHERE name = ?)", arguments: [assessment])
    guard isThere == true else { throw StorageError.noAssessment(assessment) }
    try recordUser(uid, name: name, db)
    try db.run(
      "INSERT INTO sittings (assessment, uid) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [assessment, uid])
  }

  /// Everybody's end, from what holds now: so long after their start, but not after the assessment closes, and then what more they
  /// were given.
  private static func renewEnds(of assessment: String, _ db: Database) throws {
    try db.run(
      """
      UPDATE sittings SET ends_at = extra_minutes * 60000 + (
        SELECT max(started_at, min(started_at + minutes * 60000, closes_at))
        FROM assessments WHERE name = assessment)
      WHERE assessment = ? AND started_at IS NOT NULL
      """, [assessment])
  }
}

extension TimedAssessment {
  fileprivate init(_ row: Row) throws {
    self.init(
      name: try row.decode(String.self, forColumn: "name"), problems: [],
      opensAt: try row.decode(Int64.self, forColumn: "opens_at"),
      closesAt: try row.decode(Int64.self, forColumn: "closes_at"),
      minutes: try row.decode(Int.self, forColumn: "minutes"),
      results: try row.value("results"))
  }
}

extension TimedAssessment.Part {
  fileprivate init(_ row: Row) throws {
    self.init(
      problem: try row.decode(String.self, forColumn: "problem"),
      attempts: try row.decode(Int?.self, forColumn: "attempts"))
  }
}

extension Sitting {
  fileprivate init(_ row: Row) throws {
    self.init(
      user: try row.decode(String.self, forColumn: "user"),
      extraMinutes: try row.decode(Int.self, forColumn: "extra_minutes"))
    let end = try row.decode(Int64?.self, forColumn: "ends_at")
    if let start = try row.decode(Int64?.self, forColumn: "started_at"), let end {
      time = start..<max(start, end)
    }
  }
}

extension AssessmentStanding {
  fileprivate init(_ row: Row) throws {
    attempts = try row.decode(Int.self, forColumn: "attempts")
    solved = try row.decode(Int.self, forColumn: "accepted") > 0
    scores = try BoardRow.scores(row)
  }
}
