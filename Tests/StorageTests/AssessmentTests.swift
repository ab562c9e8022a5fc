import GRDB
import JudgeCore
import Storage
import SystemPackage
import TestSupport
import Testing

/// Assessments, who has started them, and what was reached in them.
@Suite struct AssessmentTests {
  private static let minute: Int64 = 60_000
  private static let student: UInt32 = 1001

  private static func assessment(
    _ name: String = "week3", minutes: Int = 75, closes: Int64 = 200
  ) -> TimedAssessment {
    TimedAssessment(
      name: name, problems: [.init(problem: "sum", attempts: 2), .init(problem: "max")],
      opensAt: 100 * minute, closesAt: closes * minute, minutes: minutes)
  }

  /// One that a student has begun at minute 100.
  private func begun() async throws -> StoreFixture {
    let fixture = try await StoreFixture()
    try await fixture.store.setAssessment(Self.assessment(), by: 7, name: "teacher")
    try fixture.store.startAssessment(
      "week3", at: 100 * Self.minute, by: Self.student, name: "student1")
    return fixture
  }

  private func present(_ fixture: StoreFixture) async throws -> TimedAssessment {
    try #require(try await fixture.store.assessments().first)
  }

  @Test func `what was set is there, and its problems are in order`() async throws {
    let fixture = try await StoreFixture()
    try await fixture.store.setAssessment(Self.assessment(), by: 7, name: "teacher")
    var earlier = Self.assessment("week2")
    earlier.opensAt = 0
    try await fixture.store.setAssessment(earlier, by: 7, name: "teacher")
    #expect(try await fixture.store.assessments() == [earlier, Self.assessment()])
    var changed = Self.assessment(minutes: 90)
    changed.problems = [.init(problem: "max", attempts: 1)]
    changed.results = .whenOver
    try await fixture.store.setAssessment(changed, by: 7, name: "teacher")
    #expect(try await fixture.store.assessments() == [earlier, changed])
    let shown = try fixture.withSQL {
      try String.fetchAll(
        $0,
        sql: "SELECT problem || ' ' || results FROM assessments_v1 ORDER BY assessment, position")
    }
    #expect(shown == ["sum at-once", "max at-once", "max when-over"])
  }

