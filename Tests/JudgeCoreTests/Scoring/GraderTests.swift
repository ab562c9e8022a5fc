import JudgeCore
import Testing

/// Grading of the legacy format.
@Suite struct GraderTests {
  /// Flags, grades, and what they come to.
  static let standard: [(String, String, Verdict, Double)] = [
    ("", "AC 1, AC 2, AC 3", .accepted, 6), ("", "AC 1, WA 0, TLE 0", .timeLimit, 1),
    ("worst_error", "WA 0, OLE 0", .outputLimit, 0), ("", "OLE 0, TLE 0", .timeLimit, 0),
    ("", "TLE 0, MLE 0", .memoryLimit, 0), ("", "MLE 0, RTE 0", .runTimeError, 0),
    ("", "RTE 0, JE 0", .judgeError, 0), ("", "RTE 0, SV 0", .securityViolation, 0),
    ("no_errors", "AC 1, WA 0", .wrongAnswer, 1),
    ("first_error", "AC 1, WA 0, RTE 0", .wrongAnswer, 1),
    ("first_error", "AC 1, AC 1", .accepted, 2), ("always_accept", "WA 0, RTE 3", .accepted, 3),
    ("accept_if_any_accepted", "WA 0, AC 4, RTE 1", .accepted, 5),
    ("accept_if_any_accepted", "WA 0, TLE 1", .timeLimit, 1),
    ("first_error accept_if_any_accepted", "WA 0, TLE 1", .wrongAnswer, 1),
    ("sum", "AC 0.1, AC 0.2", .accepted, 0.3), ("avg", "AC 1, AC 2, AC 6", .accepted, 3),
    ("min", "AC 4, AC 2, AC 6", .accepted, 2), ("max", "AC 4, AC 2, AC 6", .accepted, 6),
    ("min", "AC 4, WA 0", .wrongAnswer, 0), ("min", "AC -4, AC 3", .accepted, -4),
    ("max", "AC -4, AC -3", .accepted, -3),
    ("ignore_sample", "WA 0, AC 5", .accepted, 5), ("ignore_sample", "AC 9", .accepted, 9),
    ("ignore_sample", "AC 3, TLE 1", .timeLimit, 1),
    ("min max", "AC 1, AC 2", .accepted, 2), ("max min", "AC 1, AC 2", .accepted, 1),
    ("always_accept first_error", "WA 0", .wrongAnswer, 0),
    ("first_error always_accept", "WA 0", .accepted, 0),
    ("nonsense min", "AC 1, AC 2", .accepted, 1),
    ("", "", .accepted, 0), ("avg", "", .accepted, 0), ("min", "", .accepted, 0),
  ]

  @Test(arguments: standard)
  func `the default grader goes by its flags`(
    flags: String, grades: String, verdict: Verdict, score: Double
  ) {
    let members = grades.split(separator: ", ").map { pair in
      let words = pair.split(separator: " ").map(String.init)
      return Grade(Verdict(rawValue: words[0]) ?? .judgeError, Double(words[1]) ?? 0)
    }
    let grader = DefaultGrader(flags: flags.split(separator: " ").map(String.init))
    #expect(grader.grade(members) == Grade(verdict, score))
  }

  private static func flags(_ text: String) -> Grader.Program {
    .standard(DefaultGrader(flags: text.split(separator: " ").map(String.init)))
  }

  /// A sample, and two groups of two tests each below `secret`.
  private static func tree(
    root: Grader = Grader(), secret: Grader = Grader(), groups: Grader = Grader(),
    givesScores: Bool = true
  ) -> Scoring {
    func group(_ name: String, _ grader: Grader, _ members: [TestGroup.Member]) -> TestGroup.Member
    {
      .group(TestGroup(name: name, rule: .grader(grader), members: members))
    }
    return Scoring(
      whole: TestGroup(
        name: "data", rule: .grader(root),
        members: [
          group("sample", groups, ScoringRows.tests(0..<1)),
          group(
            "secret", secret,
            [
              group("secret/a", groups, ScoringRows.tests(1..<3)),
              group("secret/b", groups, ScoringRows.tests(3..<5)),
            ]),
        ]), givesScores: givesScores)
  }

  private static let goesOn = Grader(stopsAtFailure: false)

