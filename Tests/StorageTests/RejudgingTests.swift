import GRDB
import JudgeCore
import Storage
import Testing

/// Judging again beside the verdicts that are there.
@Suite struct RejudgingTests {
  /// Three judged submissions of two users, one that waits, and a rejudging of all judged ones to `sum`.
  private func begun() async throws -> (StoreFixture, Rejudging) {
    let fixture = try await StoreFixture()
    try await fixture.judge(try fixture.queue("a"), .wrongAnswer, cpu: .milliseconds(10))
    try await fixture.judge(try fixture.queue("b"), .accepted, cpu: .milliseconds(20))
    try await fixture.judge(
      try fixture.queue("c", uid: 1002, user: "student2"), .wrongAnswer, cpu: .milliseconds(30))
    _ = try fixture.queue("d")
    let rejudging = try await fixture.store.beginRejudging(
      .init(problem: "sum"), reason: "test 2 mended", by: 7, name: "teacher")
    return (fixture, rejudging)
  }

  /// Judges what is judged again: everything is accepted now.
  private func judgeCopies(_ fixture: StoreFixture) async throws {
    let usage = Usage(cpu: .milliseconds(5), wall: .milliseconds(6), memory: .mib(9))
    for copy in try await fixture.store.nextQueued(limit: 99) where copy.original != nil {
      let attempt = try await fixture.begin(copy.id)
      let outcome = Outcome(verdict: .accepted, usage: usage, tests: StoreFixture.tests)
      #expect(try await fixture.store.finish(attempt, outcome))
    }
  }

  @Test func `it waits behind what people hand in and is in no list`() async throws {
    let (fixture, rejudging) = try await begun()
    let store = fixture.store
    #expect(rejudging.total == 3 && rejudging.judged == 0 && rejudging.ending == nil)
    #expect(rejudging.begunBy == "teacher" && rejudging.reason == "test 2 mended")
    let late = try fixture.queue("e", uid: 1002, user: "student2")
    #expect(try await store.line().map(\.id) == [4, late])
    #expect(try await store.waitingCopies() == 3)
    #expect(try await store.nextQueued(limit: 9).prefix(2).map(\.id) == [4, late])
    #expect(try await store.nextQueued(limit: 9).suffix(3).map(\.original) == [1, 2, 3])
    #expect(try await store.submissions().map(\.id) == [late, 4, 3, 2, 1])
    #expect(try await store.submissions(SubmissionQuery(state: .queued, limit: 1000)).count == 2)
    let shown = try fixture.withSQL {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM submissions_v1")
    }
    #expect(shown == 5)
  }

  @Test func `verdicts stay as they are until it is applied`() async throws {
    let (fixture, rejudging) = try await begun()
    let store = fixture.store
    let board = try await store.board()
    try await judgeCopies(fixture)
    #expect(try await store.board() == board)
    #expect(try await store.failures(of: 1001, at: "sum") == 1)
    #expect(try await store.submission(1)?.verdict == .wrongAnswer)
    let done = try await store.rejudging(rejudging.id)
    #expect(done.judged == 3 && done.failed == 0 && done.changed == 2)
    let changes = try await store.changes(of: rejudging.id)
    #expect(changes.map(\.submission) == [1, 3])
    #expect(changes.map(\.user) == ["student1", "student2"])
    #expect(changes.allSatisfy { $0.before == .wrongAnswer && $0.after == .accepted })
    #expect(changes.first?.cpuBefore == .milliseconds(10))
    #expect(changes.first?.cpuAfter == .milliseconds(5))
  }

  @Test func `applied, it gives new results and keeps the old ones`() async throws {
    let (fixture, rejudging) = try await begun()
    let store = fixture.store
    try await judgeCopies(fixture)
    let changes = try await store.changes(of: rejudging.id)
    let applied = try await store.applyRejudging(rejudging.id, by: 8, name: "head")
    #expect(applied.ending == .applied && applied.endedBy == "head")
    #expect(try await store.changes(of: rejudging.id) == changes)
    let first = try #require(try await store.submission(1))
    #expect(first.verdict == .accepted && first.usage?.cpu == .milliseconds(5))
    #expect(first.attempt == 2)
    #expect(first.tests == StoreFixture.tests)
    #expect(try await store.attempts(of: 1).map(\.ending) == ["done", "done"])
    #expect(try await store.board().filter(\.solved).count == 2)
    let tests = try fixture.withSQL { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM tests_v1 WHERE submission = 1")
    }
    #expect(tests == StoreFixture.tests.count)
    let old = try fixture.withSQL { db in
      try String.fetchAll(
        db, sql: "SELECT verdict FROM submissions WHERE original IS NOT NULL ORDER BY original")
    }
    #expect(old == ["WA", "AC", "WA"])
  }

