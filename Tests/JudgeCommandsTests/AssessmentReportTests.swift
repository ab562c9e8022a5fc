import Control
import JudgeCore
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("What is told of assessments")
struct AssessmentReportTests {
  private typealias Sitting = AssessmentDocument.Sitting

  private static let minute: Int64 = 60_000
  private static let opening: Int64 = 1_769_860_800_000

  private static func moment(_ minutes: Int64) -> Timestamp {
    Timestamp(milliseconds: opening + minutes * minute)
  }

  private static func sitting(
    _ user: String, from start: Int64?, to end: Int64? = nil, extra: Int = 0,
    _ results: [AssessmentDocument.Result] = []
  ) -> AssessmentDocument.Sitting {
    Sitting(
      user: user, startedAt: start.map(moment), endsAt: end.map(moment), extraMinutes: extra,
      results: results)
  }

  /// Open from minute 0 to minute 240.
  private static func document(
    _ phase: AssessmentDocument.Phase = .open, yours: AssessmentDocument.Sitting? = nil,
    sittings: [AssessmentDocument.Sitting]? = nil
  ) -> AssessmentDocument {
    AssessmentDocument(
      name: "week3", phase: phase, opensAt: moment(0), closesAt: moment(240),
      overAt: moment(255), minutes: 75, results: .atOnce,
      problems: [
        .init(problem: "sum", attempts: nil, isInstalled: true),
        .init(problem: "quiz", attempts: 2, isInstalled: false),
      ], yours: yours, sittings: sittings)
  }

  private func words(_ document: AssessmentDocument, at minutes: Int64) -> [String] {
    AssessmentReport(document, now: Self.moment(minutes)).lines(for: CapturedConsole().console)
      .map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test(
    "whoever asks is told their time, and what to do",
    arguments: [
      (AssessmentDocument.Phase.planned, nil, -10, nil),
      (.open, nil, 10, "you have not started it: `judge start week3` gives you 75 min"),
      (
        .open, nil, 180,
        "you have not started it: `judge start week3` gives you 60 min, until it ends for all"
      ),
      (.open, nil, 250, nil),
      (
        .open, sitting("ann", from: nil, extra: 15), 10,
        "you have not started it: `judge start week3` gives you 90 min, 15 min of them beyond the others' time"
      ),
      (.open, sitting("ann", from: 10, to: 85), 10, "you have 75 min left, until "),
      (.open, sitting("ann", from: 10, to: 85), 84, "you have 60 s left, until "),
      (.open, sitting("ann", from: 10, to: 85), 85, "your time was over at "),
      (.over, nil, 250, nil),
    ] as [(AssessmentDocument.Phase, AssessmentDocument.Sitting?, Int64, String?)])
  func own(
    phase: AssessmentDocument.Phase, yours: AssessmentDocument.Sitting?, minutes: Int64,
    line: String?
  ) {
    let lines = words(Self.document(phase, yours: yours), at: minutes)
    let told = lines.dropFirst().prefix { !$0.isEmpty }.joined(separator: " ")
    #expect(line.map { told.hasPrefix($0) } ?? told.isEmpty, "\(lines)")
  }

  @Test("one's own results stand beside the attempts that are left")
  func results() {
    let yours = Self.sitting(
      "ann", from: 0, to: 75,
      [
        .init(problem: "sum", solved: true, attempts: 3, bestScore: nil),
        .init(problem: "quiz", solved: false, attempts: 1, bestScore: 6),
      ])
    #expect(
      words(Self.document(yours: yours), at: 30).suffix(5) == [
        "problem yours attempts left", "sum solved (3) any", "quiz 6 (1) 1 of 2",
        "not installed: quiz", "(n): attempts made",
      ])
  }

