import GRDB
import JudgeCore
import Storage
import Testing

/// What is not judged yet and is not to be.
@Suite struct CancellingTests {
  @Test(arguments: [SubmissionState.queued, .compiling, .running])
  func `it is not judged any more, and says who did not want it`(_ state: SubmissionState)
    async throws
  {
    let fixture = try await StoreFixture()
    let (id, attempt) = try await fixture.make(state)
    try await fixture.store.cancel(id, by: 7, name: "teacher")
    let row = try #require(try await fixture.store.submission(id))
    #expect(row.state == .rejected && row.verdict == nil && row.cancelledBy == "teacher")
    let when = state == .queued ? "before it was judged" : "while it was being judged"
    #expect(row.message == "cancelled by teacher \(when)")
    #expect(try await fixture.store.nextQueued(limit: 9).isEmpty)
    #expect(try await fixture.store.underWay() == 0)
    if let attempt {
      #expect(try await fixture.store.finish(attempt, StoreFixture.outcome()) == false)
      #expect(try await fixture.store.fault(attempt, reason: "the worker broke off") == .stale)
      #expect(try await fixture.store.markRunning(attempt, compile: nil) == false)
    }
    #expect(try await fixture.store.submission(id) == row)
    #expect(try await fixture.store.requeueUnfinished() == 0)
    let shown = try fixture.withSQL {
      try String.fetchOne($0, sql: "SELECT cancelled_by FROM submissions_v1")
    }
    #expect(shown == "teacher")
  }

  @Test(arguments: [SubmissionState.judged, .rejected])
  func `what is final stays as it is`(_ state: SubmissionState) async throws {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(state)
    let before = try await fixture.store.submission(id)
    await #expect(throws: StorageError.alreadyFinal(id, state)) {
      try await fixture.store.cancel(id, by: 7, name: "teacher")
    }
    #expect(try await fixture.store.submission(id) == before)
  }

  @Test func `a copy that is judged again is nobody's to cancel`() async throws {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(.judged)
    _ = try await fixture.store.beginRejudging(
      .init(ids: [id]), reason: "", by: 7, name: "teacher")
    let copy = try #require(try await fixture.store.nextQueued(limit: 1).first?.id)
    await #expect(throws: StorageError.noSubmission(copy)) {
      try await fixture.store.cancel(copy, by: 7, name: "teacher")
    }
  }

  @Test func `it is cancelled once`() async throws {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(.queued)
    try await fixture.store.cancel(id, by: 7, name: "teacher")
    await #expect(throws: StorageError.alreadyCancelled(id)) {
      try await fixture.store.cancel(id, by: 1001, name: "student1")
    }
  }

  @Test func `a turn that has not come moves nobody else's`() async throws {
    let fixture = try await StoreFixture()
    let own = try (1...9).map { try fixture.queue("a\($0)") }
    // The first one is under way, and the last two were wrong files.
    _ = try await fixture.begin(own[0])
    for id in own.suffix(2) { try await fixture.store.cancel(id, by: 1001, name: "student1") }
    let other = try fixture.queue("b", uid: 1002, user: "student2")
    let again = try fixture.queue("a", uid: 1001)
    #expect(try await fixture.store.line().map(\.id) == [other] + own[1...6] + [again])
  }

  @Test func `it is counted neither as rejected nor as interrupted`() async throws {
    let fixture = try await StoreFixture()
    let (queued, _) = try await fixture.make(.queued, claim: "a")
    let (running, _) = try await fixture.make(.running, claim: "b")
    _ = try await fixture.make(.rejected, claim: "c")
    for id in [queued, running] { try await fixture.store.cancel(id, by: 1001, name: "student1") }
    let totals = try await Tally().read(fixture.store).totals
    #expect(totals.rejected == 1 && totals.interrupted == 0)
  }
}
