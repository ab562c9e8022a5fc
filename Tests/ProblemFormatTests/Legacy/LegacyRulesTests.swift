import JudgeCore
import Testing

@testable import ProblemFormat  // the rules by themselves are not for other modules

@Suite struct LegacyRulesTests {
  @Test(arguments: [
    ("default", Validation.standard), ("custom", .custom(.init())), (" custom ", .custom(.init())),
    ("custom interactive", .custom(.init(isInteractive: true))),
    ("custom score", .custom(.init())),
    ("custom interactive score", .custom(.init(isInteractive: true))),
    ("custom multi-pass", .custom(.init(isMultiPass: true))),
    ("custom multi-pass interactive", .custom(.init(isInteractive: true, isMultiPass: true))),
    ("", .nonsense), ("default score", .nonsense),
    ("custom custom", .nonsense), ("interactive", .nonsense), ("Custom", .nonsense),
  ])
  func `validation is default, or custom and more`(text: String, validation: Validation) {
    #expect(Validation(text) == validation)
  }

  @Test(arguments: [
    ("\\problemname{Sum}", "Sum"), ("% x\n \\problemname{ A  B }\n", "A B"),
    ("\\problemname{Tom \\& Jerry~2}", "Tom & Jerry 2"),
    ("\\problemname{\\textbf{Bold} $x^{2}$}", "Bold x^2"),
    ("\\problemname{a \\} b}", "a } b"),
    ("\\problemname{$x$}\n%% plainproblemname: x squared\n", "x squared"),
    ("\\problemname{}", nil), ("\\problemname{open", nil), ("nothing", nil),
  ])
  func `a statement names the problem`(text: String, title: String?) {
    #expect(StatementTitle.find(in: text) == title)
  }

  @Test(arguments: [
    ("timelimit=5", "timelimit", "5"), ("TimeLimit = '5.5' ; s", "timelimit", "5.5"),
    ("name = \"a; b\"", "name", "a; b"), ("timelimit = 2 ; s", "timelimit", "2"),
    ("special_run =", "special_run", ""), ("a='x=y'\r", "a", "x=y"),
  ])
  func `DOMjudge's settings are lines of keys and values`(
    text: String, key: String, value: String
  ) {
    let all = DOMjudgeSettings.parse("; comment\n[section]\n\n\(text)\nno value\n")
    #expect(all == [DOMjudgeSettings.Setting(key: key, value: value, line: 4)])
  }

  @Test(arguments: [
    ("// @EXPECTED_RESULTS@: CORRECT", ["AC"]), ("/* @EXPECTED_RESULTS@: TIMELIMIT */", ["TLE"]),
    ("# @EXPECTED_RESULTS@:WRONG_ANSWER,TIME_LIMIT_EXCEEDED", ["TLE", "WA"]),
    ("@EXPECTED_RESULTS@: run-error", ["MLE", "RTE", "SV"]),
    ("@EXPECTED_RESULTS@: OUTPUT-LIMIT, NO-OUTPUT -->", ["OLE", "WA"]),
    ("@EXPECTED_RESULTS@: COMPILER-ERROR", ["CE"]),
  ])
  func `a comment names the results`(text: String, codes: [String]) {
    let found = ExpectedResults.find(in: "x\n\(text)\nrest, of it\n")
    #expect(found?.verdicts.map(\.rawValue).sorted() == codes)
    #expect(found?.unknown == [] && found?.line == 2)
  }

  @Test func `a comment may have names that mean nothing`() {
    #expect(ExpectedResults.find(in: "@EXPECTED_RESULTS@: OK, CORRECT")?.unknown == ["OK"])
    #expect(ExpectedResults.find(in: "EXPECTED_RESULTS: CORRECT") == nil)
  }

  @Test(arguments: [
    ("#!/usr/bin/env python2\n", true), ("#!/usr/bin/python2.7", true),
    ("#!/usr/bin/env python3\n", false), ("#!/usr/bin/python\n", false), ("", false),
    ("# python2\n", false), ("x\n#!/usr/bin/env python2\n", false),
  ])
  func `the first line may ask for Python 2`(text: String, isTwo: Bool) {
    #expect(PythonVersion.isTwo(text) == isTwo)
  }

