import JudgeCore
import Testing

@Suite struct RulingTests {
  private static let limits = Limits(cpu: .seconds(1), memory: .mib(64), output: .kib(100))

  struct Row: Sendable, CustomTestStringConvertible {
    var what: String
    var facts: RunFacts
    var verdict: Verdict?
    var testDescription: String { what }

    init(_ what: String, _ facts: RunFacts, _ verdict: Verdict?) {
      self.what = what
      self.facts = facts
      self.verdict = verdict
    }
  }

  static let rows: [Row] = [
    Row("an ordinary end", RunFacts(ending: .exited(status: 0)), nil),
    Row("exactly at the CPU limit", RunFacts(ending: .exited(status: 0), cpu: .seconds(1)), nil),
    Row(
      "just over the CPU limit, ended by itself",
      RunFacts(ending: .exited(status: 0), cpu: .seconds(1) + .nanoseconds(1)), .timeLimit),
    Row(
      "stopped for CPU", RunFacts(ending: .signalled(9), stop: .cpu, cpu: .milliseconds(1101)),
      .timeLimit),
    Row(
      "over the CPU limit and failing besides",
      RunFacts(ending: .exited(status: 1), cpu: .milliseconds(1050)), .timeLimit),
    Row(
      "stopped by the clock while idle",
      RunFacts(ending: .signalled(9), stop: .wall, cpu: .milliseconds(2), wall: .seconds(3)),
      .timeLimit),
    Row(
      "stopped by the clock, over CPU too",
      RunFacts(ending: .signalled(9), stop: .wall, cpu: .milliseconds(1020), wall: .seconds(3)),
      .timeLimit),
    Row(
      "stopped by the clock after the OOM killer took a child",
      RunFacts(ending: .signalled(9), stop: .wall, wall: .seconds(3), oomKills: 1), .memoryLimit),
    Row("killed by the OOM killer", RunFacts(ending: .signalled(9), oomKills: 1), .memoryLimit),
    Row("stopped for memory", RunFacts(ending: .signalled(9), stop: .memory), .memoryLimit),
    Row(
      "a child was OOM-killed, the parent ends well",
      RunFacts(ending: .exited(status: 0), oomKills: 1), .memoryLimit),
    Row("peak exactly at the limit", RunFacts(ending: .exited(status: 0), memory: .mib(64)), nil),
    Row(
      "peak over the limit", RunFacts(ending: .exited(status: 0), memory: .mib(64) + .kib(4)),
      .memoryLimit),
    Row(
      "over memory and over CPU, ended by itself",
      RunFacts(ending: .exited(status: 0), cpu: .milliseconds(1050), oomKills: 1), .memoryLimit),
    Row(
      "stopped for CPU after an OOM kill: what ended it counts",
      RunFacts(ending: .signalled(9), stop: .cpu, cpu: .milliseconds(1101), oomKills: 1), .timeLimit
    ),
    Row("SIGKILL of its own", RunFacts(ending: .signalled(9)), .runTimeError),
    Row("SIGXCPU of its own", RunFacts(ending: .signalled(24)), .runTimeError),
    Row("SIGXFSZ of its own", RunFacts(ending: .signalled(25)), .runTimeError),
    Row("SIGSYS of its own", RunFacts(ending: .signalled(31)), .runTimeError),
    Row("SIGPIPE", RunFacts(ending: .signalled(13)), .runTimeError),
    Row("abort", RunFacts(ending: .signalled(6)), .runTimeError),
    Row("exit status 1", RunFacts(ending: .exited(status: 1)), .runTimeError),
    Row("exit status 42 is no verdict", RunFacts(ending: .exited(status: 42)), .runTimeError),
    Row("exit status 255", RunFacts(ending: .exited(status: 255)), .runTimeError),
    Row(
      "output exactly at the limit", RunFacts(ending: .exited(status: 0), output: .kib(100)), nil),
    Row(
      "one byte over the output limit",
      RunFacts(ending: .exited(status: 0), output: .kib(100) + ByteCount(bytes: 1)), .outputLimit),
    Row("stopped for output", RunFacts(ending: .signalled(9), stop: .output), .outputLimit),
    Row(
      "too much output and a crash",
      RunFacts(ending: .signalled(11), output: .kib(200)), .outputLimit),
    Row(
      "stopped for output, over CPU too",
      RunFacts(ending: .signalled(9), stop: .output, cpu: .milliseconds(1050)), .outputLimit),
    Row(
      "a forbidden call",
      RunFacts(ending: .signalled(9), stop: .forbiddenCall, forbiddenCall: "ptrace"),
      .securityViolation),
    Row(
      "a forbidden call outweighs all else",
      RunFacts(
        ending: .exited(status: 0), stop: .cpu, cpu: .seconds(9), oomKills: 3, output: .mib(9),
        forbiddenCall: "mount"), .securityViolation),
  ]

  @Test(arguments: rows)
  func `facts decide the verdict`(row: Row) {
    #expect(Ruling.ofRun(row.facts, limits: Self.limits)?.verdict == row.verdict)
  }

  @Test func `the message names the forbidden call`() {
    let facts = RunFacts(ending: .signalled(9), stop: .forbiddenCall, forbiddenCall: "ptrace")
    #expect(Ruling.ofRun(facts, limits: Self.limits)?.message == "called ptrace")
  }

  @Test func `an idle run over the clock is told so`() {
    let facts = RunFacts(
      ending: .signalled(9), stop: .wall, cpu: .milliseconds(2), wall: .seconds(3))
    #expect(
      Ruling.ofRun(facts, limits: Self.limits)?.message
        == "idle too long: 3.00 s by the clock, of which 0.00 s computing; the clock's limit is 3.00 s"
    )
  }

  @Test(
    arguments: [
      // The guard band lies between 0.9 L and 1.1 L.
      (RunFacts.Stop?.none, 899, 0, false), (nil, 900, 0, true), (nil, 1000, 0, true),
      (nil, 1100, 0, true), (nil, 1101, 0, false),
      // The wall limit is 3 s.
      (.wall, 500, 299, false), (.wall, 500, 300, true), (.wall, 1001, 300, false),
      (.cpu, 1000, 300, false), (.output, 950, 300, false), (.memory, 950, 300, false),
      (.forbiddenCall, 950, 300, false),
    ])
  func `a neighbour could have decided it`(
    stop: RunFacts.Stop?, cpu: Int, waited: Int, couldHave: Bool
  ) {
    let facts = RunFacts(
      ending: .exited(status: 0), stop: stop, cpu: .milliseconds(cpu),
      waited: .milliseconds(waited))
    #expect(Self.limits.deservesSecondRun(facts) == couldHave)
  }

  @Test(
    arguments: [
      (RunFacts.Stop?.none, 1000, false), (nil, 1001, true), (nil, 1100, true), (nil, 1101, false),
      (.cpu, 1101, false), (.wall, 1001, false), (.memory, 1001, false),
    ])
  func `the second run is not believed when it is just over the limit`(
    stop: RunFacts.Stop?, cpu: Int, isDoubtful: Bool
  ) {
    let facts = RunFacts(ending: .exited(status: 0), stop: stop, cpu: .milliseconds(cpu))
    #expect(Self.limits.deservesThirdRun(facts) == isDoubtful)
  }

  @Test func `the wall limit is twice the CPU limit and a second`() {
    #expect(Self.limits.wall == .seconds(3))
  }
}
