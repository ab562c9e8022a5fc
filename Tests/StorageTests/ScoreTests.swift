import GRDB
import JudgeCore
import Storage
import Testing

/// Scores, from the verdict to everybody who asks for them.
@Suite struct ScoreTests {
  private static let groups = [
    GroupResult(name: "secret", verdict: .wrongAnswer, score: 40, best: 100),
    GroupResult(name: "secret/a", verdict: .accepted, score: 40, best: 40),
    GroupResult(name: "secret/b", score: 0, best: 60),
  ]

  private static func outcome(_ verdict: Verdict, score: Double?) -> Outcome {
    var test = TestResult(
      name: "secret/a/1", verdict: verdict,
      usage: Usage(cpu: .milliseconds(3), wall: .milliseconds(4), memory: .mib(2)), exitStatus: 0,
      signal: nil, message: "")
    test.score = score
    return Outcome(
      verdict: verdict, usage: test.usage, score: score, groups: groups, tests: [test])
  }

  /// Judges a submission of somebody's to a problem.
  @discardableResult
  private func judge(
    _ fixture: StoreFixture, _ claim: String, uid: UInt32 = 1001, user: String = "student1",
    _ verdict: Verdict, score: Double?
  ) async throws -> Int64 {
    let id = try fixture.queue(claim, uid: uid, user: user)
    let attempt = try await fixture.begin(id)
    #expect(try await fixture.store.finish(attempt, Self.outcome(verdict, score: score)))
    return id
  }

  @Test func `scores come back as they were`() async throws {
    let fixture = try await StoreFixture()
    let id = try await judge(fixture, "a", .wrongAnswer, score: 40)
    let submission = try #require(try await fixture.store.submission(id))
    #expect(submission.score == 40 && submission.groups == Self.groups)
    #expect(submission.tests.map(\.score) == [40])
  }

  @Test func `a result that cannot be written down is refused, not tried again`() async throws {
    let fixture = try await StoreFixture()
    let attempt = try await fixture.begin(try fixture.queue("a"))
    var outcome = Self.outcome(.accepted, score: 40)
    outcome.groups = [GroupResult(name: "secret", score: .infinity, best: nil)]
    do {
      _ = try await fixture.store.finish(attempt, outcome)
      Issue.record("it is taken")
    } catch {
      guard case .refused = error else { throw error }
    }
  }

  @Test func `views have the scores of tests, and of groups as JSON`() async throws {
    let fixture = try await StoreFixture()
    try await judge(fixture, "a", .wrongAnswer, score: 40)
    let (score, group) = try fixture.withSQL { db in
      (
        try Double.fetchOne(db, sql: "SELECT score FROM tests_v1"),
        try String.fetchOne(
          db,
          sql: """
            SELECT (g ->> 'name') || ' ' || (g ->> 'score') || ' ' || (g ->> 'max_score') || ' '
              || (g -> 'verdict')
            FROM (SELECT groups -> 2 AS g FROM submissions_v1)
            """)
      )
    }
    #expect(score == 40)
    #expect(group == "secret/b 0 60 null")
  }

  @Test func `the board has the lowest and the highest score`() async throws {
    let fixture = try await StoreFixture()
    try await judge(fixture, "a", .wrongAnswer, score: 40)
    try await judge(fixture, "b", .accepted, score: 100)
    try await judge(fixture, "c", .accepted, score: 70.5)
    try await judge(fixture, "d", .judgeError, score: nil)
    try await judge(fixture, "e", uid: 1002, user: "student2", .wrongAnswer, score: 12)
    try await judge(fixture, "f", uid: 1003, user: "student3", .compileError, score: nil)
    let board = try await fixture.store.board()
    #expect(board.map(\.user) == ["student1", "student2", "student3"])
    #expect(board.map(\.scores) == [40...100, 12...12, nil])
    #expect(board.map(\.solved) == [true, false, false])
  }

  @Test func `a score that changes is a change, and comes with the result`() async throws {
    let fixture = try await StoreFixture()
    let id = try await judge(fixture, "a", .wrongAnswer, score: 40)
    let rejudging = try await fixture.store.beginRejudging(
      .init(ids: [id]), reason: "", by: 0, name: "root")
    let copy = try #require(try await fixture.store.nextQueued(limit: 1).first)
    let attempt = try await fixture.begin(copy.id)
    _ = try await fixture.store.finish(attempt, Self.outcome(.wrongAnswer, score: 55))
    for isApplied in [false, true] {
      if isApplied {
        _ = try await fixture.store.applyRejudging(rejudging.id, by: 0, name: "root")
      }
      let change = try #require(try await fixture.store.changes(of: rejudging.id).first)
      #expect(change.before == .wrongAnswer && change.after == .wrongAnswer)
      #expect(change.scoreBefore == 40 && change.scoreAfter == 55)
      #expect(try await fixture.store.rejudging(rejudging.id).changed == 1)
    }
    let submission = try #require(try await fixture.store.submission(id))
    #expect(submission.score == 55 && submission.groups == Self.groups)
  }
}
