import GRDB
import JudgeCore
import Testing

/// The rules that hold whoever writes: each breach is tried with SQL, past the store.
@Suite struct SchemaTests {
  /// On a database with submission 1 queued, 2 running with the live attempt 1, 3 judged by attempt 2, 4 rejected.
  static let breaches: [(rule: String, sql: String)] = [
    (
      "one live attempt",
      "INSERT INTO attempts (submission, number, nonce, started_at) VALUES (2, 2, 'n', 0)"
    ),
    (
      "attempt numbers differ",
      """
      INSERT INTO attempts (submission, number, nonce, started_at, ended_at, ending)
      VALUES (2, 1, 'n', 0, 1, 'done')
      """
    ),
    (
      "nonces differ",
      """
      INSERT INTO attempts (submission, number, nonce, started_at)
      SELECT 1, 1, nonce, 0 FROM attempts
      """
    ),
    (
      "attempts belong to a submission",
      "INSERT INTO attempts (submission, number, nonce, started_at) VALUES (9, 1, 'n', 0)"
    ),
    ("an ended attempt says how", "UPDATE attempts SET ended_at = 1 WHERE id = 1"),
    (
      "a fault has its reason",
      "UPDATE attempts SET ended_at = 1, ending = 'fault' WHERE id = 1"
    ),
    ("endings are known", "UPDATE attempts SET ended_at = 1, ending = 'bored' WHERE id = 1"),
    ("claims differ", "UPDATE submissions SET claim = 'c1' WHERE id = 2"),
    ("a queued submission has no verdict", "UPDATE submissions SET verdict = 'AC' WHERE id = 1"),
    ("a running submission has no verdict", "UPDATE submissions SET verdict = 'AC' WHERE id = 2"),
    ("a judged submission has a verdict", "UPDATE submissions SET verdict = NULL WHERE id = 3"),
    ("verdicts are known", "UPDATE submissions SET verdict = 'OK' WHERE id = 3"),
    ("states are known", "UPDATE submissions SET state = 'lost' WHERE id = 1"),
    ("modes are known", "UPDATE submissions SET mode = 'god' WHERE id = 3"),
    ("a queued submission has no results", "UPDATE submissions SET host = 'h' WHERE id = 1"),
    (
      "a queued submission has its source",
      "UPDATE submissions SET source_sha256 = NULL WHERE id = 1"
    ),
    ("sources exist", "UPDATE submissions SET source_sha256 = printf('%064d', 7) WHERE id = 1"),
    ("digests are digests", "INSERT INTO sources VALUES ('abc', 0)"),
    ("sources never change", "UPDATE sources SET size = 7"),
    ("bytes of sources never change", "UPDATE source_bytes SET bytes = x'00'"),
    ("bytes belong to a source", "INSERT INTO source_bytes VALUES (printf('%064d', 7), x'00')"),
    ("only what is final is trimmed", "UPDATE submissions SET trimmed = 1 WHERE id = 1"),
    (
      "times of results are known",
      """
      INSERT INTO assessments (name, opens_at, closes_at, minutes, results, set_at, set_by)
      SELECT 'exam', 1, 2, 75, 'never', 0, uid FROM users LIMIT 1
      """
    ),
    ("users exist", "UPDATE submissions SET uid = 4 WHERE id = 1"),
    ("users are not forgotten", "DELETE FROM users"),
    ("uids are uids", "INSERT INTO users VALUES (-1, 'x')"),
    ("users have a name", "UPDATE users SET name = ''"),
    ("problem versions exist", "UPDATE submissions SET problem_version = 'x' WHERE id = 2"),
    ("a rejected drop has its reason", "UPDATE submissions SET message = '' WHERE id = 4"),
    ("a usage is whole", "UPDATE submissions SET wall_ns = NULL WHERE id = 3"),
    ("usage is not negative", "UPDATE submissions SET cpu_ns = -1 WHERE id = 3"),
    ("limits are whole", "UPDATE submissions SET limit_cpu_ns = NULL WHERE id = 3"),
    ("limits are positive", "UPDATE submissions SET limit_cpu_ns = 0 WHERE id = 3"),
    ("compile results are whole", "UPDATE submissions SET compile_ok = NULL WHERE id = 3"),
    ("mechanisms are a list", "UPDATE submissions SET mechanisms = '{}' WHERE id = 3"),
    ("mechanisms are JSON", "UPDATE submissions SET mechanisms = 'none' WHERE id = 3"),
    ("numbers are numbers", "UPDATE submissions SET cpu_ns = 'fast' WHERE id = 3"),
    (
      "a queued submission cannot run without an attempt",
      "UPDATE submissions SET state = 'compiling' WHERE id = 1"
    ),
    (
      "a queued submission cannot be rejected",
      "UPDATE submissions SET state = 'rejected', message = 'x' WHERE id = 1"
    ),
    (
      "a judged submission stays judged",
      "UPDATE submissions SET state = 'queued', verdict = NULL WHERE id = 3"
    ),
    (
      "a rejected submission stays rejected", "UPDATE submissions SET state = 'queued' WHERE id = 4"
    ),
    (
      "a submission with a live attempt does not wait",
      "UPDATE submissions SET state = 'queued' WHERE id = 2"
    ),
    (
      "a submission begins as queued",
      """
      INSERT INTO submissions (claim, problem, language, uid, submitted_at, state, verdict, source_sha256, file_name)
      SELECT 'new', problem, language, uid, 0, 'judged', 'AC', source_sha256, '' FROM submissions
      """
    ),
    ("results belong to an attempt", "UPDATE test_results SET attempt = 9"),
    ("test verdicts are known", "UPDATE test_results SET verdict = 'no'"),
    ("a test ends in one way", "UPDATE test_results SET exit_status = 0, signal = 9"),
    ("secret tests have no comparison", "UPDATE test_results SET name = 'secret/01'"),
    ("a comparison is whole", "UPDATE test_results SET got = NULL WHERE position = 1"),
    ("a rerun is whole", "UPDATE test_results SET rerun_cpu_ns = NULL WHERE position = 1"),
  ]

  @Test(arguments: breaches)
  func `the schema refuses what breaks a rule`(rule: String, sql: String) async throws {
    let fixture = try await StoreFixture()
    for (index, state) in [SubmissionState.queued, .running, .judged, .rejected].enumerated() {
      let (id, _) = try await fixture.make(state, claim: "c\(index + 1)")
      try #require(id == Int64(index + 1))
    }
    let error = #expect(throws: DatabaseError.self, "\(rule)") { try fixture.sql(sql) }
    #expect(
      [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error?.resultCode), "\(rule): \(error as Any)"
    )
  }

  @Test func `the schema knows every state, verdict and mode, and no other`() async throws {
    let fixture = try await StoreFixture()
    let sql = try fixture.withSQL { db in
      try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'table'").joined()
    }
    func list(_ cases: [String]) -> String {
      "IN (" + cases.map { "'\($0)'" }.joined(separator: ", ") + ")"
    }
    #expect(sql.contains("state " + list(SubmissionState.allCases.map(\.rawValue))))
    #expect(sql.contains("mode " + list(PrivilegeMode.allCases.map(\.rawValue))))
    let verdicts = sql.ranges(of: "verdict " + list(Verdict.allCases.map(\.rawValue)))
    #expect(verdicts.count == 2)
  }

  @Test func `numbers of submissions and attempts are never used again`() async throws {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(.queued)
    try fixture.sql("DELETE FROM submissions")
    #expect(try fixture.queue("claim") == id + 1)
  }
}