  /// What is set, results, what they come to, and which tests are wanted.
  static let trees: [(String, Scoring, String, String, String)] = [
    ("all accepted", tree(), "AC AC AC AC AC", "AC 5", "xxxxx"),
    ("break everywhere", tree(), "AC WA - - -", "WA", "xx---"),
    ("break at the sample", tree(), "TLE - - - -", "TLE", "x----"),
    (
      "continue above", tree(root: goesOn, secret: goesOn), "AC WA - AC AC", "WA", "xx-xx"
    ),
    (
      "continue everywhere", tree(root: goesOn, secret: goesOn, groups: goesOn),
      "WA WA RTE AC AC", "RTE", "xxxxx"
    ),
    (
      "any accepted",
      tree(
        root: Grader(flags("ignore_sample"), stopsAtFailure: false),
        secret: Grader(flags("first_error accept_if_any_accepted"), stopsAtFailure: false),
        groups: Grader(flags("min"), acceptScore: 50)),
      "WA AC AC AC WA", "AC 50", "xxxxx"
    ),
    (
      "none accepted",
      tree(
        root: Grader(flags("ignore_sample"), stopsAtFailure: false),
        secret: Grader(flags("first_error accept_if_any_accepted"), stopsAtFailure: false),
        groups: Grader(flags("min"), acceptScore: 50)),
      "AC AC TLE WA -", "TLE", "xxxx-"
    ),
    (
      "a rejected group counts as a rejected test",
      tree(
        root: Grader(flags("ignore_sample"), stopsAtFailure: false),
        secret: Grader(
          flags("accept_if_any_accepted"), stopsAtFailure: false, rejectScore: -3),
        groups: Grader(stopsAtFailure: false, acceptScore: 10)),
      "AC AC WA AC AC", "AC 17", "xxxxx"
    ),
    (
      "always accepted",
      tree(
        root: Grader(flags("always_accept"), stopsAtFailure: false),
        secret: Grader(flags("always_accept"), stopsAtFailure: false),
        groups: Grader(flags("always_accept"), stopsAtFailure: false)),
      "WA AC TLE RTE AC", "AC 2", "xxxxx"
    ),
    (
      "scores of the validator",
      tree(groups: Grader(flags("max"), acceptScore: 7)),
      "AC:0 AC:-2.5 AC:-4 AC AC:1", "AC 4.5", "xxxxx"
    ),
    (
      "a multiplier", tree(groups: Grader()), "AC AC*0.5 - - -", "JE", "xx---"
    ),
    (
      "a score with a rejection", tree(groups: Grader()), "WA:1 - - - -", "WA",
      "x----"
    ),
    (
      "void scores",
      tree(
        root: Grader(stopsAtFailure: false), secret: Grader(stopsAtFailure: false),
        groups: Grader(
          flags("always_accept"), stopsAtFailure: false, rejectScore: -1)),
      "AC:4 WA:5 AC WA*2 TLE:1", "AC 2", "xxxxx"
    ),
    ("void scores nobody announced", tree(), "AC AC WA:1 - -", "WA", "xxx--"),
    (
      "averages", tree(root: Grader(flags("avg")), secret: Grader(flags("avg"))),
      "AC AC AC AC AC", "AC 1.5", "xxxxx"
    ),
    ("missing", tree(), "AC AC - - -", "unfinished", "xxxxx"),
    ("missing before a failure", tree(), "AC - WA - -", "unfinished", "xxx--"),
  ]

  @Test(arguments: trees)
  func `a tree is graded from its leaves on`(
    name: String, scoring: Scoring, results: String, ending: String, wanted: String
  ) {
    #expect(ScoringRows.ending(scoring, results) == ending, "\(name)")
    #expect(ScoringRows.outlook(scoring, results) == wanted, "\(name)")
  }

  @Test func `a pass-fail problem has graders and no scores`() throws {
    let none = Grader(stopsAtFailure: false, givesScores: false)
    let scoring = Self.tree(root: none, secret: none, groups: none, givesScores: false)
    let conclusion = try #require(ScoringRows.conclusion(scoring, "AC WA AC RTE AC"))
    #expect(conclusion.verdict == .runTimeError)
    #expect(conclusion.message == "t3: ")
    #expect(conclusion.score == nil && conclusion.groups == nil)
    #expect(conclusion.tests.allSatisfy { $0.score == nil })
    #expect(ScoringRows.ending(scoring, "AC AC:1 AC AC AC") == "JE")
    #expect(ScoringRows.ending(scoring, "AC WA:1 AC AC AC") == "WA")
  }

