import JudgeCore
import Testing

@Suite struct QuizRuleTests {
  static let marks: [(Double, Int, Int)] = [
    (0.7, 10, 7), (0.71, 10, 8), (1, 10, 10), (0, 10, 0), (0.5, 3, 2), (0.6, 5, 3), (0.1, 10, 1),
    (0.3, 10, 3), (0.9, 10, 9), (0.55, 100, 55), (0.56, 25, 14), (0.07, 100, 7), (0.29, 100, 29),
    (0.66, 3, 2), (0.67, 3, 3), (0.01, 1, 1), (0.7, 0, 0),
  ]

  @Test(arguments: marks)
  func `the mark says how many are needed`(mark: Double, count: Int, needed: Int) {
    #expect(QuizRule(passMark: mark).needed(of: count) == needed)
  }

  /// Results of one sample and four questions of which half must be right, and what they come to.
  static let rows: [(String, String)] = [
    ("AC AC AC AC AC", "AC 4 "), ("AC WA AC WA AC", "AC 2 "),
    ("AC WA WA WA AC", "WA 1 1 of 4 right, 2 needed"),
    ("AC WA WA WA WA", "WA 0 0 of 4 right, 2 needed"),
    // Samples count for nothing.
    ("WA AC AC WA WA", "AC 2 "), ("WA AC WA WA WA", "WA 1 1 of 4 right, 2 needed"),
    ("AC AC WA WA WA", "WA 1 1 of 4 right, 2 needed"), ("RTE AC AC WA WA", "AC 2 "),
    // What cannot be read.
    ("RTE RTE RTE RTE RTE", "RTE 0 t0: "), ("TLE TLE TLE TLE TLE", "TLE 0 t0: "),
    // What failed otherwise than by its letters is told first, and matters to nobody who has passed.
    ("AC WA AC RTE WA", "RTE 1 t3: "), ("AC WA TLE RTE AC", "TLE 1 t2: "),
    ("AC AC TLE RTE AC", "AC 2 "), ("AC WA MLE WA WA", "MLE 0 t2: "),
    ("AC WA OLE SV WA", "OLE 0 t2: "),
    // The judge's own failure.
    ("AC AC AC AC JE", "JE - t4: "), ("JE AC AC AC AC", "JE - t0: "),
    ("RTE RTE JE RTE RTE", "JE - t2: "),
    (
      "AC AC:1 AC AC AC",
      "JE - t1: the validator gave a score where tests only pass or fail"
    ),
    ("AC AC AC AC -", "unfinished"), ("- AC AC AC AC", "unfinished"), ("WA WA - - -", "unfinished"),
  ]

  @Test(arguments: rows)
  func `right answers count and nothing else`(results: String, wanted: String) {
    let plan = TestPlan(QuizRule(passMark: 0.5), samples: 1, count: 5)
    switch plan.conclude(ScoringRows.graded(results, by: plan)) {
    case .concluded(let conclusion):
      let score = conclusion.score.map(Points.text) ?? "-"
      #expect("\(conclusion.verdict.rawValue) \(score) \(conclusion.message)" == wanted)
      #expect(conclusion.tests.count == 5)
      var whole = GroupResult(
        name: "secret", verdict: conclusion.verdict, score: conclusion.score, best: 4)
      whole.needed = 2
      #expect(conclusion.groups == [whole])
    case .asks, .unfinished: #expect(wanted == "unfinished")
    }
  }

  @Test func `all questions are run, whatever fails`() {
    let plan = TestPlan(QuizRule(passMark: 1), samples: 1, count: 4)
    #expect(!plan.stopsAtFirstFailure(from: 0) && !plan.hasGroups && plan.blockEnd(of: 0) == 4)
    #expect(plan.outlook(ScoringRows.results("WA WA RTE -")).status(of: 3) == .wanted)
  }

  @Test func `what is needed is said in words`() {
    var whole = GroupResult(name: "secret", score: 7, best: 10)
    #expect(whole.rightAnswers == nil)
    whole.needed = 7
    #expect(whole.rightAnswers == "7 of 10 right, 7 needed")
    whole.score = nil
    #expect(whole.rightAnswers == nil)
  }
}
