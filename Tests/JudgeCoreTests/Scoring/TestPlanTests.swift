import JudgeCore
import Testing

@Suite struct TestPlanTests {
  private func ending(_ plan: TestPlan, _ text: String) -> String {
    switch plan.conclude(ScoringRows.graded(text, by: plan)) {
    case .concluded(let conclusion):
      "\(conclusion.verdict.rawValue) \(conclusion.tests.count) \(conclusion.message)"
    case .asks, .unfinished: "unfinished"
    }
  }

  @Test(arguments: [
    ("AC AC AC", "AC 3 "), ("AC WA -", "WA 2 t1: "), ("AC WA AC", "WA 2 t1: "),
    ("- WA -", "unfinished"), ("AC AC -", "unfinished"),
    (
      "AC:1 AC AC",
      "JE 1 t0: the validator gave a score where tests only pass or fail"
    ),
    ("AC WA:1 -", "JE 2 t1: the validator gave a score and rejected"),
  ])
  func `without groups the first failure decides`(results: String, wanted: String) {
    #expect(ending(TestPlan(count: 3, stopsAtFirstFailure: true), results) == wanted)
  }

  @Test(arguments: [
    ("AC WA:1 -", "WA 2 t1: "), ("AC TLE*1 AC", "TLE 2 t1: "),
    (
      "AC:1 AC AC",
      "JE 1 t0: the validator gave a score where tests only pass or fail"
    ),
  ])
  func `in the legacy format a score with a rejection is void`(results: String, wanted: String) {
    let plan = TestPlan(count: 3, stopsAtFirstFailure: true, isLegacy: true)
    #expect(ending(plan, results) == wanted)
  }

  @Test(arguments: [
    ("AC AC AC", "AC 3 "), ("AC WA TLE", "WA 3 t1: "), ("AC WA -", "unfinished"),
  ])
  func `all may be run all the same`(results: String, wanted: String) {
    #expect(ending(TestPlan(count: 3, stopsAtFirstFailure: false), results) == wanted)
  }

  @Test func `without groups all tests may go together`() {
    let plan = TestPlan(count: 5, stopsAtFirstFailure: true)
    #expect(plan.blockEnd(of: 2) == 5)
    #expect(plan.stopsAtFirstFailure(from: 0) && !plan.hasGroups && plan.twins(of: 0) == [])
    #expect(TestPlan(count: 0, stopsAtFirstFailure: true).blockEnd(of: 0) == 0)
  }

  /// A sample, a group of three that passes or fails, and one of two that is added up.
  private func grouped(twins: [[Int]] = [], stopsEarly: Bool = true) -> TestPlan {
    let scoring = Scoring(
      samples: TestGroup(name: "sample", rule: .samples, members: [.test(0)]),
      whole: TestGroup(
        name: "secret", rule: .aggregation(Aggregation(.sum, maximum: 100)),
        members: [
          .group(
            TestGroup(
              name: "secret/a", rule: .aggregation(Aggregation(.passFail, maximum: 50)),
              members: ScoringRows.tests(1..<4))),
          .group(
            TestGroup(
              name: "secret/b", rule: .aggregation(Aggregation(.sum, maximum: 50)),
              members: ScoringRows.tests(4..<6))),
        ]), twins: twins)
    return ScoringRows.plan(scoring, count: 6, stopsEarly: stopsEarly)
  }

  @Test func `tests of two groups never go together, and each group ends as it does`() {
    let plan = grouped()
    #expect((0..<6).map { plan.blockEnd(of: $0) } == [1, 4, 4, 4, 6, 6])
    #expect(
      (0..<6).map { plan.stopsAtFirstFailure(from: $0) }
        == [false, true, true, true, false, false])
    let all = grouped(stopsEarly: false)
    #expect((0..<6).allSatisfy { !all.stopsAtFirstFailure(from: $0) })
  }

  @Test func `in a tree, tests before and after a group go apart`() {
    let grader = Grader()
    let inner = TestGroup(name: "data/b", rule: .grader(grader), members: [.test(1), .test(2)])
    let scoring = Scoring(
      whole: TestGroup(
        name: "data", rule: .grader(grader),
        members: [.test(0), .group(inner), .test(3), .test(4)]))
    let plan = ScoringRows.plan(scoring, count: 5)
    #expect((0..<5).map { plan.blockEnd(of: $0) } == [1, 3, 3, 5, 5])
  }

  @Test func `a result of a test that is the same has another name and another score`() throws {
    let plan = grouped(twins: [[0, 2, 5]])
    #expect(
      plan.twins(of: 0) == [0, 2, 5] && plan.twins(of: 5) == [0, 2, 5] && plan.twins(of: 1) == [])
    var sample = try #require(ScoringRows.results("AC").first ?? nil)
    sample.comparison = .init(input: "1", expected: "2", got: "3")
    let results = [0, 2, 5].map { plan.result(sample, of: $0) }
    #expect(results.map(\.name) == ["t0", "t2", "t5"])
    #expect(results.map(\.score) == [nil, nil, 25])
    #expect(results.map { $0.comparison == nil } == [false, true, true])
  }

  @Test func `samples by themselves have verdicts and no scores`() {
    let scoring = Scoring.ofSamples(2)
    #expect(ScoringRows.ending(scoring, "AC:4 WA*7") == "WA")
    #expect(ScoringRows.ending(scoring, "AC:4 AC") == "AC")
  }

  static let texts: [(Double, String)] = [
    (0, "0"), (-0.0, "0"), (40, "40"), (12.5, "12.5"), (33.3333333333, "33.333333"),
    (-2.25, "-2.25"), (0.30000000000000004, "0.3"), (10_000_000.5, "10000000.5"),
  ]

  @Test(arguments: texts)
  func `scores are written short`(score: Double, text: String) {
    #expect(Points.text(score) == text)
  }
}