  @Test func `groups have their verdicts, and scores unless rejected`() throws {
    let scoring = Self.tree(
      root: Grader(stopsAtFailure: false, range: 0...5),
      secret: Grader(Self.flags("accept_if_any_accepted"), stopsAtFailure: false, range: 0...1))
    let conclusion = try #require(ScoringRows.conclusion(scoring, "AC AC AC WA -"))
    #expect(
      conclusion.groups == [
        GroupResult(name: "data", verdict: .accepted, score: 3, best: 5),
        GroupResult(name: "sample", verdict: .accepted, score: 1),
        GroupResult(name: "secret", verdict: .accepted, score: 2, best: 1),
        GroupResult(name: "secret/a", verdict: .accepted, score: 2),
        GroupResult(name: "secret/b", verdict: .wrongAnswer),
      ])
    #expect(
      scoring.outOfRange(conclusion.groups ?? []) == [
        "secret scores 2, outside its range 0 to 1"
      ])
    #expect(scoring.best == 5)
  }

  @Test func `the best score is the least where less is better`() {
    var scoring = Self.tree(root: Grader(range: 3...100))
    #expect(scoring.best == 100)
    scoring.objective = .min
    #expect(scoring.best == 3)
    #expect(Self.tree().best == nil)
  }

  @Test func `the package's own grader is asked, the inner groups first`() {
    let own = Grader(.custom(arguments: ["-x"]), stopsAtFailure: false)
    let scoring = Self.tree(root: Grader(stopsAtFailure: false), secret: own, groups: own)
    let results = "AC WA AC MLE AC"
    let plan = ScoringRows.plan(scoring, count: 5)
    guard case .asks(let questions) = plan.conclude(ScoringRows.graded(results, by: plan)) else {
      Issue.record("it asks nothing")
      return
    }
    #expect(questions.map(\.group) == ["sample", "secret/a", "secret/b"])
    #expect(questions.map(\.text) == ["AC 1.0\n", "WA 0.0\nAC 1.0\n", "RTE 0.0\nAC 1.0\n"])
    #expect(questions.first?.arguments == ["-x"])
    var answers: [String: GraderAnswer] = [
      "sample": GraderAnswer("AC 3\n"), "secret/a": GraderAnswer("AC 10"),
      "secret/b": GraderAnswer("WA 7"),
    ]
    #expect(ScoringRows.ending(scoring, results, answers: answers) == "asks [\"secret\"]")
    answers["secret"] = GraderAnswer("AC 12.5\n")
    #expect(ScoringRows.ending(scoring, results, answers: answers) == "AC 15.5")
    answers["secret/b"] = GraderAnswer("")
    #expect(ScoringRows.ending(scoring, results, answers: answers) == "JE")
  }

  /// What a grader writes.
  static let answers: [(String, GraderAnswer?)] = [
    ("AC 1\n", .grade(Grade(.accepted, 1))), ("WA 0.5", .grade(Grade(.wrongAnswer, 0.5))),
    ("TLE\t-3 \n\n", .grade(Grade(.timeLimit, -3))),
    ("RTE 1e2\n", .grade(Grade(.runTimeError, 100))),
    ("JE 0\n", .grade(Grade(.judgeError, 0))), ("MLE 0\n", .grade(Grade(.memoryLimit, 0))),
    ("", nil), ("\n", nil), ("AC\n", nil), ("AC 1 2\n", nil), ("AC one\n", nil),
    ("AC nan\n", nil), ("AC inf\n", nil), ("AC 0x10\n", nil), ("ac 1\n", nil), ("OK 1\n", nil),
    ("AC 1\nAC 2\n", nil), ("\nAC 1\n", nil), ("CE 1\n", nil),
  ]

  @Test(arguments: answers)
  func `a grader answers with one line`(output: String, answer: GraderAnswer?) {
    let flaw = GraderAnswer.flaw("wrote something other than a line with a verdict and a score")
    #expect(GraderAnswer(output) == answer ?? flaw)
  }
}