  @Test func `what the judge itself failed at keeps its verdict`() async throws {
    let (fixture, rejudging) = try await begun()
    let store = fixture.store
    for copy in try await store.nextQueued(limit: 99) where copy.original != nil {
      if copy.original == 2 {
        #expect(
          try await store.fault(try await fixture.begin(copy.id), reason: "node lost", limit: 1)
            == .judgeError)
      } else {
        try await fixture.judge(copy.id, .accepted)
      }
    }
    let applied = try await store.applyRejudging(rejudging.id, by: 7, name: "teacher")
    #expect(applied.failed == 1 && applied.changed == 2)
    #expect(try await store.changes(of: rejudging.id).map(\.submission) == [1, 3])
    #expect(try await store.submission(2)?.verdict == .accepted)
    #expect(try await store.attempts(of: 2).count == 1)
  }

  @Test func `the judge's own failure of before is mended`() async throws {
    let fixture = try await StoreFixture()
    let store = fixture.store
    let id = try fixture.queue("a")
    _ = try await store.fault(try await fixture.begin(id), reason: "node lost", limit: 1)
    let rejudging = try await store.beginRejudging(.init(ids: [id]), reason: "", by: 7, name: "t")
    try await judgeCopies(fixture)
    let change = [try await store.changes(of: rejudging.id).first.map { [$0.before, $0.after] }]
    #expect(change == [[.judgeError, .accepted]])
    _ = try await store.applyRejudging(rejudging.id, by: 7, name: "t")
    #expect(
      [try await store.changes(of: rejudging.id).first.map { [$0.before, $0.after] }] == change)
    #expect(try await store.submission(id)?.verdict == .accepted)
  }

  @Test func `what was judged beside an older result is not applied over a newer one`() async throws
  {
    let (fixture, first) = try await begun()
    let store = fixture.store
    let second = try await store.beginRejudging(.init(ids: [1]), reason: "", by: 7, name: "teacher")
    try await judgeCopies(fixture)
    _ = try await store.applyRejudging(second.id, by: 7, name: "teacher")
    await #expect(throws: StorageError.rejudgingOutdated(first.id, submission: 1)) {
      try await store.applyRejudging(first.id, by: 7, name: "teacher")
    }
    #expect(try await store.attempts(of: 1).count == 2)
    // A third one can be, and the record of the second stays what it was.
    let third = try await store.beginRejudging(.init(ids: [1]), reason: "", by: 7, name: "teacher")
    for copy in try await store.nextQueued(limit: 99) where copy.original != nil {
      try await fixture.judge(copy.id, .timeLimit)
    }
    _ = try await store.applyRejudging(third.id, by: 7, name: "teacher")
    #expect(try await store.changes(of: second.id).map(\.after) == [.accepted])
    #expect(try await store.changes(of: third.id).map(\.before) == [.accepted])
    #expect(try await store.submission(1)?.verdict == .timeLimit)
    #expect(try await store.rejudgings().map(\.id) == [first.id, third.id, second.id])
  }

  @Test func `cancelled, it leaves everything as it was and waits no more`() async throws {
    let (fixture, rejudging) = try await begun()
    let store = fixture.store
    // One has been tried already, and one is under way.
    let copies = try await store.nextQueued(limit: 99).filter { $0.original != nil }.map(\.id)
    _ = try await store.fault(try await fixture.begin(copies[0]), reason: "node lost")
    let live = try await fixture.begin(copies[1])
    let cancelled = try await store.cancelRejudging(rejudging.id, by: 7, name: "teacher")
    #expect(cancelled.ending == .cancelled)
    #expect(try await store.line().map(\.id) == [4])
    let lost = try await store.beginRejudging(.init(ids: [3]), reason: "", by: 7, name: "teacher")
    let copy = try #require(try await store.nextQueued(limit: 99).last)
    let last = try await fixture.begin(copy.id)
    _ = try await store.cancelRejudging(lost.id, by: 7, name: "teacher")
    // What is under way then is not judged once more when it fails.
    _ = try await store.fault(last, reason: "node lost")
    #expect(try await store.submission(copy.id) == nil)
    #expect(try await store.finish(live, StoreFixture.outcome()))
    #expect(try await store.submission(2)?.verdict == .accepted)
    await #expect(throws: StorageError.rejudgingEnded(rejudging.id)) {
      try await store.applyRejudging(rejudging.id, by: 7, name: "teacher")
    }
  }

  @Test func `what cannot be is refused and changes nothing`() async throws {
    let (fixture, rejudging) = try await begun()
    let store = fixture.store
    await #expect(throws: StorageError.rejudgingUnderWay(rejudging.id, left: 3)) {
      try await store.applyRejudging(rejudging.id, by: 7, name: "teacher")
    }
    await #expect(throws: StorageError.noRejudging(99)) { try await store.rejudging(99) }
    await #expect(throws: StorageError.nothingToRejudge) {
      try await store.beginRejudging(.init(problem: "pack"), reason: "", by: 7, name: "teacher")
    }
    // 4 waits, 5 is a copy, 99 was never there.
    for (id, error) in [
      (4, .notJudged(4)), (5, .noSubmission(5)), (99, .noSubmission(99)),
    ] as [(Int64, StorageError)] {
      await #expect(throws: error) {
        try await store.beginRejudging(.init(ids: [1, id]), reason: "", by: 7, name: "teacher")
      }
    }
    #expect(try await store.rejudgings().count == 1)
    #expect(try await store.line().count == 1)
    #expect(try await store.waitingCopies() == 3)
  }

  @Test(
    arguments: [
      (.init(ids: [2]), [2]), (.init(problem: "sum", user: "student2"), [3]),
      (.init(problem: "sum", verdict: .wrongAnswer), [1, 3]), (.init(user: "student1"), [1, 2]),
      (.init(user: "student1", verdict: .timeLimit), nil),
    ] as [(Rejudging.Selection, [Int64]?)])
  func `some can be chosen`(selection: Rejudging.Selection, ids: [Int64]?) async throws {
    let (fixture, _) = try await begun()
    let rejudging = try? await fixture.store.beginRejudging(
      selection, reason: "", by: 7, name: "teacher")
    #expect(rejudging?.total == ids?.count)
    let originals = try await fixture.store.nextQueued(limit: 99).suffix(ids?.count ?? 0)
    if let ids { #expect(originals.map(\.original) == ids) }
  }
}