  @Test("staff are told of everybody, those who have reached most first")
  func everybody() {
    let solved = AssessmentDocument.Result(
      problem: "sum", solved: true, attempts: 3, bestScore: nil)
    let quiz = AssessmentDocument.Result(problem: "quiz", solved: true, attempts: 1, bestScore: 8)
    let tried = AssessmentDocument.Result(
      problem: "sum", solved: false, attempts: 1, bestScore: nil)
    let sittings = [
      Self.sitting("ann", from: 0, to: 75, [tried]), Self.sitting("bob", from: nil, extra: 15),
      Self.sitting("cy", from: 5, to: 95, extra: 15, [solved, quiz]),
    ]
    func time(_ minutes: Int64) -> String { Self.moment(minutes).local(now: Self.moment(300)) }
    #expect(
      words(Self.document(.over, sittings: sittings), at: 300).suffix(9)
        == [
          "problem attempts each", "sum any", "quiz 2", "not installed: quiz", "",
          "user started ends solved sum quiz",
          "cy \(time(5)) \(time(95)) (+15 min) 2 solved (3) 8, solved (1)",
          "ann \(time(0)) \(time(75)) 0 tried (1) -", "bob - - (+15 min) - - -",
          "(n): attempts made",
        ].suffix(9))
    #expect(
      AssessmentCSV.lines(sittings, of: Self.document()) == [
        "user,started_at,ends_at,extra_minutes,solved,sum_solved,sum_score,sum_attempts,quiz_solved,quiz_score,quiz_attempts",
        "ann,2026-01-31T12:00:00.000Z,2026-01-31T13:15:00.000Z,0,0,0,,1,0,,0",
        "bob,,,15,0,0,,0,0,,0",
        "cy,2026-01-31T12:05:00.000Z,2026-01-31T13:35:00.000Z,15,2,1,,3,1,8.0,1",
      ])
  }

  @Test("what is told later is told as handed in")
  func later() {
    var exam = Self.document(
      yours: Self.sitting(
        "ann", from: 0, to: 75, [.init(problem: "quiz", solved: nil, attempts: 1, bestScore: nil)]))
    exam.results = .whenOver
    let lines = words(exam, at: 10)
    let end = Self.moment(240).local(now: Self.moment(10))
    #expect(lines.contains("results are told when it is over for all, not before \(end)"))
    #expect(words(exam, at: 250).contains("results are told when it is over for all"))
    #expect(lines.contains("quiz handed in (1) 1 of 2"), "\(lines)")
    exam.phase = .over
    #expect(!words(exam, at: 300).contains { $0.contains("told when") })
  }

  @Test("the first line says when it is, and for whom it goes on")
  func phases() {
    func time(_ minutes: Int64, at now: Int64) -> String {
      Self.moment(minutes).local(now: Self.moment(now))
    }
    let cases: [(AssessmentDocument.Phase, Int64, String)] = [
      (.planned, -10, "can be started from \(time(0, at: -10)) on, ends at \(time(240, at: -10))"),
      (.open, 10, "open from \(time(0, at: 10)) to \(time(240, at: 10))"),
      (
        .open, 245,
        "closed at \(time(240, at: 245)), open for some until \(time(255, at: 245))"
      ),
      (.over, 300, "over since \(time(240, at: 300))"),
    ]
    for (phase, minutes, line) in cases {
      let told = words(Self.document(phase), at: minutes)
      #expect(told.first == "week3: \(line); 75 minutes each")
    }
    var changed = Self.document()
    changed.takenOut = ["max"]
    #expect(words(changed, at: 10).contains("taken out: max"))
  }

  @Test("a list has what is left of one's own time")
  func list() {
    let documents = [
      Self.document(.over), Self.document(yours: Self.sitting("ann", from: 0, to: 75)),
      Self.document(.planned),
    ]
    let lines = AssessmentReport.list(
      documents, CapturedConsole().console, now: Self.moment(30))
    #expect(lines.count == 4)
    #expect(lines[1].contains("over") && lines[1].contains("-"))
    #expect(lines[2].contains("45 min left") && lines[2].hasSuffix("sum quiz"))
    #expect(AssessmentReport.list([], CapturedConsole().console) == ["no assessments"])
  }

  @Test(
    "what cannot be meant is refused before anybody is asked",
    arguments: [
      ["week3"], ["week3", "--remove", "--minutes", "5"], ["week3", "-p", "sum:"],
      ["week3", "-p", "sum:0"], ["week3", "-p", ":2"], ["week3", "-p", "sum:two"],
      ["week3", "--extra", "ann"], ["week3", "--extra", "ann=-1"], ["week3", "--extra", "=5"],
      ["week3", "--closes", "soon"], ["week3", "--results", "never"],
      ["week3", "--minutes", "many"],
    ])
  func usage(arguments: [String]) async {
    let console = CapturedConsole()
    #expect(await JudgeCommand.run(["assess"] + arguments, console: console.console) == 64)
    #expect(console.errors.hasPrefix("Error: "), "\(console.errors)")
  }

  @Test("a problem has the mark of the assessment that has it, and is closed but for its name")
  func problems() {
    var problem = ProblemSummary(
      name: "sum", title: "Sum", topic: "numbers", difficulty: "easy", languages: ["python3"],
      cpuLimit: .seconds(1), memoryLimit: .mib(256), unavailable: nil)
    problem.assessment = "week3"
    var closed = problem
    closed.close()
    let lines = ProblemsCommand.lines([problem, closed], CapturedConsole().console)
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      lines.dropFirst() == ["sum week3 Sum easy numbers 1.00 s python3", "sum week3 - - - 1.00 s"])
  }
}