  /// A folder, the verdict of a submission and its tests', and whether they fit.
  static let labels: [(String, [Verdict], Bool)] = [
    ("accepted", [.accepted, .accepted], true), ("accepted", [.accepted, .wrongAnswer], false),
    ("wrong_answer", [.accepted, .wrongAnswer], true), ("wrong_answer", [.accepted], false),
    ("wrong_answer", [.wrongAnswer, .timeLimit], false),
    ("wrong_answer", [.wrongAnswer, .runTimeError], false),
    ("time_limit_exceeded", [.wrongAnswer, .timeLimit], true),
    ("time_limit_exceeded", [.wrongAnswer], false),
    ("time_limit_exceeded", [.timeLimit, .runTimeError], false),
    ("run_time_error", [.wrongAnswer, .timeLimit, .runTimeError], true),
    ("run_time_error", [.memoryLimit], true), ("run_time_error", [.wrongAnswer], false),
  ]

  @Test(arguments: labels)
  func `labels mean what the format says`(folder: String, tests: [Verdict], isMet: Bool) throws {
    let expectation = try #require(Expectation.ofFolder(folder, .legacy))
    let verdict = tests.first { $0 != .accepted } ?? .accepted
    #expect(expectation.isMet(by: verdict, tests: tests) == isMet)
  }

  /// A folder of a package with graders, and whether a verdict fits, whatever single tests have come to.
  static let gradedLabels: [(String, Verdict, Bool)] = [
    ("accepted", .accepted, true), ("accepted", .wrongAnswer, false),
    ("accepted", .judgeError, false), ("partially_accepted", .accepted, true),
    ("partially_accepted", .wrongAnswer, false), ("wrong_answer", .wrongAnswer, true),
    ("wrong_answer", .accepted, false), ("wrong_answer", .timeLimit, false),
    ("time_limit_exceeded", .timeLimit, true), ("time_limit_exceeded", .outputLimit, true),
    ("run_time_error", .memoryLimit, true), ("run_time_error", .wrongAnswer, false),
  ]

  @Test(arguments: gradedLabels)
  func `where graders decide, labels are about what they say`(
    folder: String, verdict: Verdict, isMet: Bool
  ) throws {
    let expectation = try #require(Expectation.ofFolder(folder, .legacy, isGraded: true))
    let tests: [Verdict] = [.accepted, .wrongAnswer, .runTimeError]
    #expect(expectation.isMet(by: verdict, tests: tests) == isMet)
  }

  @Test func `time limits are found by what must get all points`() {
    let sides = ["accepted", "partially_accepted", "time_limit_exceeded", "wrong_answer"].map {
      Expectation.ofFolder($0, .legacy, isGraded: true)?.timeBounds.map(\.side)
    }
    #expect(sides == [[.lower], [], [.upper], []])
  }

  /// A score that is to be 50, and what is said of it.
  static let scores: [(Double?, String?)] = [
    (50, nil), (49.9999999, nil), (50.1, "it scores 50.1, not 50"),
    (nil, "it scores nothing, not 0 to 60"),
  ]

  @Test(arguments: scores)
  func `a score may be stated`(score: Double?, flaw: String?) {
    var expectation = Expectation(permitted: [.accepted])
    expectation.scores = [0...60, 50...50]
    #expect(expectation.flaw(ofScore: score) == flaw)
  }

  @Test func `other folders are no labels, but for those that later formats have`() {
    for name in ["partially_accepted", "rejected", "brute_force", "mixed"] {
      #expect(Expectation.ofFolder(name, .legacy) == nil)
    }
    for name in ["rejected", "brute_force"] { #expect(Expectation.ofFolder(name, .v2025) != nil) }
    for name in ["partially_accepted", "mixed"] {
      #expect(Expectation.ofFolder(name, .v2025) == nil)
    }
  }

  @Test func `only where any failure decides may judging stop at the first one`() throws {
    func stops(_ folder: String, _ version: FormatVersion) -> Bool? {
      Expectation.ofFolder(folder, version)?.isDecidedByFirstFailure
    }
    for folder in ["accepted", "wrong_answer"] { #expect(stops(folder, .legacy) == true) }
    for folder in ["time_limit_exceeded", "run_time_error"] {
      #expect(stops(folder, .legacy) == false)
      #expect(stops(folder, .v2025) == true)
    }
    #expect(stops("brute_force", .v2025) == true)
  }

  @Test func `what does not compile is as expected only where that is named`() {
    let named = Expectation.results([.compileError])
    #expect(named.isMet(by: .compileError, tests: []))
    #expect(!named.isMet(by: .accepted, tests: [.accepted]))
    #expect(!Expectation.results([.runTimeError]).isMet(by: .compileError, tests: []))
    #expect(Expectation.ofFolder("accepted", .legacy)?.isMet(by: .compileError, tests: []) == false)
  }
}
