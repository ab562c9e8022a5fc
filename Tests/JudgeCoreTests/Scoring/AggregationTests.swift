import JudgeCore
import Testing

/// Scores of formats 2025-09 and 2023-07.
@Suite struct AggregationTests {
  /// `secret` without groups.
  private static func flat(
    _ mode: Aggregation.Mode, _ maximum: Double?, count: Int, samples: Int = 0,
    requires: [String] = []
  ) -> Scoring {
    Scoring(
      samples: TestGroup(
        name: "sample", rule: .samples, members: ScoringRows.tests(0..<samples)),
      whole: TestGroup(
        name: "secret",
        rule: .aggregation(Aggregation(mode, maximum: maximum, requires: requires)),
        members: ScoringRows.tests(samples..<count)))
  }

  /// `secret` with groups, of two tests each: by name, rule.
  private static func grouped(
    _ whole: Aggregation, _ rules: [Aggregation], samples: Int = 0
  ) -> Scoring {
    let groups = rules.enumerated().map { index, rule in
      let start = samples + 2 * index
      return TestGroup.Member.group(
        TestGroup(
          name: "secret/g\(index + 1)", rule: .aggregation(rule),
          members: ScoringRows.tests(start..<start + 2)))
    }
    return Scoring(
      samples: TestGroup(
        name: "sample", rule: .samples, members: ScoringRows.tests(0..<samples)),
      whole: TestGroup(name: "secret", rule: .aggregation(whole), members: groups))
  }

  /// Mode, `max_score`, results of the secret tests, what they come to.
  static let flatRows: [(Aggregation.Mode, Double?, String, String)] = [
    // Each test has its share.
    (.sum, 100, "AC AC AC AC", "AC 100"), (.sum, 100, "AC WA AC AC", "WA 75"),
    (.sum, 100, "WA TLE RTE MLE", "WA 0"), (.sum, 100, "AC AC AC", "AC 100"),
    (.sum, 100, "AC TLE WA", "TLE 33.333333"), (.sum, 7, "AC AC AC", "AC 7"),
    (.sum, 0, "AC AC", "AC 0"), (.sum, 1, "AC AC AC AC AC AC AC", "AC 1"),
    // The validator gives a part of it, or points.
    (.sum, 100, "AC*0.5 AC", "AC 75"), (.sum, 100, "AC*0 AC*1", "AC 50"),
    (.sum, 100, "AC:20 AC", "AC 70"), (.sum, 100, "AC:0 AC:50", "AC 50"),
    (.sum, 100, "AC:33.3334 AC AC", "JE"), (.sum, 100, "AC:33.333333 AC AC", "AC 100"),
    (.sum, 100, "AC:50.1 AC", "JE"), (.sum, 100, "AC:-1 AC", "JE"),
    (.sum, 100, "AC*1.1 AC", "JE"), (.sum, 100, "AC*-0.1 AC", "JE"),
    (.sum, 100, "WA:5 AC", "JE"), (.sum, 100, "AC WA*0.5", "JE"), (.sum, 100, "AC TLE:1", "JE"),
    // Without a bound the validator must give points.
    (.sum, nil, "AC:20 AC:22.5", "AC 42.5"), (.sum, nil, "AC:1000000 WA", "WA 1000000"),
    (.sum, nil, "AC AC:1", "JE"), (.sum, nil, "AC*0.5 AC:1", "JE"), (.sum, nil, "WA WA", "WA 0"),
    (.sum, nil, "AC:-0.5 AC:1", "JE"), (.sum, nil, "AC:0 AC:0", "AC 0"),
    // The least of them.
    (.min, 100, "AC AC AC", "AC 100"), (.min, 100, "AC:30 AC AC:70", "AC 30"),
    (.min, 100, "AC*0.5 AC*0.25", "AC 25"), (.min, 100, "AC WA -", "WA 0"),
    (.min, 100, "AC:100 AC", "AC 100"), (.min, 100, "AC:100.5 AC", "JE"),
    (.min, nil, "AC:300 AC:200", "AC 200"), (.min, nil, "AC AC:200", "JE"),
    (.min, nil, "AC:300 TLE -", "TLE 0"), (.min, 100, "AC*0 AC", "AC 0"),
    // All or nothing.
    (.passFail, 100, "AC AC", "AC 100"), (.passFail, 100, "AC WA -", "WA 0"),
    (.passFail, 40, "RTE -", "RTE 0"), (.passFail, 100, "AC:50 AC", "JE"),
    (.passFail, 100, "AC AC*1", "JE"), (.passFail, 0, "AC", "AC 0"),
    // What is missing.
    (.sum, 100, "AC -", "unfinished"), (.sum, 100, "WA -", "unfinished"),
    (.min, 100, "- WA -", "unfinished"), (.passFail, 100, "AC -", "unfinished"),
    (.sum, nil, "AC -", "JE"), (.min, 100, "AC*2 -", "JE"),
  ]

