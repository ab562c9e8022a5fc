import JudgeCore
import Testing

/// What somebody is not told before an assessment is over.
@Suite struct KeptResultsTests {
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
    ("practised with before", submission(at: 119), 140, false),
    ("the moment that it began", submission(at: 120), 140, true),
    ("after their time, which was cut", submission(at: 160), 170, true),
    ("another problem", submission(to: "max"), 140, false),
    ("who never began", submission(by: idler), 140, false),
    ("who takes no part", submission(by: 9), 140, false),
  ]

  @Test(arguments: cases)
  func `a result is kept from who handed it in within their time`(
    what: String, submission: Submission, moment: Int64, isKept: Bool
  ) {
    #expect(([Self.exam()].keeper(of: submission, at: moment) != nil) == isKept)
    #expect([Self.exam(.atOnce)].keeper(of: submission, at: moment) == nil)
  }

  @Test func `the one that is over last says until when`() {
    var longer = Self.exam()
    (longer.name, longer.closesAt) = ("longer", 300)
    let both = [longer, Self.exam()]
    #expect(both.keeper(of: Self.submission(), at: 140)?.name == "longer")
    #expect(Self.exam().keepsResults(from: Self.sitter, at: 199))
    #expect(!Self.exam().keepsResults(from: Self.sitter, at: 200))
    #expect(!Self.exam().keepsResults(from: Self.idler, at: 140))
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
    (.judged, .judgeError, .judgeError, "as it was"), (.judged, .accepted, nil, "later"),
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
    #expect(told.tests.isEmpty && told.testCount == nil && told.skipped == nil)
    #expect(told.usage == nil && told.score == nil && told.groups == nil && told.gpu == nil)
    #expect(told.id == 7 && told.fileName == "a.py" && told.submittedAt == whole.submittedAt)
  }

  @Test func `a sheet that could not be read is no attempt, and so is told`() {
    var sheet = Self.full(.judged, .runTimeError)
    sheet.groups?[0].needed = 8
    #expect(sheet.withoutResult("later").verdict == nil)
    sheet.score = 0
    #expect(sheet.withoutResult("later") == sheet)
  }
}
