import JudgeCore
import Testing

/// Scores of groups of which the first test is a static validation.
@Suite struct StaticValidationTests {
  private static func group(_ name: String, _ rule: Aggregation, _ tests: Range<Int>) -> TestGroup {
    TestGroup(
      name: name, rule: .aggregation(rule),
      members: [.staticValidation(tests.lowerBound)]
        + ScoringRows.tests(tests.lowerBound + 1..<tests.upperBound))
  }

  /// Mode, `max_score`, `static_validation_score`, results of the static validation and the other tests, what they come to.
  static let rows: [(Aggregation.Mode, Double?, Double?, String, String)] = [
    // The other tests share what the static validation leaves.
    (.sum, 100, 20, "AC AC AC", "AC 100"), (.sum, 100, 20, "WA AC AC", "WA 80"),
    (.sum, 100, 20, "AC AC WA", "WA 60"), (.sum, 100, 20, "WA WA WA", "WA 0"),
    (.sum, 100, 20, "AC*0.5 AC AC", "AC 90"), (.sum, 100, 20, "AC:7 AC AC*0.5", "AC 67"),
    (.sum, 100, 20, "AC:21 AC AC", "JE"), (.sum, 100, 20, "AC AC:41 AC", "JE"),
    (.sum, 100, 20, "AC AC:40 AC", "AC 100"), (.sum, 100, 20, "WA:1 AC AC", "JE"),
    (.sum, 100, 20, "AC*1.1 AC AC", "JE"), (.sum, 100, 20, "AC:-1 AC AC", "JE"),
    (.sum, 100, 100, "AC AC AC", "AC 100"), (.sum, 100, 100, "WA AC AC", "WA 0"),
    (.sum, 100, 0, "AC AC AC", "AC 100"), (.sum, 100, 0, "WA AC AC", "WA 100"),
    (.sum, 100, 100, "AC", "AC 100"), (.sum, 100, 30, "AC*0.1", "AC 3"),
    // Without a bound it has one all the same.
    (.sum, nil, 20, "AC AC:500", "AC 520"), (.sum, nil, 20, "AC*0.5 AC:1", "AC 11"),
    (.sum, nil, 20, "AC:21 AC:1", "JE"), (.sum, nil, 20, "AC AC", "JE"),
    // The least counts, and each can give all.
    (.min, 100, 20, "AC AC", "AC 100"), (.min, 100, 20, "AC*0.3 AC", "AC 30"),
    (.min, 100, 20, "AC:70 AC:80", "AC 70"), (.min, 100, 20, "WA -", "WA 0"),
    (.min, 100, 100, "AC:101 AC", "JE"), (.min, nil, 20, "AC AC:1", "JE"),
    (.min, nil, 20, "AC:500 AC:600", "AC 500"),
    // All or nothing.
    (.passFail, 100, nil, "AC AC", "AC 100"), (.passFail, 100, nil, "WA -", "WA 0"),
    (.passFail, 100, nil, "AC WA", "WA 0"), (.passFail, 100, nil, "AC:5 AC", "JE"),
    (.passFail, 100, nil, "AC*1 AC", "JE"), (.passFail, 100, nil, "AC", "AC 100"),
  ]

  @Test(arguments: rows)
  func `a static validation has its part of the score`(
    mode: Aggregation.Mode, maximum: Double?, own: Double?, results: String, ending: String
  ) {
    let count = results.split(separator: " ").count
    let rule = Aggregation(mode, maximum: maximum, staticMaximum: own)
    let scoring = Scoring(whole: Self.group("secret", rule, 0..<count))
    #expect(ScoringRows.ending(scoring, results) == ending)
  }

  @Test func `secret may have one beside its groups`() {
    let inner = [1..<3, 3..<5].enumerated().map { index, tests in
      TestGroup.Member.group(
        Self.group(
          "secret/g\(index)", Aggregation(.sum, maximum: 40, staticMaximum: 10), tests))
    }
    let whole = TestGroup(
      name: "secret", rule: .aggregation(Aggregation(.sum, maximum: 100, staticMaximum: 20)),
      members: [.staticValidation(0)] + inner)
    let scoring = Scoring(whole: whole)
    #expect(ScoringRows.ending(scoring, "AC AC AC AC AC") == "AC 100")
    #expect(ScoringRows.ending(scoring, "WA AC AC WA AC") == "WA 70")
    #expect(ScoringRows.outlook(scoring, "WA - WA - -") == "xxxxx")
  }

  @Test func `nothing more is run where it ends its group`() {
    let strict = Aggregation(.passFail, maximum: 50)
    let whole = TestGroup(
      name: "secret", rule: .aggregation(Aggregation(.sum, maximum: 100)),
      members: [
        .group(Self.group("secret/a", strict, 0..<2)),
        .group(
          Self.group(
            "secret/b", Aggregation(.passFail, maximum: 50, requires: ["secret/a"]), 2..<4)),
      ])
    let scoring = Scoring(whole: whole)
    #expect(ScoringRows.outlook(scoring, "WA - - -") == "x---")
    #expect(ScoringRows.outlook(scoring, "AC - - -") == "xx??")
    #expect(ScoringRows.ending(scoring, "WA - - -") == "WA 0")
    #expect(ScoringRows.plan(scoring, count: 4).stopsAtFirstFailure(from: 0))
  }

  @Test func `of samples it has no score`() {
    let scoring = Scoring(
      samples: TestGroup(
        name: "sample", rule: .samples, members: [.staticValidation(0), .test(1)]),
      whole: Self.group("secret", Aggregation(.sum, maximum: 10, staticMaximum: 10), 2..<3))
    #expect(ScoringRows.ending(scoring, "AC:5 AC AC") == "AC 10")
    #expect(ScoringRows.ending(scoring, "WA AC AC") == "WA 10")
  }
}
