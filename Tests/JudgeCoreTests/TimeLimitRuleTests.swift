import JudgeCore
import Testing

@Suite struct TimeLimitRuleTests {
  struct Row: Sendable {
    var rule = TimeLimitRule()
    var slowest: Duration
    var fastest: Duration?
    var limit: Duration?
  }

  static let rows: [Row] = [
    // The smallest multiple of the resolution, and at least one.
    Row(slowest: .zero, limit: .seconds(1)),
    Row(slowest: .milliseconds(1), limit: .seconds(1)),
    Row(slowest: .milliseconds(500), limit: .seconds(1)),
    Row(slowest: .nanoseconds(500_000_001), limit: .seconds(2)),
    Row(slowest: .milliseconds(1700), limit: .seconds(4)),
    Row(
      rule: TimeLimitRule(resolution: .milliseconds(100)), slowest: .milliseconds(333),
      limit: .milliseconds(700)),
    Row(
      rule: TimeLimitRule(resolution: .seconds(3)), slowest: .milliseconds(1600), limit: .seconds(6)
    ),
    Row(rule: TimeLimitRule(acceptedFactor: 1), slowest: .seconds(2), limit: .seconds(2)),
    Row(
      rule: TimeLimitRule(acceptedFactor: 2.5), slowest: .milliseconds(1200), limit: .seconds(3)),
    // Those that must be too slow need half as much again.
    Row(slowest: .milliseconds(500), fastest: .milliseconds(1500), limit: .seconds(1)),
    Row(slowest: .milliseconds(500), fastest: .milliseconds(1499), limit: nil),
    Row(slowest: .milliseconds(501), fastest: .milliseconds(2999), limit: nil),
    Row(slowest: .milliseconds(501), fastest: .seconds(3), limit: .seconds(2)),
    Row(
      rule: TimeLimitRule(tooSlowFactor: 1), slowest: .milliseconds(500), fastest: .seconds(1),
      limit: .seconds(1)),
    // Legacy packages multiply by five, and none are refused.
    Row(rule: .legacy, slowest: .milliseconds(100), limit: .seconds(1)),
    Row(rule: .legacy, slowest: .milliseconds(200), limit: .seconds(1)),
    Row(rule: .legacy, slowest: .milliseconds(201), limit: .seconds(2)),
    Row(rule: .legacy, slowest: .milliseconds(201), fastest: .seconds(2), limit: .seconds(2)),
    Row(rule: .legacy, slowest: .seconds(60), limit: .seconds(300)),
    // Nothing overflows.
    Row(
      rule: TimeLimitRule(resolution: .seconds(1), acceptedFactor: 1000),
      slowest: .seconds(86400 * 36500), limit: .seconds(9_000_000_000)),
  ]

  @Test(arguments: rows) func `a limit follows from the slowest and the fastest`(row: Row) {
    #expect(row.rule.limit(slowest: row.slowest, fastest: row.fastest) == row.limit)
  }

  /// The slowest, the fastest, and what is tight about one second.
  static let margins: [(Duration?, Duration?, Set<TimeLimitRule.Tightness>)] = [
    (nil, nil, []), (.milliseconds(500), .milliseconds(1500), []),
    (.milliseconds(501), .milliseconds(1500), [.accepted]),
    (.milliseconds(500), .milliseconds(1499), [.tooSlow]),
    (.milliseconds(900), .milliseconds(1100), [.accepted, .tooSlow]),
  ]

  @Test(arguments: margins) func `a limit is tight where either side has too little room`(
    slowest: Duration?, fastest: Duration?, tight: Set<TimeLimitRule.Tightness>
  ) {
    let found = TimeLimitRule().tightness(of: .seconds(1), slowest: slowest, fastest: fastest)
    #expect(found == tight)
  }
}
