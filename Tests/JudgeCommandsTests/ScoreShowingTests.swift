import Control
import JudgeCore
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("Scores for people")
struct ScoreShowingTests {
  private static func test(_ name: String, _ verdict: Verdict, _ score: Double?) -> TestResult {
    var test = TestResult(
      name: name, verdict: verdict,
      usage: Usage(cpu: .milliseconds(31), wall: .milliseconds(40), memory: .mib(9)),
      exitStatus: 0, signal: nil, message: verdict == .accepted ? "" : "line 1")
    test.score = score
    return test
  }

  private static func submission(
    _ verdict: Verdict, score: Double?, groups: [GroupResult]?, tests: [TestResult]
  ) -> SubmissionDocument {
    var submission = Submission(
      id: 7, problem: "sums", language: "cpp", fileName: "a.cpp", user: "ann", uid: 1,
      submittedAt: 1_769_860_800_123, state: .judged, verdict: verdict)
    submission.score = score
    submission.groups = groups
    submission.tests = tests
    submission.skipped = 2
    submission.usage = tests.first?.usage
    return SubmissionDocument(submission, detail: .outputs, isOwn: true)
  }

  private static let partial = submission(
    .wrongAnswer, score: 33.3333333333,
    groups: [
      GroupResult(name: "secret", verdict: .wrongAnswer, score: 33.3333333333, best: 100),
      GroupResult(name: "secret/a", verdict: .accepted, score: 33.3333333333, best: 40),
      GroupResult(name: "secret/b", score: 0),
    ],
    tests: [
      test("sample/1", .accepted, nil), test("secret/a/1", .accepted, 33.3333333333),
      test("secret/a/2", .wrongAnswer, 0),
    ])

  private func text(_ submission: SubmissionDocument) -> String {
    SubmissionReport(submission: submission).lines(for: CapturedConsole().console)
      .joined(separator: "\n")
  }

  @Test("a report has the score, those of groups and those of tests")
  func report() {
    let text = text(Self.partial)
    #expect(text.contains("WA  wrong answer on secret/a/2, 33.333333 of 100 points"))
    #expect(text.contains("2 tests were not run: nothing depended on that any more"))
    #expect(
      text.contains(
        """
        group     verdict      score  of
        secret/a  AC       33.333333  40
        secret/b  not run          0   -
        """))
    #expect(text.contains("test        verdict      score    cpu   wall  memory  message"))
    #expect(text.contains("sample/1    AC               -  31 ms  40 ms   9 MiB"))
  }

  @Test("without scores a report is as it was")
  func noScores() {
    let text = text(
      Self.submission(
        .wrongAnswer, score: nil, groups: nil, tests: [Self.test("secret/1", .wrongAnswer, nil)]))
    #expect(text.contains("WA  wrong answer on secret/1\n"))
    #expect(text.contains("2 tests after it were not run"))
    #expect(!text.contains("score") && !text.contains("points") && !text.contains("group"))
  }

  @Test("what graders accept may have tests that failed")
  func lenient() {
    let text = text(
      Self.submission(
        .accepted, score: nil, groups: nil,
        tests: [Self.test("secret/1", .wrongAnswer, nil), Self.test("secret/2", .accepted, nil)]))
    #expect(text.contains("AC  accepted, though 1 of 2 tests failed"))
  }

  @Test("of several failures that one is told of which decided")
  func decisive() {
    let text = text(
      Self.submission(
        .runTimeError, score: nil, groups: nil,
        tests: [
          Self.test("secret/1", .wrongAnswer, nil), Self.test("secret/2", .runTimeError, nil),
        ]
      ))
    #expect(text.contains("RTE  run-time error on secret/2"))
  }

  @Test(
    "points are told with what there is to get",
    arguments: [
      (40, 100, "40 of 100 points"), (1, nil, "1 point"), (12.5, nil, "12.5 points"),
      (12, 0, "12 points"), (0, 0, "0 of 0 points"),
    ] as [(Double, Double?, String)])
  func points(score: Double, best: Double?, text: String) {
    #expect(Figures.points(score, of: best) == text)
  }

  @Test("a list has scores where there are some, and a line of progress, too")
  func list() {
    let plain = Self.submission(.accepted, score: nil, groups: nil, tests: [])
    let console = CapturedConsole().console
    let heading = { (submissions: [SubmissionDocument]) in
      SubmissionTable(submissions: submissions).lines(for: console)[0]
    }
    #expect(heading([plain, Self.partial]).contains("verdict      score   time"))
    #expect(!heading([plain]).contains("score"))
    let line = ProgressLine.text(Self.partial, label: "7", palette: console.palette)
    #expect(line == "7  WA  wrong answer  33.333333 of 100 points  31 ms  9 MiB")
  }

  private static func quiz(
    _ verdict: Verdict, right: Int, tests: [TestResult]
  ) -> SubmissionDocument {
    var whole = GroupResult(name: "secret", verdict: verdict, score: Double(right), best: 10)
    whole.needed = 7
    return submission(verdict, score: Double(right), groups: [whole], tests: tests)
  }

  @Test("of a quiz it is told how many are right and how many had to be")
  func quiz() {
    let passed = Self.quiz(
      .accepted, right: 7, tests: [Self.test("secret/03", .wrongAnswer, nil)])
    #expect(text(passed).contains("AC  accepted, 7 of 10 right, 7 needed\n"))
    let failed = Self.quiz(
      .wrongAnswer, right: 6,
      tests: [
        Self.test("sample/00", .wrongAnswer, nil), Self.test("secret/03", .wrongAnswer, nil),
      ])
    #expect(text(failed).contains("WA  wrong answer, 6 of 10 right, 7 needed\n"))
    #expect(text(failed).contains("    the first wrong one is secret/03\n    line 1\n"))
    let untold = text(Self.quiz(.wrongAnswer, right: 6, tests: []))
    #expect(untold.contains("6 of 10 right, 7 needed\n") && !untold.contains("secret"))
    let unread = Self.quiz(
      .runTimeError, right: 0, tests: [Self.test("sample/00", .runTimeError, nil)])
    #expect(text(unread).contains("run-time error on sample/00, 0 of 10 right, 7 needed"))
    let line = ProgressLine.text(passed, label: "7", palette: CapturedConsole().console.palette)
    #expect(line == "7  AC  accepted  7 of 10 right, 7 needed  31 ms  9 MiB")
  }

  @Test("the board has best scores, and more points come first among those who solved as much")
  func board() {
    func entry(_ user: String, _ problem: String, _ score: Double?, isLess: Bool = false)
      -> BoardEntry
    {
      var entry = BoardEntry(
        user: user, problem: problem, solved: false, tries: 1, bestCPU: nil, solvedAt: nil)
      entry.bestScore = score
      entry.objective = score.map { _ in isLess ? .min : .max }
      return entry
    }
    let entries = [
      entry("ann", "a", 40), entry("bob", "a", 30), entry("bob", "b", 20),
      entry("cy", "c", 500, isLess: true), entry("cy", "d", nil),
    ]
    let lines = BoardCommand.lines(
      BoardReply(entries, own: [], visibility: .all), CapturedConsole().console)
    let words = lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      words == [
        "user solved problem score tries best time", "bob 0 a tried 30 1 -", "b tried 20 1 -",
        "ann 0 a tried 40 1 -", "cy 0 c tried 500 1 -", "d tried - 1 -",
      ])
  }
}
