import JudgeCore
import Storage
import Testing

@Suite struct AttemptTests {
  @Test func `an attempt goes from the queue to its verdict`() async throws {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("claim")
    let attempt = try await fixture.begin(id)
    #expect(attempt.submission == id)
    #expect(attempt.number == 1)
    var shown = try #require(try await fixture.store.submission(id))
    #expect(shown.state == .compiling)
    #expect(shown.executor == "local")
    #expect(shown.limits == StoreFixture.limits)
    #expect(shown.problemVersion == StoreFixture.version)
    #expect(shown.attempt == 1)
    #expect(shown.queuePosition == nil)

    #expect(try await fixture.store.markRunning(attempt, compile: StoreFixture.compile))
    shown = try #require(try await fixture.store.submission(id))
    #expect(shown.state == .running)
    #expect(shown.compile == StoreFixture.compile)

    let outcome = StoreFixture.outcome()
    #expect(try await fixture.store.finish(attempt, outcome))
    shown = try #require(try await fixture.store.submission(id))
    #expect(shown.state == .judged)
    #expect(shown.verdict == outcome.verdict)
    #expect(shown.message == outcome.message)
    #expect(shown.usage == outcome.usage)
    #expect(shown.host == outcome.host)
    #expect(shown.mode == outcome.mode)
    #expect(shown.mechanisms == outcome.mechanisms?.sorted())
    #expect(shown.score == outcome.score)
    #expect(shown.skipped == outcome.skipped)
    #expect(shown.compile == outcome.compile)
    #expect(shown.tests == outcome.tests)
    #expect(try await fixture.store.submission(id, withTests: false)?.tests == [])
  }

  /// What can be done to a submission.
  enum Step: CaseIterable { case begin, markRunning, finish, fault, requeue }

  /// Where each step leads from each state; `nil`: it is refused, and nothing changes.
  static let transitions: [(SubmissionState, Step, SubmissionState?)] = [
    (.queued, .begin, .compiling), (.queued, .markRunning, nil), (.queued, .finish, nil),
    (.queued, .fault, nil), (.queued, .requeue, nil),
    (.compiling, .begin, nil), (.compiling, .markRunning, .running),
    (.compiling, .finish, .judged), (.compiling, .fault, .queued), (.compiling, .requeue, .queued),
    (.running, .begin, nil), (.running, .markRunning, nil), (.running, .finish, .judged),
    (.running, .fault, .queued), (.running, .requeue, .queued),
    (.judged, .begin, nil), (.judged, .markRunning, nil), (.judged, .finish, nil),
    (.judged, .fault, nil), (.judged, .requeue, nil),
    (.rejected, .begin, nil), (.rejected, .markRunning, nil), (.rejected, .finish, nil),
    (.rejected, .fault, nil), (.rejected, .requeue, nil),
  ]

  @Test(arguments: transitions)
  func `each step is possible in its states only`(
    from: SubmissionState, step: Step, to: SubmissionState?
  ) async throws {
    let fixture = try await StoreFixture()
    let store = fixture.store
    let (id, live) = try await fixture.make(from)
    // Where there is no attempt, one that never was.
    let attempt = live ?? Attempt(id: 99, submission: id, number: 1)
    let before = try await store.submission(id)
    let isDone: Bool
    switch step {
    case .begin:
      do {
        _ = try await fixture.begin(id)
        isDone = true
      } catch StorageError.notQueued(id, from) { isDone = false }
    case .markRunning: isDone = try await store.markRunning(attempt, compile: nil)
    case .finish: isDone = try await store.finish(attempt, StoreFixture.outcome())
    case .fault: isDone = try await store.fault(attempt, reason: "node lost") != .stale
    case .requeue: isDone = try await store.requeueUnfinished() == 1
    }
    #expect(isDone == (to != nil))
    let after = try await store.submission(id)
    if let to { #expect(after?.state == to) } else { #expect(after == before) }
  }

  @Test func `every state and step is in the table`() {
    #expect(Self.transitions.count == SubmissionState.allCases.count * Step.allCases.count)
  }

  @Test func `the third fault is a judge error, never a verdict against the submitter`()
    async throws
  {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("claim")
    for number in 1...2 {
      let attempt = try await fixture.begin(id)
      #expect(attempt.number == number)
      #expect(try await fixture.store.fault(attempt, reason: "node7 was lost") == .requeued)
      let waiting = try #require(try await fixture.store.submission(id))
      #expect(waiting.message == "the judge failed and tries again: node7 was lost")
      #expect(waiting.attempt == number)
      #expect(waiting.executor == nil)
    }
    let last = try await fixture.begin(id)
    #expect(try await fixture.store.fault(last, reason: "node7 was lost") == .judgeError)
    let judged = try #require(try await fixture.store.submission(id))
    #expect(judged.state == .judged)
    #expect(judged.verdict == .judgeError)
    #expect(judged.message == "the judge failed 3 times: node7 was lost")
  }

  @Test func `only the live attempt's result is accepted`() async throws {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("claim")
    let first = try await fixture.begin(id)
    try await fixture.store.fault(first, reason: "silent")
    let second = try await fixture.begin(id)
    #expect(try await fixture.store.finish(first, StoreFixture.outcome(.accepted)) == false)
    #expect(try await fixture.store.fault(first, reason: "late") == .stale)
    #expect(try await fixture.store.markRunning(first, compile: nil) == false)
    #expect(try await fixture.store.submission(id)?.state == .compiling)
    #expect(try await fixture.store.finish(second, StoreFixture.outcome(.wrongAnswer)))
    #expect(try await fixture.store.submission(id)?.verdict == .wrongAnswer)
    #expect(try await fixture.store.submission(id)?.attempt == 2)
  }

  @Test func `stops of the daemon do not count as faults`() async throws {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("claim")
    for _ in 1...5 {
      _ = try await fixture.begin(id)
      #expect(try await fixture.store.requeueUnfinished() == 1)
    }
    #expect(
      try await fixture.store.submission(id)?.message == "the daemon stopped; it is judged again")
    let attempt = try await fixture.begin(id)
    #expect(attempt.number == 6)
    #expect(try await fixture.store.fault(attempt, reason: "x") == .requeued)
  }

