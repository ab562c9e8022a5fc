import JudgeCore
import Storage
import Testing

@Suite struct QueryTests {
  /// Submissions 1 and 4 by student1, 2 and 3 by student2; 3 is of another problem; 1 is AC, 2 is WA, 3 and 4 wait.
  private func filled() async throws -> StoreFixture {
    let fixture = try await StoreFixture()
    try await fixture.store.recordProblem("pack", hash: "p", title: "Pack")
    _ = try fixture.queue("1")
    _ = try fixture.queue("2", uid: 1002, user: "student2")
    _ = try fixture.queue("3", uid: 1002, user: "student2", problem: "pack")
    _ = try fixture.queue("4")
    try await fixture.judge(1, .accepted)
    try await fixture.judge(2, .wrongAnswer)
    return fixture
  }

  @Test(
    arguments: [
      (SubmissionQuery(), [4, 3, 2, 1]), (SubmissionQuery(user: "student2"), [3, 2]),
      (SubmissionQuery(user: "nobody"), []), (SubmissionQuery(problem: "sum"), [4, 2, 1]),
      (SubmissionQuery(verdict: .accepted), [1]), (SubmissionQuery(state: .queued), [4, 3]),
      (SubmissionQuery(user: "student1", problem: "sum", state: .judged), [1]),
      (SubmissionQuery(limit: 2), [4, 3]), (SubmissionQuery(limit: 2, before: 3), [2, 1]),
      (SubmissionQuery(limit: 0), [4]), (SubmissionQuery(limit: .max), [4, 3, 2, 1]),
      (SubmissionQuery(user: "' OR 1=1 --"), []),
    ] as [(SubmissionQuery, [Int64])])
  func `submissions come newest first, as asked for`(query: SubmissionQuery, ids: [Int64])
    async throws
  {
    let fixture = try await filled()
    #expect(try await fixture.store.submissions(query).map(\.id) == ids)
  }

  @Test func `submissions are counted as asked for, up to a limit`() async throws {
    let fixture = try await filled()
    let store = fixture.store
    #expect(try await store.count(SubmissionQuery(limit: 1), limit: 9) == 4)
    #expect(try await store.count(SubmissionQuery(user: "student2"), limit: 9) == 2)
    #expect(try await store.count(SubmissionQuery(), limit: 3) == 3)
    #expect(try await store.count(SubmissionQuery(user: "nobody"), limit: 9) == 0)
  }

  @Test func `a problem that somebody has tried is solved or not`() async throws {
    let fixture = try await filled()
    #expect(try await fixture.store.progress(of: 1001) == ["sum": true])
    #expect(try await fixture.store.progress(of: 1002) == ["sum": false])
    #expect(try await fixture.store.progress(of: 1003) == [:])
  }

  @Test func `the queue of one user is in the order of handing in`() async throws {
    let fixture = try await filled()
    #expect(try await fixture.store.nextQueued(limit: 9).map(\.id) == [3, 4])
    #expect(try await fixture.store.nextQueued(limit: 1).map(\.id) == [3])
    #expect(try await fixture.store.line().map(\.id) == [3, 4])
    #expect(try await fixture.store.underWay() == 0)
  }

  @Test func `the queue can be that of some problems and languages only`() async throws {
    let fixture = try await filled()
    let store = fixture.store
    #expect(try await store.nextQueued(limit: 9, to: ["pack", "other"]).map(\.id) == [3])
    #expect(try await store.nextQueued(limit: 9, to: []).isEmpty)
    #expect(try await store.nextQueued(limit: 9, in: ["python3"]).map(\.id) == [3, 4])
    #expect(try await store.nextQueued(limit: 9, to: ["sum"], in: ["swift"]).isEmpty)
  }

  @Test(
    arguments: [
      (.wrongAnswer, 2), (.timeLimit, 2), (.securityViolation, 2), (.accepted, 1),
      (.compileError, 1), (.judgeError, 1),
    ] as [(Verdict, Int)])
  func `what ran and failed counts towards the hints`(verdict: Verdict, count: Int) async throws {
    let fixture = try await filled()
    _ = try fixture.queue("5", uid: 1002, user: "student2")
    try await fixture.judge(5, verdict)
    #expect(try await fixture.store.failures(of: 1002, at: "sum") == count)
    #expect(try await fixture.store.failures(of: 1002, at: "pack") == 0)
  }

  @Test func `what is not there is nil`() async throws {
    let fixture = try await filled()
    #expect(try await fixture.store.submission(99) == nil)
    #expect(try await fixture.store.source(of: 99) == nil)
  }