  @Test(arguments: flatRows)
  func `tests make the score`(
    mode: Aggregation.Mode, maximum: Double?, results: String, ending: String
  ) {
    let count = results.split(separator: " ").count
    #expect(ScoringRows.ending(Self.flat(mode, maximum, count: count), results) == ending)
  }

  /// Rule of the whole, rules of the groups, results, what they come to.
  static let groupRows: [(Aggregation, [Aggregation], String, String)] = [
    (
      Aggregation(.sum, maximum: 100),
      [Aggregation(.passFail, maximum: 40), Aggregation(.passFail, maximum: 60)],
      "AC AC AC AC", "AC 100"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [Aggregation(.passFail, maximum: 40), Aggregation(.passFail, maximum: 60)],
      "AC AC AC WA", "WA 40"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [Aggregation(.passFail, maximum: 40), Aggregation(.passFail, maximum: 60)],
      "TLE - AC AC", "TLE 60"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [Aggregation(.sum, maximum: 40), Aggregation(.min, maximum: 60)],
      "WA AC AC*0.5 AC", "WA 50"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [Aggregation(.passFail, maximum: 70), Aggregation(.passFail, maximum: 70)],
      "AC AC AC AC", "JE"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [Aggregation(.passFail, maximum: 70), Aggregation(.passFail, maximum: 70)],
      "AC AC WA -", "WA 70"
    ),
    (
      Aggregation(.min, maximum: 50),
      [Aggregation(.sum, maximum: 50), Aggregation(.passFail, maximum: 50)],
      "WA AC AC AC", "WA 25"
    ),
    (
      Aggregation(.min, maximum: 50),
      [Aggregation(.passFail, maximum: 50), Aggregation(.sum, maximum: 50)],
      "WA - - -", "WA 0"
    ),
    (
      Aggregation(.min, maximum: 50),
      [Aggregation(.sum, maximum: 50), Aggregation(.sum, maximum: 50)],
      "WA WA - -", "WA 0"
    ),
    (
      Aggregation(.passFail, maximum: 30),
      [Aggregation(.passFail, maximum: 1), Aggregation(.passFail, maximum: 1)],
      "AC AC AC AC", "AC 30"
    ),
    (
      Aggregation(.passFail, maximum: 30),
      [Aggregation(.passFail, maximum: 1), Aggregation(.passFail, maximum: 1)],
      "AC RTE - -", "RTE 0"
    ),
    (
      Aggregation(.sum), [Aggregation(.sum), Aggregation(.min)],
      "AC:10 AC:20 AC:7 AC:5", "AC 35"
    ),
    (Aggregation(.sum), [Aggregation(.sum), Aggregation(.min)], "AC:10 WA AC:7 AC", "JE"),
    (
      Aggregation(.sum), [Aggregation(.passFail, maximum: 5), Aggregation(.sum)],
      "AC AC AC:1.5 AC:2", "AC 8.5"
    ),
    // What a group requires.
    (
      Aggregation(.sum, maximum: 100),
      [
        Aggregation(.passFail, maximum: 40),
        Aggregation(.passFail, maximum: 60, requires: ["secret/g1"]),
      ],
      "AC AC AC AC", "AC 100"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [
        Aggregation(.passFail, maximum: 40),
        Aggregation(.passFail, maximum: 60, requires: ["secret/g1"]),
      ],
      "AC WA - -", "WA 0"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [
        Aggregation(.passFail, maximum: 40),
        Aggregation(.passFail, maximum: 20, requires: ["secret/g1"]),
        Aggregation(.sum, maximum: 40, requires: ["secret/g2"]),
      ],
      "WA - - - - -", "WA 0"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [
        Aggregation(.passFail, maximum: 40),
        Aggregation(.passFail, maximum: 20),
        Aggregation(.sum, maximum: 40, requires: ["secret/g1"]),
      ],
      "AC AC TLE - AC WA", "TLE 60"
    ),
    (
      Aggregation(.sum, maximum: 100),
      [
        Aggregation(.passFail, maximum: 40),
        Aggregation(.passFail, maximum: 60, requires: ["secret/g1"]),
      ],
      "AC - AC AC", "unfinished"
    ),
    (
      Aggregation(.min, maximum: 100),
      [
        Aggregation(.passFail, maximum: 100),
        Aggregation(.passFail, maximum: 100, requires: ["secret/g1"]),
      ],
      "WA - - -", "WA 0"
    ),
  ]

