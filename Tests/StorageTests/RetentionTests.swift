import GRDB
import JudgeCore
import Storage
import Testing

@Suite struct RetentionTests {
  private let day: Int64 = 24 * 3600 * 1000

  @Test func `of what is too old only the verdict stays`() async throws {
    let fixture = try await StoreFixture()
    let old = try fixture.queue("old", at: day)
    let attempt = try await fixture.begin(old)
    _ = try await fixture.store.finish(attempt, StoreFixture.outcome())
    let before = try #require(try await fixture.store.submission(old))
    let young = try fixture.queue("young", at: 3 * day)
    try await fixture.judge(young, .accepted)

    #expect(try await trim(fixture, before: 2 * day) == 1)
    #expect(try await trim(fixture, before: 2 * day) == 0)

    var expected = before
    expected.tests = []
    expected.compile?.output = ""
    #expect(try await fixture.store.submission(old) == expected)
    let rows = try fixture.withSQL { db in
      try Row.fetchAll(db, sql: "SELECT id, trimmed, source_size FROM submissions_v1").map(
        \.description)
    }
    #expect(rows == ["[id:1 trimmed:1 source_size:9]", "[id:2 trimmed:0 source_size:9]"])
  }

  @Test func `bytes that a younger one has, too, stay for both`() async throws {
    let fixture = try await StoreFixture()
    try await fixture.judge(try fixture.queue("old", at: day), .accepted)
    try await fixture.judge(try fixture.queue("young", at: 3 * day), .accepted)
    #expect(try await trim(fixture, before: 2 * day) == 1)
    #expect(try await fixture.store.source(of: 1) != nil)
    #expect(try await trim(fixture, before: 4 * day) == 1)
    #expect(try await fixture.store.source(of: 1) == nil)
    #expect(try await fixture.store.source(of: 2) == nil)
  }

  @Test func `bytes that went are kept again when they come again`() async throws {
    let fixture = try await StoreFixture()
    try await fixture.judge(try fixture.queue("old", at: day), .accepted)
    #expect(try await trim(fixture, before: 2 * day) == 1)
    let again = try fixture.queue("again", at: 3 * day)
    #expect(try await fixture.store.source(of: again)?.bytes == Array("print(3)\n".utf8))
  }

  @Test(arguments: [SubmissionState.queued, .compiling, .running])
  func `what is not judged yet keeps everything`(state: SubmissionState) async throws {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(state)
    #expect(try await trim(fixture, before: .max) == 0)
    #expect(try await fixture.store.source(of: id) != nil)
  }

  @Test func `a step takes the oldest, and no more than it may`() async throws {
    let fixture = try await StoreFixture()
    for (claim, time) in [("c", 3), ("a", 1), ("b", 2)] as [(String, Int64)] {
      try await fixture.judge(try fixture.queue(claim, at: time * day), .accepted)
    }
    #expect(try await trim(fixture, before: .max, limit: 2) == 2)
    let trimmed = try fixture.withSQL { db in
      try String.fetchAll(db, sql: "SELECT claim FROM submissions WHERE trimmed ORDER BY claim")
    }
    #expect(trimmed == ["a", "b"])
  }

  @Test func `the size holds while more and more comes`() async throws {
    let fixture = try await StoreFixture()
    let bound = ByteCount.mib(2)
    var largest = ByteCount.zero
    for number in 1...400 {
      // Each with bytes of its own, of more than a page.
      var source = StoreFixture.submission("claim-\(number)", at: Int64(number))
      source.source = .init(
        bytes: [UInt8](repeating: UInt8(number % 256), count: 20_000),
        sha256: String(repeating: "0", count: 60) + String(number + 1000))
      try await fixture.judge(try fixture.store.recordQueued(source), .accepted)
      while try await fixture.store.trim(before: nil, above: bound, limit: 5) > 0 {}
      largest = max(largest, try await fixture.store.size())
    }
    #expect(largest <= bound)
    #expect(largest > .mib(1))
    #expect(
      try await fixture.store.submissions(SubmissionQuery(state: .judged, limit: 1000)).count == 400
    )
    #expect(try await fixture.store.source(of: 400) != nil)
    #expect(try await fixture.store.source(of: 1) == nil)
  }

  private func trim(
    _ fixture: StoreFixture, before time: Int64, limit: Int = 100
  ) async throws -> Int {
    try await fixture.store.trim(before: time, above: nil, limit: limit)
  }
}