  @Test func `the board has every user and every problem with a try, and no other`() async throws {
    let fixture = try await StoreFixture()
    for problem in ["add", "pack"] {
      try await fixture.store.recordProblem(problem, hash: "v", title: problem)
    }
    // Uid, problem, verdict; none: it waits.
    let tries: [(UInt32, String, Verdict?)] = [
      (1004, "sum", .wrongAnswer), (1001, "sum", .accepted), (1001, "add", .timeLimit),
      (1002, "pack", nil), (1003, "pack", .judgeError), (1004, "add", .accepted),
    ]
    for (index, (uid, problem, verdict)) in tries.enumerated() {
      let id = try fixture.queue("\(index)", uid: uid, user: "student\(uid)", problem: problem)
      guard let verdict else { continue }
      let attempt = try await fixture.store.beginAttempt(
        submission: id, nonce: "\(index)", executor: "local", problemVersion: nil, limits: nil)
      _ = try await fixture.store.finish(attempt, Outcome(verdict: verdict))
    }
    for uid in [1001, 1005] as [UInt32] {
      _ = try fixture.store.recordRejected(
        StoreFixture.submission("r\(uid)", problem: nil, uid: uid, user: "student\(uid)"),
        reason: "it names no problem")
    }
    #expect(
      try await fixture.store.board().map { "\($0.problem) \($0.user) \($0.solved)" } == [
        "add student1001 false", "add student1004 true", "sum student1001 true",
        "sum student1004 false",
      ])
  }

  @Test func `the board counts tries until solved and the best time`() async throws {
    let fixture = try await StoreFixture()
    let verdicts: [(Verdict, Int64)] = [
      (.wrongAnswer, 50), (.judgeError, 1), (.compileError, 1), (.accepted, 40), (.wrongAnswer, 1),
      (.accepted, 30), (.accepted, 35),
    ]
    for (index, (verdict, cpu)) in verdicts.enumerated() {
      let id = try fixture.queue("a\(index)", at: 1000 + Int64(index))
      try await fixture.judge(id, verdict, cpu: .milliseconds(cpu))
    }
    for index in 1...2 {
      let id = try fixture.queue("b\(index)", uid: 1002, user: "student2")
      try await fixture.judge(id, .timeLimit)
    }
    try await fixture.judge(try fixture.queue("c", uid: 1003, user: "student3"), .judgeError)
    _ = try fixture.queue("d")
    let board = try await fixture.store.board()
    try #require(board.count == 2)
    #expect(board[0].user == "student1")
    #expect(board[0].problem == "sum")
    #expect(board[0].solved)
    #expect(board[0].tries == 3)
    #expect(board[0].bestCPU == .milliseconds(30))
    #expect(board[0].solvedAt == 1003)
    #expect(board[1].user == "student2")
    #expect(!board[1].solved)
    #expect(board[1].tries == 2)
    #expect(board[1].bestCPU == nil)
    #expect(board[1].solvedAt == nil)
  }

  @Test func `the board of a time has what was handed in meanwhile, and nothing else`() async throws
  {
    let fixture = try await StoreFixture()
    try await fixture.store.recordProblem("add", hash: "v", title: "add")
    let tries: [(at: Int64, verdict: Verdict, cpu: Int64)] = [
      (999, .accepted, 1), (1000, .wrongAnswer, 9), (1001, .judgeError, 9), (1002, .accepted, 40),
      (1003, .wrongAnswer, 9), (1004, .accepted, 30), (2000, .accepted, 2),
    ]
    for (at, verdict, cpu) in tries {
      try await fixture.judge(try fixture.queue("a\(at)", at: at), verdict, cpu: .milliseconds(cpu))
    }
    let late = try fixture.queue("b", uid: 1002, user: "student2", at: 1500)
    try await fixture.judge(late, .timeLimit)
    _ = try fixture.queue("c", uid: 1003, user: "student3", at: 1500)
    let board = try await fixture.store.board(of: 1000..<2000, problems: ["sum"])
    #expect(board.map(\.user) == ["student1", "student2"])
    #expect(board.map(\.solved) == [true, false] && board.map(\.tries) == [2, 1])
    #expect(board.first?.bestCPU == .milliseconds(30) && board.first?.solvedAt == 1002)
    #expect(try await fixture.store.board(of: 1000..<2000, problems: ["add"]).isEmpty)
    #expect(try await fixture.store.board(of: 3000 ..< .max, problems: []).isEmpty)
  }

  @Test func `the board of all time is the board`() async throws {
    let fixture = try await StoreFixture()
    for number in 0..<60 {
      let uid = UInt32(1001 + number % 7)
      let id = try fixture.queue("\(number)", uid: uid, user: "student\(uid)", at: Int64(number))
      let verdicts: [Verdict] = [.wrongAnswer, .judgeError, .accepted, .timeLimit]
      try await fixture.judge(
        id, verdicts[number % 11 % 4], cpu: .milliseconds(number * 37 % 50 + 1))
    }
    let whole = try await fixture.store.board()
    #expect(try await fixture.store.board(of: .min ..< .max, problems: []) == whole)
    #expect(whole.count == 7)
  }
}
