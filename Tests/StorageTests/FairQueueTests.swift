import JudgeCore
import Storage
import Testing

/// Users take turns in the queue.
@Suite struct FairQueueTests {
  private func queue(_ fixture: StoreFixture, _ users: [UInt32]) throws {
    for (index, uid) in users.enumerated() {
      _ = try fixture.queue(
        "\(uid)-\(index)-\(UInt64.random(in: 0 ... .max))", uid: uid, user: "u\(uid)")
    }
  }

  private func order(_ fixture: StoreFixture) async throws -> [UInt32] {
    try await fixture.store.nextQueued(limit: 10_000).map(\.uid)
  }

  @Test(
    arguments: [
      ([1, 1, 1, 2], [1, 2, 1, 1]), ([1, 1, 1, 2, 2], [1, 2, 1, 2, 1]),
      ([1, 1, 2, 3, 3, 2, 1], [1, 2, 3, 1, 3, 2, 1]), ([1, 2, 3], [1, 2, 3]), ([1, 1], [1, 1]),
    ] as [([UInt32], [UInt32])])
  func `each user has one submission judged in turn`(handedIn: [UInt32], judged: [UInt32])
    async throws
  {
    let fixture = try await StoreFixture()
    try queue(fixture, handedIn)
    #expect(try await order(fixture) == judged)
    #expect(try await fixture.store.line().count == handedIn.count)
  }

  @Test func `whoever has handed in thousands delays another by one submission`() async throws {
    let fixture = try await StoreFixture()
    try queue(fixture, [UInt32](repeating: 1, count: 300))
    // Some of them are judged before the other comes.
    for submission in try await fixture.store.nextQueued(limit: 100) {
      try await fixture.judge(submission.id, .accepted)
    }
    try queue(fixture, [2])
    #expect(try #require(await order(fixture).firstIndex(of: 2)) <= 1)
    // Whoever comes again, once judged, need not wait longer than before.
    for submission in try await fixture.store.nextQueued(limit: 2) {
      try await fixture.judge(submission.id, .accepted)
    }
    try queue(fixture, [2])
    #expect(try #require(await order(fixture).firstIndex(of: 2)) <= 1)
  }

  @Test func `what is being judged counts as a turn`() async throws {
    let fixture = try await StoreFixture()
    try queue(fixture, [1])
    let first = try await fixture.store.nextQueued(limit: 1)
    _ = try await fixture.begin(first[0].id)
    try queue(fixture, [1, 2])
    #expect(try await order(fixture) == [2, 1])
    #expect(try await fixture.store.underWay() == 1)
  }

  @Test func `what the judge failed at keeps its turn`() async throws {
    let fixture = try await StoreFixture()
    try queue(fixture, [1, 1, 2])
    let first = try await fixture.store.nextQueued(limit: 1)[0]
    let attempt = try await fixture.begin(first.id)
    _ = try await fixture.store.fault(attempt, reason: "node lost")
    #expect(try await fixture.store.nextQueued(limit: 1).map(\.id) == [first.id])
  }

  @Test
  func `whoever hands in two at once is not overtaken for ever by those who come again and again`()
    async throws
  {
    let fixture = try await StoreFixture()
    try queue(fixture, [1, 1, 2, 3])
    var judged: [UInt32] = []
    for _ in 0..<8 {
      let next = try #require(try await fixture.store.nextQueued(limit: 1).first)
      judged.append(next.uid)
      try await fixture.judge(next.id, .accepted)
      if next.uid != 1 { try queue(fixture, [next.uid]) }
    }
    #expect(judged.prefix(6).count { $0 == 1 } == 2, "\(judged)")
  }

  @Test func `lanes know nothing of each other's rounds`() async throws {
    let fixture = try await StoreFixture()
    func hand(in lane: Int, by uid: UInt32, _ count: Int = 1) throws {
      for _ in 0..<count {
        var submission = StoreFixture.submission("\(UInt64.random(in: 0 ... .max))", uid: uid)
        submission.lane = lane
        submission.problem = lane == 0 ? "sum" : "pack"
        _ = try fixture.store.recordQueued(submission)
      }
    }
    func order(_ problem: String) async throws -> [UInt32] {
      try await fixture.store.nextQueued(limit: 1000, to: [problem]).map(\.uid)
    }
    // Much was judged in lane 0, and much of one user's waits in lane 1.
    try hand(in: 1, by: 1, 50)
    try hand(in: 0, by: 2, 60)
    for submission in try await fixture.store.nextQueued(limit: 50, to: ["sum"]) {
      try await fixture.judge(submission.id, .accepted)
    }
    try hand(in: 1, by: 3)
    #expect(try #require(await order("pack").firstIndex(of: 3)) <= 1)
    try hand(in: 0, by: 1)
    #expect(try #require(await order("sum").firstIndex(of: 1)) <= 1)
  }

  @Test func `so many of one user may wait, and no more`() async throws {
    let fixture = try await StoreFixture()
    let store = fixture.store
    for number in 1...2 {
      _ = try store.recordQueued(StoreFixture.submission("\(number)"), limit: 2)
    }
    #expect(throws: StorageError.tooManyWaiting(2)) {
      try store.recordQueued(StoreFixture.submission("3"), limit: 2)
    }
    #expect(try store.recordQueued(StoreFixture.submission("1"), limit: 2) == 1)
    let other = StoreFixture.submission("4", uid: 1002, user: "student2")
    _ = try store.recordQueued(other, limit: 2)
    try await fixture.judge(1, .accepted)
    #expect(throws: Never.self) {
      try store.recordQueued(StoreFixture.submission("3"), limit: 2)
    }
  }
}