  @Test func `a submission that always takes the daemon down is given up in the end`() async throws
  {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("claim")
    let other = try fixture.queue("other")
    for _ in 1...2 {
      _ = try await fixture.begin(id)
      #expect(try await fixture.store.requeueUnfinished(limit: 3) == 1)
    }
    _ = try await fixture.begin(id)
    _ = try await fixture.begin(other)
    #expect(try await fixture.store.requeueUnfinished(limit: 3) == 1)
    let judged = try #require(try await fixture.store.submission(id))
    #expect(judged.verdict == .judgeError)
    #expect(judged.message == "the daemon stopped 3 times while judging this")
    #expect(try await fixture.store.submission(other)?.state == .queued)
  }

  @Test func `an attempt needs a submission, a version that was recorded and a fresh nonce`()
    async throws
  {
    let fixture = try await StoreFixture()
    let (id, other) = (try fixture.queue("claim"), try fixture.queue("other"))
    await #expect(throws: StorageError.noSubmission(77)) { try await fixture.begin(77) }
    await #expect(throws: StorageError.unknownProblemVersion(problem: "sum", hash: "new")) {
      try await fixture.store.beginAttempt(
        submission: id, nonce: "a", executor: "local", problemVersion: "new", limits: nil)
    }
    _ = try await fixture.begin(id, nonce: "same")
    await #expect(throws: StorageError.self) { try await fixture.begin(other, nonce: "same") }
    #expect(try await fixture.store.submission(other)?.state == .queued)
  }

  @Test func `a problem that cannot be loaded ends in a judge error at once`() async throws {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("claim")
    let attempt = try await fixture.store.beginAttempt(
      submission: id, nonce: "n", executor: "local", problemVersion: nil, limits: nil)
    let reason = "the problem sum is not installed any more"
    #expect(try await fixture.store.fault(attempt, reason: reason, limit: 1) == .judgeError)
    #expect(
      try await fixture.store.submission(id)?.message == "the judge failed once: \(reason)")
  }

  @Test func `a result that breaks a rule changes nothing`() async throws {
    let fixture = try await StoreFixture()
    let (id, attempt) = try await fixture.make(.running)
    var outcome = StoreFixture.outcome()
    outcome.tests[1].comparison = TestResult.Comparison(input: "s", expected: "e", got: "g")
    let error = await #expect(throws: StorageError.self) {
      try await fixture.store.finish(#require(attempt), outcome)
    }
    #expect(error?.description.contains("secrets_stay_secret") == true)
    #expect(try await fixture.store.submission(id)?.state == .running)
    #expect(try await fixture.store.finish(#require(attempt), StoreFixture.outcome()))
  }

  @Test func `a cancelled task's result is recorded all the same`() async throws {
    let fixture = try await StoreFixture()
    let (id, live) = try await fixture.make(.running)
    let attempt = try #require(live)
    let isRecorded = try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await fixture.store.finish(attempt, StoreFixture.outcome())
      }
      return try await group.next()
    }
    #expect(isRecorded == true)
    #expect(try await fixture.store.submission(id)?.state == .judged)
  }
}
