/// Tests that are judged together, as a tree: what its members come to makes what it comes to.
package struct TestGroup: Hashable, Sendable {
  /// Path below `data/`: `secret/group1`; the whole of legacy data is `data`.
  package var name: String
  package var rule: Rule
  /// In judging order.
  package var members: [Member]

  package indirect enum Member: Hashable, Sendable {
    /// A test by its place among the problem's tests.
    case test(Int)
    /// A test in which the submission is looked at and not run, by its place as well.
    case staticValidation(Int)
    case group(TestGroup)
  }

  package enum Rule: Hashable, Sendable {
    /// All are run, and none has a score.
    case samples
    /// That of formats 2025-09 and 2023-07.
    case aggregation(Aggregation)
    /// That of the legacy format.
    case grader(Grader)
  }

  package init(name: String, rule: Rule, members: [Member]) {
    self.name = name
    self.rule = rule
    self.members = members
  }

  /// Its tests, those of groups in it as well, in judging order.
  package var tests: [Int] {
    members.flatMap { member in
      switch member {
      case .test(let test), .staticValidation(let test): [test]
      case .group(let group): group.tests
      }
    }
  }

  /// Its own name, and those of the groups in it, each before those in that one.
  package var groupNames: [String] {
    members.reduce(into: [name]) { names, member in
      if case .group(let group) = member { names += group.groupNames }
    }
  }

  /// Whether its tests that follow one which fails are not to be run.
  var stopsAtFailure: Bool {
    switch rule {
    case .samples: false
    case .aggregation(let aggregation): aggregation.mode != .sum
    case .grader(let grader): grader.stopsAtFailure
    }
  }

  /// What each test right in it is worth.
  var worth: TestWorth {
    switch rule {
    case .samples: .ignored
    case .aggregation(let aggregation): aggregation.worth(amongTests: ordinaryTests)
    case .grader(let grader): grader.worth
    }
  }

  /// What its static validation is worth.
  var staticWorth: TestWorth {
    guard case .aggregation(let aggregation) = rule else { return worth }
    return aggregation.staticWorth
  }

  private var ordinaryTests: Int {
    members.count { member in
      if case .test = member { true } else { false }
    }
  }
}
