/// What the tests of a problem with groups come to, as far as their results are known.
struct Assessment {
  private let results: [TestResult?]
  private let answers: [String: GraderAnswer]
  private let objective: Scoring.Objective
  private(set) var statuses: [TestPlan.Status]
  /// The whole first, each group before those in it.
  private(set) var groups: [GroupResult] = []
  /// What the package's grader has to say first.
  private(set) var questions: [GraderQuestion] = []
  /// What is wrong with the package, as far as judging has shown it; `nil`: nothing.
  private(set) var flaw: String?
  private(set) var whole = Standing.unknown
  /// Whether the tests of a group have all been accepted, once that is known.
  private var passes: [String: Bool] = [:]

  /// - Parameters:
  ///   - results: of the problem's tests, with their scores; `nil`: not known yet.
  ///   - answers: of the package's grader, by the group's name.
  init(_ scoring: Scoring, results: [TestResult?], answers: [String: GraderAnswer] = [:]) {
    self.results = results
    self.answers = answers
    objective = scoring.objective
    statuses = .init(repeating: .unwanted, count: results.count)
    if let samples = scoring.samples {
      let standing = visit(samples)
      if standing.verdict == .judgeError {
        whole = .leftOut
        return
      }
    }
    whole = visit(scoring.whole)
  }

  private mutating func visit(_ group: TestGroup) -> Standing {
    switch group.rule {
    case .samples:
      let standing = Standing(of: members(of: group) { _ in false })
      note(standing, of: group)
      return standing
    case .aggregation(let aggregation): return aggregate(group, by: aggregation)
    case .grader(let grader): return grade(group, by: grader)
    }
  }

  /// Goes through a group's members up to the one that ends it.
  private mutating func members(
    of group: TestGroup, _ isEnd: (Standing) -> Bool
  ) -> [Standing] {
    var standings: [Standing] = []
    for member in group.members {
      let standing: Standing
      switch member {
      case .test(let test), .staticValidation(let test):
        statuses[test] = .wanted
        standing = results[test].map { Standing($0) } ?? .unknown
      case .group(let inner): standing = visit(inner)
      }
      standings.append(standing)
      if standing.verdict == .judgeError || isEnd(standing) { break }
    }
    return standings
  }

  private mutating func note(_ standing: Standing, of group: TestGroup) {
    if standing.isFailure {
      passes[group.name] = false
    } else if standing.isKnown {
      passes[group.name] = true
    }
  }

  // MARK: - Formats 2025-09 and 2023-07

  private mutating func aggregate(_ group: TestGroup, by rule: Aggregation) -> Standing {
    let place = groups.count
    groups.append(GroupResult(name: group.name, best: rule.maximum))
    if rule.requires.contains(where: { passes[$0] == false }) {
      groups[place].score = 0
      note(.leftOut, of: group)
      return .leftOut
    }
    guard rule.requires.allSatisfy({ passes[$0] == true }) else {
      for test in group.tests { statuses[test] = .waiting }
      return .unknown
    }
    let members = members(of: group, rule.isDecided)
    var standing = Standing(of: members)
    standing.score = rule.score(of: members)
    if let score = standing.score, let most = rule.maximum, Points.exceeds(score, most) {
      let text = "\(group.name) scores \(Points.text(score)), more than its max_score of"
      flaw = flaw ?? "\(text) \(Points.text(most))"
      standing.verdict = .judgeError
    }
    note(standing, of: group)
    groups[place].verdict = standing.verdict
    groups[place].score = standing.score
    return standing
  }

  // MARK: - The legacy format

  private mutating func grade(_ group: TestGroup, by grader: Grader) -> Standing {
    let place = groups.count
    groups.append(GroupResult(name: group.name, best: grader.best(objective)))
    let members = members(of: group) { $0.isFailure && grader.stopsAtFailure }
    guard members.allSatisfy(\.isKnown) else {
      // Whichever failure it will be.
      let failure = grader.isStrict ? members.first(where: \.isFailure)?.verdict : nil
      return Standing(isKnown: false, verdict: failure)
    }
    // Of a group that was rejected the score is void, and it counts as a test that was rejected.
    let grades = members.map { Grade($0.verdict ?? .accepted, $0.score ?? grader.rejectScore) }
    guard let grade = grade(group, grades, by: grader) else { return .unknown }
    groups[place].verdict = grade.verdict
    groups[place].score = grade.verdict == .accepted ? grade.score : nil
    return Standing(isKnown: true, verdict: grade.verdict, score: groups[place].score)
  }

  /// `nil`: the package's grader has not said it yet.
  private mutating func grade(
    _ group: TestGroup, _ members: [Grade], by grader: Grader
  ) -> Grade? {
    if members.contains(where: { $0.verdict == .judgeError }) { return Grade(.judgeError, 0) }
    switch grader.program {
    case .standard(let standard): return standard.grade(members)
    case .custom(let arguments):
      switch answers[group.name] {
      case .grade(let grade): return grade
      case .flaw(let why):
        flaw = flaw ?? "the grader \(why), of \(group.name)"
        return Grade(.judgeError, 0)
      case nil:
        questions.append(
          GraderQuestion(group: group.name, arguments: arguments, members: members))
        return nil
      }
    }
  }
}