  @Test(arguments: groupRows)
  func `groups make the score`(
    whole: Aggregation, groups: [Aggregation], results: String, ending: String
  ) {
    #expect(ScoringRows.ending(Self.grouped(whole, groups), results) == ending)
  }

  /// Results of a sample and two secret tests, with what `secret` requires.
  static let sampleRows: [(String, [String], String)] = [
    ("AC AC AC", [], "AC 100"), ("WA AC AC", [], "WA 100"), ("AC:7 AC AC", [], "AC 100"),
    ("AC*9 AC AC", [], "AC 100"), ("WA:7 AC AC", [], "WA 100"), ("AC AC WA", [], "WA 50"),
    ("TLE AC WA", [], "TLE 50"), ("AC AC AC", ["sample"], "AC 100"),
    ("WA - -", ["sample"], "WA 0"), ("- AC AC", [], "unfinished"),
    ("- AC AC", ["sample"], "unfinished"),
  ]

  @Test(arguments: sampleRows)
  func `samples have no score, and count where they are required`(
    results: String, requires: [String], ending: String
  ) {
    let scoring = Self.flat(.sum, 100, count: 3, samples: 1, requires: requires)
    #expect(ScoringRows.ending(scoring, results) == ending)
  }

  /// Rule of the whole, rules of the groups, results so far, and which tests are still wanted.
  static let outlookRows: [(Aggregation.Mode, [Aggregation], String, String)] = [
    (.sum, [Aggregation(.passFail), Aggregation(.passFail)], "- - - -", "xxxx"),
    (.sum, [Aggregation(.passFail), Aggregation(.passFail)], "WA - - -", "x-xx"),
    (.sum, [Aggregation(.passFail), Aggregation(.passFail)], "- WA - -", "xxxx"),
    (.sum, [Aggregation(.passFail), Aggregation(.passFail)], "- - WA -", "xxx-"),
    (.sum, [Aggregation(.min), Aggregation(.sum)], "WA - WA -", "x-xx"),
    (.passFail, [Aggregation(.passFail), Aggregation(.passFail)], "WA - - -", "x---"),
    (.passFail, [Aggregation(.passFail), Aggregation(.passFail)], "- - WA -", "xxx-"),
    (.min, [Aggregation(.min), Aggregation(.sum)], "- WA - -", "xx--"),
    (.min, [Aggregation(.sum), Aggregation(.sum)], "WA - - -", "xxxx"),
    (.min, [Aggregation(.sum), Aggregation(.sum)], "WA WA - -", "xx--"),
    (.min, [Aggregation(.sum), Aggregation(.sum)], "WA AC WA WA", "xxxx"),
    (
      .sum, [Aggregation(.passFail), Aggregation(.sum, requires: ["secret/g1"])], "AC - - -",
      "xx??"
    ),
    (
      .sum, [Aggregation(.passFail), Aggregation(.sum, requires: ["secret/g1"])], "AC AC - -",
      "xxxx"
    ),
    (
      .sum, [Aggregation(.passFail), Aggregation(.sum, requires: ["secret/g1"])], "- WA - -",
      "xx--"
    ),
    (.sum, [Aggregation(.passFail), Aggregation(.passFail)], "AC:1 - - -", "x---"),
  ]

