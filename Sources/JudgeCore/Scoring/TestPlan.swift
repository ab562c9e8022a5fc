/// Says, of the results that are known so far, which tests are still to be run, and at the end what all of them come to.
package struct TestPlan: Sendable {
  package enum Status: Hashable, Sendable {
    /// Its result counts.
    case wanted
    /// Whether it counts is not known yet.
    case waiting
    /// Nothing depends on it any more.
    case unwanted
  }

  /// The statuses of all tests.
  package enum Outlook: Hashable, Sendable {
    /// All are wanted up to this one.
    case upTo(Int)
    case each([Status])

    package func status(of test: Int) -> Status {
      switch self {
      case .upTo(let last): test <= last ? .wanted : .unwanted
      case .each(let statuses): statuses[test]
      }
    }
  }

  package let count: Int
  let stopsEarly: Bool
  /// `nil`: a test that fails decides, and no other rule holds.
  let scoring: Scoring?
  /// Without ``scoring``: of a quiz, whose tests all are run.
  let quiz: Quiz?
  /// Without ``scoring``: of each test.
  private let worth: TestWorth
  /// With ``scoring``: the tests.
  private var places: [Place] = []

  struct Quiz {
    var rule: QuizRule
    /// How many tests come before the questions.
    var samples: Int
  }

  private struct Place {
    var name: String
    var worth = TestWorth.ignored
    var stopsAtFailure = false
    /// The first test behind it that is not right in the same group, or does not follow on it.
    var end = 0
    /// Which of the sets of tests that are the same it is in.
    var twins: Int?
  }

  /// Tests of which each must be accepted.
  ///
  /// - Parameters:
  ///   - stopsAtFirstFailure: whether none is run after the first that is not.
  ///   - isLegacy: whether a score for what is rejected is passed over, as in the legacy format.
  package init(count: Int, stopsAtFirstFailure: Bool, isLegacy: Bool = false) {
    self.count = count
    stopsEarly = stopsAtFirstFailure
    scoring = nil
    quiz = nil
    worth = .nothing(isLegacy: isLegacy)
  }

  /// Tests of a quiz: all are run.
  ///
  /// - Parameters:
  ///   - samples: how many of them come before the questions.
  ///   - count: of all tests.
  package init(_ rule: QuizRule, samples: Int, count: Int) {
    self.count = count
    stopsEarly = false
    scoring = nil
    quiz = Quiz(rule: rule, samples: samples)
    worth = .nothing(isLegacy: false)
  }

  /// Tests of a problem with groups.
  ///
  /// - Parameters:
  ///   - names: of the tests.
  ///   - stopsEarly: whether tests on which nothing depends are not run.
  package init(_ scoring: Scoring, names: [String], stopsEarly: Bool) {
    count = names.count
    self.stopsEarly = stopsEarly
    self.scoring = scoring
    quiz = nil
    worth = .ignored
    places = names.map { Place(name: $0) }
    if let samples = scoring.samples { place(samples) }
    place(scoring.whole)
    for (set, twins) in scoring.twins.enumerated() {
      for test in twins { places[test].twins = set }
    }
  }

  private mutating func place(_ group: TestGroup) {
    let (worth, staticWorth) = (group.worth, group.staticWorth)
    var following = -1
    for member in group.members.reversed() {
      switch member {
      case .group(let inner):
        following = -1
        place(inner)
      case .test(let test), .staticValidation(let test):
        places[test].worth = member == .staticValidation(test) ? staticWorth : worth
        places[test].stopsAtFailure = stopsEarly && group.stopsAtFailure
        places[test].end = following == test + 1 ? places[following].end : test + 1
        following = test
      }
    }
  }

  /// Whether the tests are in groups, so that what is still to be run is known only step by step.
  package var hasGroups: Bool { scoring != nil }

  /// Whether a worker that has several tests ends with the first failing one: those that ``blockEnd(of:)`` allows together.
  package func stopsAtFirstFailure(from test: Int) -> Bool {
    hasGroups ? places[test].stopsAtFailure : stopsEarly
  }

  /// Where tests end that may be run together with this one and those after it.
  package func blockEnd(of test: Int) -> Int { hasGroups ? places[test].end : count }

  /// This test and others that are the same but for the name, so that a result of one is a result of all; none: there are no
  /// others.
  package func twins(of test: Int) -> [Int] {
    guard let scoring, let set = places[test].twins else { return [] }
    return scoring.twins[set]
  }

  /// Whether a result can change what is still wanted of tests that nobody has begun with.
  package func isTelling(_ result: TestResult) -> Bool {
    result.verdict != .accepted || result.validatorScore != nil
  }

  /// The result of a test, or of one of its twins, as the result of this test: with its name and its score.
  package func result(_ result: TestResult, of test: Int) -> TestResult {
    guard hasGroups else {
      return result.validatorScore == nil ? result : worth.applied(to: result)
    }
    var own = result
    if own.name != places[test].name {
      own.name = places[test].name
      own.comparison = nil
    }
    return places[test].worth.applied(to: own)
  }

  /// - Parameter results: as ``result(_:of:)`` gives them; `nil`: not known yet.
  package func outlook(_ results: [TestResult?]) -> Outlook {
    guard stopsEarly else { return .upTo(count) }
    guard let scoring else {
      return .upTo(results.firstIndex { $0.map { $0.verdict != .accepted } ?? false } ?? count)
    }
    return .each(Assessment(scoring, results: results).statuses)
  }
}
