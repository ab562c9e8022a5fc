import JudgeCore

/// Results and what they come to, in few letters.
enum ScoringRows {
  /// Results as text, with blanks between: `AC`, `AC:5` with points, `AC*0.5` with a multiplier, `-` for none.
  static func results(_ text: String) -> [TestResult?] {
    text.split(separator: " ").enumerated().map { index, word in
      guard let verdict = Verdict(rawValue: String(word.prefix { $0.isLetter })) else { return nil }
      var result = TestResult(
        name: "t\(index)", verdict: verdict,
        usage: Usage(cpu: .zero, wall: .zero, memory: .zero), exitStatus: 0, signal: nil,
        message: "")
      let rest = word.drop { $0.isLetter }
      let number = Double(rest.dropFirst())
      if rest.first == ":" { result.validatorScore = number.map { .points($0) } }
      if rest.first == "*" { result.validatorScore = number.map { .multiplier($0) } }
      return result
    }
  }

  static func plan(_ scoring: Scoring, count: Int, stopsEarly: Bool = true) -> TestPlan {
    TestPlan(scoring, names: (0..<count).map { "t\($0)" }, stopsEarly: stopsEarly)
  }

  /// With their scores.
  static func graded(_ text: String, by plan: TestPlan) -> [TestResult?] {
    results(text).enumerated().map { index, result in
      result.map { plan.result($0, of: index) }
    }
  }

  /// What results come to: `AC 100`, `WA 40`, `JE`, `unfinished`.
  static func ending(
    _ scoring: Scoring, _ text: String, stopsEarly: Bool = true,
    answers: [String: GraderAnswer] = [:]
  ) -> String {
    let count = text.split(separator: " ").count
    let plan = plan(scoring, count: count, stopsEarly: stopsEarly)
    switch plan.conclude(graded(text, by: plan), answers: answers) {
    case .unfinished: return "unfinished"
    case .asks(let questions): return "asks \(questions.map(\.group))"
    case .concluded(let conclusion):
      let score = conclusion.score.map { " \(Points.text($0))" } ?? ""
      return "\(conclusion.verdict.rawValue)\(score)"
    }
  }

  static func conclusion(_ scoring: Scoring, _ text: String) -> Conclusion? {
    let plan = plan(scoring, count: text.split(separator: " ").count)
    guard case .concluded(let conclusion) = plan.conclude(graded(text, by: plan)) else {
      return nil
    }
    return conclusion
  }

  /// A letter for each test: `x` is run, `?` may be, `-` is not.
  static func outlook(_ scoring: Scoring, _ text: String, stopsEarly: Bool = true) -> String {
    let count = text.split(separator: " ").count
    let plan = plan(scoring, count: count, stopsEarly: stopsEarly)
    let outlook = plan.outlook(graded(text, by: plan))
    return (0..<count).map { test in
      switch outlook.status(of: test) {
      case .wanted: "x"
      case .waiting: "?"
      case .unwanted: "-"
      }
    }.joined()
  }

  static func tests(_ range: Range<Int>) -> [TestGroup.Member] { range.map { .test($0) } }
}