  @Test(arguments: outlookRows)
  func `tests on which nothing depends are not wanted`(
    whole: Aggregation.Mode, groups: [Aggregation], results: String, wanted: String
  ) {
    let bounded = groups.map { rule in
      var rule = rule
      rule.maximum = 10
      return rule
    }
    let scoring = Self.grouped(Aggregation(whole, maximum: 100), bounded)
    #expect(ScoringRows.outlook(scoring, results) == wanted)
    #expect(ScoringRows.outlook(scoring, results, stopsEarly: false) == "xxxx")
  }

  @Test func `what is run beyond need changes nothing`() {
    let rule = Aggregation(.passFail, maximum: 50)
    let scoring = Self.grouped(
      Aggregation(.sum, maximum: 100),
      [rule, Aggregation(.passFail, maximum: 50, requires: ["secret/g1"])])
    #expect(ScoringRows.ending(scoring, "WA AC AC AC", stopsEarly: false) == "WA 0")
    #expect(ScoringRows.ending(scoring, "WA - - -", stopsEarly: false) == "unfinished")
  }

  @Test func `the whole and each group have their results`() throws {
    let scoring = Self.grouped(
      Aggregation(.sum, maximum: 100),
      [
        Aggregation(.passFail, maximum: 40), Aggregation(.sum, maximum: 60),
        Aggregation(.passFail, maximum: 10, requires: ["secret/g1"]),
      ])
    let conclusion = try #require(ScoringRows.conclusion(scoring, "AC WA AC TLE - -"))
    #expect(
      conclusion.groups == [
        GroupResult(name: "secret", verdict: .wrongAnswer, score: 30, best: 100),
        GroupResult(name: "secret/g1", verdict: .wrongAnswer, score: 0, best: 40),
        GroupResult(name: "secret/g2", verdict: .timeLimit, score: 30, best: 60),
        GroupResult(name: "secret/g3", score: 0, best: 10),
      ])
    #expect(conclusion.tests.map(\.name) == ["t0", "t1", "t2", "t3"])
    #expect(conclusion.tests.map(\.score) == [nil, nil, 30, 0])
    #expect(conclusion.message == "t1: ")
  }

  /// A result in a group, its bound, and what is said of it.
  static let flaws: [(Aggregation.Mode, Double?, String, String)] = [
    (.sum, 10, "AC:11", "gave 11 points, and the test can give 10 at most"),
    (.sum, 10, "AC:-1", "gave -1.0 points, which must not be less than 0"),
    (.sum, 10, "AC*1.5", "gave a multiplier of 1.5, which is not from 0 to 1"),
    (.sum, 10, "WA:1", "gave a score and rejected"),
    (.min, 10, "TLE*0.5", "gave a score and rejected"),
    (.passFail, 10, "WA:1", "gave a score and rejected"),
    (.passFail, 10, "AC:1", "gave a score where tests only pass or fail"),
    (
      .sum, nil, "AC",
      "accepted without score.txt, and the test has no maximum score"
    ),
    (
      .min, nil, "AC*0.5",
      "gave a score_multiplier.txt, and the test has no maximum score to be multiplied"
    ),
    (.sum, 10, "AC:nan", "gave nan points, which must not be less than 0"),
    (.sum, nil, "AC:1e308", "gave 1e+308 points, and no test can give more than 1000000000000000"),
  ]

  @Test(arguments: flaws)
  func `what a validator must not give is an error of the judge's`(
    mode: Aggregation.Mode, maximum: Double?, result: String, words: String
  ) throws {
    let scoring = Self.flat(mode, maximum, count: 1)
    let conclusion = try #require(ScoringRows.conclusion(scoring, result))
    #expect(conclusion.verdict == .judgeError)
    #expect(conclusion.message == "t0: the validator \(words)")
    #expect(conclusion.score == nil && conclusion.tests.map(\.verdict) == [.judgeError])
  }

  @Test func `a score above max_score is an error of the judge's`() throws {
    let rule = Aggregation(.passFail, maximum: 70)
    let scoring = Self.grouped(Aggregation(.sum, maximum: 100), [rule, rule])
    let conclusion = try #require(ScoringRows.conclusion(scoring, "AC AC AC AC"))
    #expect(conclusion.message == "secret scores 140, more than its max_score of 100")
  }
}