  @Test func `a time that has begun begins once`() async throws {
    let fixture = try await begun()
    try fixture.store.startAssessment(
      "week3", at: 150 * Self.minute, by: Self.student, name: "student1")
    try fixture.store.startAssessment("week3", at: 150 * Self.minute, by: 1002, name: "student2")
    let sittings = try await present(fixture).sittings
    #expect(
      sittings == [
        Self.student: Sitting(user: "student1", time: 100 * Self.minute..<175 * Self.minute),
        1002: Sitting(user: "student2", time: 150 * Self.minute..<200 * Self.minute),
      ])
    let shown = try fixture.withSQL {
      try String.fetchAll(
        $0, sql: "SELECT user || ' ' || started_at || ' ' || ends_at FROM sittings_v1 ORDER BY uid")
    }
    #expect(shown.first == "student1 1970-01-01T01:40:00.000Z 1970-01-01T02:55:00.000Z")
  }

  @Test func `more time counts whether it was given before the start or after`() async throws {
    let fixture = try await begun()
    func give(_ minutes: Int, to uids: [UInt32]) async throws {
      try await fixture.store.setAssessment(
        Self.assessment(),
        giving: uids.map { ExtraTime(uid: $0, user: "student\($0)", minutes: minutes) }, by: 7,
        name: "teacher")
    }
    try await give(15, to: [Self.student, 1002])
    #expect(try await present(fixture).sittings[1002]?.time == nil)
    try fixture.store.startAssessment("week3", at: 190 * Self.minute, by: 1002, name: "student2")
    let sittings = try await present(fixture).sittings
    #expect(sittings[Self.student]?.time?.upperBound == 190 * Self.minute)
    #expect(sittings[1002]?.time?.upperBound == 215 * Self.minute)
    try await give(0, to: [1002])
    #expect(try await present(fixture).sittings[1002]?.time?.upperBound == 200 * Self.minute)
  }

  @Test func `everybody's end follows when it is changed`() async throws {
    let fixture = try await begun()
    for (minutes, closes, end) in [(30, 200, 130), (75, 150, 150), (75, 100, 100), (75, 300, 175)] {
      var changed = Self.assessment(minutes: minutes, closes: Int64(closes))
      changed.opensAt = 50 * Self.minute
      try await fixture.store.setAssessment(changed, by: 7, name: "teacher")
      #expect(
        try await present(fixture).sittings[Self.student]?.time
          == 100 * Self.minute..<Int64(end) * Self.minute)
    }
  }

  @Test func `one that somebody has started is kept`() async throws {
    let fixture = try await begun()
    await #expect(throws: StorageError.assessmentStarted("week3")) {
      try await fixture.store.removeAssessment("week3")
    }
    try await fixture.store.setAssessment(
      Self.assessment("week4"), giving: [ExtraTime(uid: 1002, user: "student2", minutes: 5)],
      by: 7, name: "teacher")
    try fixture.store.startAssessment("week4", at: 100 * Self.minute, by: 7, name: "teacher")
    await #expect(throws: StorageError.assessmentStarted("week4")) {
      try await fixture.store.removeAssessment("week4", startedBy: [1002])
    }
    try await fixture.store.removeAssessment("week4", startedBy: [7])
    #expect(try await fixture.store.assessments().map(\.name) == ["week3"])
    for name in ["week4", "week9"] {
      await #expect(throws: StorageError.noAssessment(name)) {
        try await fixture.store.removeAssessment(name)
      }
      #expect(throws: StorageError.noAssessment(name)) {
        try fixture.store.startAssessment(name, at: 0, by: 1002, name: "student2")
      }
    }
  }

  @Test func `a list by verdict leaves out what its owner is not told yet`() async throws {
    let fixture = try await StoreFixture()
    let practised = try fixture.queue("a", at: 50)
    let withheld = try fixture.queue("b", at: 100)
    let broken = try fixture.queue("c", at: 150)
    let others = try fixture.queue("d", uid: 1002, at: 150)
    for id in [practised, withheld, others] { try await fixture.judge(id, .wrongAnswer) }
    try await fixture.judge(broken, .compileError)
    func listed(_ verdict: Verdict?) async throws -> [Int64] {
      var query = SubmissionQuery(verdict: verdict)
      query.withheld = .init(since: ["sum": 100], uid: Self.student)
      return try await fixture.store.submissions(query).map(\.id)
    }
    #expect(try await listed(.wrongAnswer) == [others, practised])
    #expect(try await listed(.compileError) == [broken])
    #expect(try await listed(nil) == [others, broken, withheld, practised])
  }

  /// What a submission has become, and whether that was an attempt.
  private static let endings: [(String, Bool)] = [
    ("queued", true), ("running", true), ("AC", true), ("WA", true), ("CE", false), ("JE", false),
    ("rejected", false), ("cancelled in the queue", false), ("cancelled while it ran", true),
    ("cancelled by staff while it ran", false), ("unreadable sheet", false), ("RTE", true),
    ("RTE in a quiz", true),
    ("too early", false), ("too late", false), ("another problem's", false),
    ("somebody else's", false),
  ]

  @Test(arguments: endings)
  func `attempts are counted`(ending: String, counts: Bool) async throws {
    let fixture = try await begun()
    let store = fixture.store
    let inTime = 110 * Self.minute
    switch ending {
    case "queued": _ = try fixture.queue("a", at: inTime)
    case "rejected":
      _ = try store.recordRejected(StoreFixture.submission("a", at: inTime), reason: "no")
    case "cancelled in the queue":
      try await store.cancel(
        try fixture.queue("a", at: inTime), by: Self.student, name: "student1")
    case "running", "cancelled while it ran", "cancelled by staff while it ran":
      let id = try fixture.queue("a", at: inTime)
      _ = try await fixture.begin(id)
      let uid: UInt32 = ending == "cancelled while it ran" ? Self.student : 7
      if ending != "running" { try await store.cancel(id, by: uid, name: "somebody") }
    case "unreadable sheet", "RTE in a quiz":
      let attempt = try await fixture.begin(try fixture.queue("a", at: inTime))
      var whole = GroupResult(name: "", verdict: .runTimeError, score: 0, best: 10)
      whole.needed = 7
      var outcome = Outcome(verdict: .runTimeError)
      outcome.groups = [whole]
      outcome.score = ending == "unreadable sheet" ? 0 : 1
      #expect(try await store.finish(attempt, outcome))
    case "too early": _ = try fixture.queue("a", at: 100 * Self.minute - 1)
    case "too late": _ = try fixture.queue("a", at: 175 * Self.minute)
    case "another problem's":
      try await store.recordProblem("max", hash: "h", title: "Max")
      _ = try fixture.queue("a", problem: "max", at: inTime)
    case "somebody else's": _ = try fixture.queue("a", uid: 1002, at: inTime)
    default:
      let verdict = try #require(Verdict(rawValue: ending))
      try await fixture.judge(try fixture.queue("a", at: inTime), verdict)
    }
    let standing = try await store.standings(in: present(fixture))[Self.student]?["sum"]
    #expect((standing?.attempts ?? 0) == (counts ? 1 : 0))
    #expect((standing?.solved ?? false) == (ending == "AC"))
    // The second one is taken, and no third.
    let allowance = AttemptAllowance(
      attempts: 2, time: 100 * Self.minute..<175 * Self.minute)
    for number in 0..<(counts ? 1 : 2) {
      _ = try store.recordQueued(
        StoreFixture.submission("more-\(number)", at: inTime), allowance: allowance)
    }
    #expect(throws: StorageError.noAttemptsLeft(2)) {
      try store.recordQueued(
        StoreFixture.submission("one-too-many", at: inTime), allowance: allowance)
    }
    // Handed over once more, it is the one that was taken.
    #expect(
      try store.recordQueued(StoreFixture.submission("more-0", at: inTime), allowance: allowance)
        > 0)
  }

  @Test func `what is concealed is neither listed nor counted`() async throws {
    let fixture = try await begun()
    _ = try fixture.queue("own")
    _ = try fixture.queue("other", uid: 1002, user: "student2")
    try await fixture.store.recordProblem("max", hash: "h", title: "Max")
    _ = try fixture.queue("free", uid: 1002, user: "student2", problem: "max")
    _ = try fixture.store.recordRejected(
      StoreFixture.submission("none", problem: nil, uid: 1002, user: "student2"), reason: "no")
    var query = SubmissionQuery()
    query.concealed = .init(problems: ["sum"], except: Self.student)
    #expect(try await fixture.store.submissions(query).map(\.id) == [4, 3, 1])
    #expect(try await fixture.store.count(query, limit: 9) == 3)
    query.user = "student2"
    #expect(try await fixture.store.count(query, limit: 9) == 2)
  }

  @Test func `who has started what outlives a damaged database`() async throws {
    let fixture = try await begun()
    let backup = fixture.scratch.path.appending("backup.db")
    try fixture.store.backUp(to: backup)
    try fixture.store.startAssessment("week3", at: 120 * Self.minute, by: 1002, name: "student2")
    try await fixture.store.setAssessment(Self.assessment("week4"), by: 8, name: "assistant")
    let restored = try Store.open(path: backup)
    #expect(try restored.salvage(from: fixture.path) { _, _ in true }.lostAssessments == [])
    #expect(try await restored.assessments() == fixture.store.assessments())
    // What was removed meanwhile is removed.
    try await fixture.store.removeAssessment("week4")
    _ = try restored.salvage(from: fixture.path) { _, _ in true }
    #expect(try await restored.assessments() == fixture.store.assessments())
  }

  /// What cannot be read any more, and what is there all the same.
  private static let damages = [
    ("sittings", ["who has started them"], ["week3 1", "week4 0"]),
    ("assessment_problems", ["assessments"], ["week3 2"]),
    ("users", [], ["week3 2", "week4 0"]),
  ]

  @Test(arguments: damages)
  func `what cannot be read of assessments is told, and the rest kept`(
    table: String, lost: [String], kept: [String]
  ) async throws {
    let fixture = try await begun()
    let backup = fixture.scratch.path.appending("backup.db")
    try fixture.store.backUp(to: backup)
    try fixture.store.startAssessment("week3", at: 120 * Self.minute, by: 1002, name: "student2")
    try await fixture.store.setAssessment(Self.assessment("week4"), by: 8, name: "assistant")
    let damaged = fixture.scratch.path.appending("damaged.db")
    try fixture.store.backUp(to: damaged)
    try Damaged.spoil(table, of: damaged)
    let restored = try Store.open(path: backup)
    #expect(try restored.salvage(from: damaged) { _, _ in true }.lostAssessments == lost)
    let found = try await restored.assessments()
    #expect(found.map { "\($0.name) \($0.sittings.count)" } == kept)
    #expect(found.allSatisfy { $0.problems == Self.assessment().problems })
    if table == "users" { #expect(found[0].sittings[1002]?.user == "#1002") }
    try Store.check(backup)
  }
}
