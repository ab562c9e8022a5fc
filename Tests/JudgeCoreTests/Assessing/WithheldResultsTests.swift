import JudgeCore
import Testing

/// What students are not told before an assessment is over.
@Suite struct WithheldResultsTests {
  private static let (sitter, idler) = (UInt32(1), UInt32(2))

  /// Open from 100 to 200; one began at 120 and has until 150, another never did.
  private static func exam(_ results: TimedAssessment.Results = .whenOver) -> TimedAssessment {
    TimedAssessment(
      name: "exam", problems: [.init(problem: "sum")], opensAt: 100, closesAt: 200, minutes: 1,
      results: results,
      sittings: [
        sitter: Sitting(user: "ann", time: 120..<150), idler: Sitting(user: "bob", extraMinutes: 5),
      ])
  }

  private static func submission(
    by uid: UInt32 = sitter, to problem: String = "sum", at moment: Int64 = 130
  ) -> Submission {
    Submission(
      id: 7, problem: problem, language: "python3", fileName: "a.py", user: "ann", uid: uid,
      submittedAt: moment, state: .judged, verdict: .wrongAnswer, message: "wrong on secret/3")
  }

  private static let cases: [(String, Submission, Int64, Bool)] = [
    ("in their time", submission(), 140, true),
    ("their time is over, the assessment is not", submission(), 199, true),
    ("it is over", submission(), 200, false),
    ("practised with before it opened", submission(at: 99), 140, false),
    ("the moment that it opened, within another assessment", submission(at: 100), 140, true),
    ("after their time, which was cut", submission(at: 160), 170, true),
    ("another problem", submission(to: "max"), 140, false),
    ("who has not begun yet", submission(by: idler), 140, true),
    ("who takes no part", submission(by: 9), 140, true),
  ]

  @Test(arguments: cases)
  func `a result is withheld from the opening to the end for all`(
    what: String, submission: Submission, moment: Int64, isWithheld: Bool
  ) {
    let holder = WithheldResults([Self.exam()]).holder(of: submission, at: moment)
    #expect((holder != nil) == isWithheld)
    #expect(
      WithheldResults([Self.exam(.atOnce)]).holder(of: submission, at: moment) == nil)
  }

  @Test func `one that was put off after the start still withholds what came in`() {
    var later = Self.exam()
    (later.opensAt, later.closesAt) = (500, 600)
    let withheld = WithheldResults([later])
    #expect(withheld.holder(of: Self.submission(at: 125), at: 140) != nil)
    #expect(withheld.holder(of: Self.submission(by: 9, at: 125), at: 140) == nil)
  }

  @Test func `the one that is over last counts`() {
    var longer = Self.exam()
    (longer.name, longer.closesAt) = ("longer", 300)
    let both = WithheldResults([longer, Self.exam()])
    #expect(both.holder(of: Self.submission(), at: 140)?.assessment == "longer")
    #expect(both.holder(of: "sum", at: 140)?.assessment == "longer")
    #expect(both.since(for: Self.sitter, at: 140) == ["sum": 100])
    #expect(both.since(for: Self.sitter, at: 300) == [:])
  }

  /// One with everything that would tell something.
  private static func full(_ state: SubmissionState, _ verdict: Verdict?) -> Submission {
    var submission = submission()
    let usage = Usage(cpu: .seconds(1), wall: .seconds(1), memory: .mib(1))
    (submission.state, submission.verdict) = (state, verdict)
    submission.message = "as it was"
    submission.tests = [
      TestResult(
        name: "secret/1", verdict: .wrongAnswer, usage: usage, exitStatus: 0, signal: nil,
        message: "")
    ]
    (submission.testCount, submission.skipped) = (3, 2)
    (submission.usage, submission.score, submission.gpu) = (usage, 4, "H200")
    submission.groups = [GroupResult(name: "", verdict: .wrongAnswer, score: 4, best: 10)]
    return submission
  }

  private static let told: [(SubmissionState, Verdict?, Verdict?, String)] = [
    (.queued, nil, nil, "as it was"), (.compiling, nil, nil, "as it was"),
    (.running, nil, nil, ""), (.rejected, nil, nil, "as it was"),
    (.judged, .compileError, .compileError, "as it was"),
    (.judged, .judgeError, .judgeError, "the judge failed at it: staff can see why"),
    (.judged, .accepted, nil, "later"),
    (.judged, .wrongAnswer, nil, "later"), (.judged, .timeLimit, nil, "later"),
    (.judged, .runTimeError, nil, "later"),
  ]

  @Test(arguments: told)
  func `nothing of what came out is told`(
    state: SubmissionState, verdict: Verdict?, toldVerdict: Verdict?, message: String
  ) {
    let whole = Self.full(state, verdict)
    let told = whole.withoutResult("later")
    #expect(told.state == state && told.verdict == toldVerdict && told.message == message)
    #expect(whole.hasResultToWithhold == (verdict != toldVerdict))
    #expect(told.tests.isEmpty && told.testCount == nil && told.skipped == nil)
    #expect(told.usage == nil && told.score == nil && told.groups == nil && told.gpu == nil)
    #expect(told.id == 7 && told.fileName == "a.py" && told.submittedAt == whole.submittedAt)
  }

  @Test func `a sheet that could not be read is no attempt, and so is told`() {
    var sheet = Self.full(.judged, .runTimeError)
    sheet.groups?[0].needed = 8
    #expect(sheet.withoutResult("later").verdict == nil)
    sheet.score = 0
    #expect(sheet.withoutResult("later") == sheet && !sheet.hasResultToWithhold)
  }
}
