import GRDB
import JudgeCore
import Storage
import Testing

@Suite struct IntakeTests {
  @Test func `a submission waits in line with all that was handed in`() async throws {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("claim")
    var expected = Submission(
      id: id, problem: "sum", language: "python3", fileName: "sum.py", user: "student1", uid: 1001,
      submittedAt: 1_769_860_800_123, state: .queued)
    expected.sourceSHA256 = StoreFixture.submission("").source?.sha256
    expected.sourceSize = ByteCount(bytes: 9)
    #expect(try await fixture.store.submission(id) == expected)
    #expect(try await fixture.store.nextQueued(limit: 5) == [expected])
    let source = SourceFile(name: "sum.py", bytes: Array("print(3)\n".utf8))
    #expect(try await fixture.store.source(of: id) == source)
  }

  @Test(arguments: SubmissionState.allCases)
  func `the same claim is recorded once, whatever has become of it`(state: SubmissionState)
    async throws
  {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(state, claim: "claim")
    let before = try await fixture.store.submission(id)
    #expect(try fixture.queue("claim") == id)
    let drop = StoreFixture.submission("claim")
    #expect(try fixture.store.recordRejected(drop, reason: "empty") == id)
    #expect(try await fixture.store.submission(id) == before)
    #expect(try await fixture.store.submissions().count == 1)
  }

  @Test func `a rejected drop keeps its reason and what bytes it has`() async throws {
    let fixture = try await StoreFixture()
    var drop = StoreFixture.submission("bare", problem: nil, bytes: nil)
    drop.language = nil
    let bare = try fixture.store.recordRejected(drop, reason: "it is a FIFO")
    let kept = try fixture.store.recordRejected(
      StoreFixture.submission("kept", bytes: [0, 255]), reason: "it is no text")
    let shown = try #require(try await fixture.store.submission(bare))
    #expect(shown.state == .rejected)
    #expect(shown.message == "it is a FIFO")
    #expect(shown.problem == "")
    #expect(shown.language == nil)
    #expect(shown.verdict == nil)
    #expect(try await fixture.store.source(of: bare) == nil)
    #expect(try await fixture.store.source(of: kept)?.bytes == [0, 255])
    #expect(try await fixture.store.nextQueued(limit: 5).isEmpty)
  }

  @Test func `equal sources are kept once`() async throws {
    let fixture = try await StoreFixture()
    for number in 1...3 { _ = try fixture.queue("claim-\(number)") }
    let count = try fixture.withSQL { try Int64.fetchOne($0, sql: "SELECT count(*) FROM sources") }
    #expect(count == 1)
  }

  @Test func `a user's new name is shown everywhere`() async throws {
    let fixture = try await StoreFixture()
    let first = try fixture.queue("first", user: "#1001")
    _ = try fixture.queue("second", user: "student1")
    #expect(try await fixture.store.submission(first)?.user == "student1")
  }

  @Test(arguments: ["problem", "language", "source"])
  func `without its problem, language or source nothing is queued`(missing: String) async throws {
    let fixture = try await StoreFixture()
    var submission = StoreFixture.submission("claim")
    switch missing {
    case "problem": submission.problem = nil
    case "language": submission.language = nil
    default: submission.source = nil
    }
    let error = #expect(throws: StorageError.self) {
      try fixture.store.recordQueued(submission)
    }
    #expect(error?.description.contains("judgeable_or_rejected") == true)
    #expect(try await fixture.store.submissions().isEmpty)
  }

  @Test func `hostile texts come back as they were, but for NUL`() async throws {
    let fixture = try await StoreFixture()
    var submission = StoreFixture.submission("claim")
    submission.fileName = "a'); DROP TABLE users;--\u{1b}[2J\n\0.py"
    let id = try fixture.store.recordQueued(submission)
    #expect(
      try await fixture.store.submission(id)?.fileName
        == "a'); DROP TABLE users;--\u{1b}[2J\n\u{FFFD}.py")
    let attempt = try await fixture.begin(id)
    var outcome = StoreFixture.outcome()
    outcome.tests[0].comparison?.got = "4\0\0rest"
    #expect(try await fixture.store.finish(attempt, outcome))
    #expect(
      try await fixture.store.submission(id)?.tests[0].comparison?.got
        == "4\u{FFFD}\u{FFFD}rest")
  }
}
