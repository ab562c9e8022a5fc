import JudgeCore
import Testing

/// Who is to blame when a submission has talked to its output validator.
@Suite struct ConversationRulingTests {
  private static let limits = Limits(cpu: .seconds(1), memory: .mib(64), output: .kib(100))

  enum Validator { case accepts, rejects }
  enum First { case validator, submission }

  static let ends: [(RunFacts, Validator, First, Verdict)] = [
    (RunFacts(ending: .exited(status: 0)), .accepts, .submission, .accepted),
    (RunFacts(ending: .exited(status: 0)), .accepts, .validator, .accepted),
    (RunFacts(ending: .exited(status: 0)), .rejects, .submission, .wrongAnswer),
    (RunFacts(ending: .exited(status: 0)), .rejects, .validator, .wrongAnswer),
    // What happens to a submission after it was rejected is no fault of its own.
    (RunFacts(ending: .signalled(13)), .rejects, .validator, .wrongAnswer),
    (RunFacts(ending: .exited(status: 1)), .rejects, .validator, .wrongAnswer),
    (RunFacts(ending: .signalled(9), stop: .wall), .rejects, .validator, .wrongAnswer),
    (RunFacts(ending: .signalled(9), stop: .cpu), .rejects, .validator, .wrongAnswer),
    // What ended it before is.
    (RunFacts(ending: .exited(status: 1)), .rejects, .submission, .runTimeError),
    (RunFacts(ending: .signalled(11)), .rejects, .submission, .runTimeError),
    (RunFacts(ending: .signalled(9), stop: .cpu), .rejects, .submission, .timeLimit),
    (RunFacts(ending: .signalled(9), stop: .wall), .rejects, .submission, .timeLimit),
    (RunFacts(ending: .signalled(9), oomKills: 1), .rejects, .submission, .memoryLimit),
    (
      RunFacts(ending: .exited(status: 0), output: .kib(101)), .rejects, .submission, .outputLimit
    ),
    // Accepted is only what also ends as it should.
    (RunFacts(ending: .signalled(9), stop: .wall), .accepts, .validator, .timeLimit),
    (RunFacts(ending: .signalled(13)), .accepts, .validator, .runTimeError),
    (RunFacts(ending: .exited(status: 3)), .accepts, .submission, .runTimeError),
    // The same goes for what is forbidden: one that is rejected is about to be ended, and whether it comes to that is chance.
    (
      RunFacts(ending: .signalled(9), stop: .forbiddenCall, forbiddenCall: "ptrace"), .rejects,
      .validator, .wrongAnswer
    ),
    (
      RunFacts(ending: .signalled(9), stop: .forbiddenCall, forbiddenCall: "ptrace"), .rejects,
      .submission, .securityViolation
    ),
  ]

  @Test(arguments: ends)
  func blame(facts: RunFacts, validator: Validator, first: First, verdict: Verdict) {
    var facts = facts
    facts.ended = .seconds(100)
    var other = RunFacts(ending: .exited(status: validator == .accepts ? 42 : 43))
    other.ended = first == .validator ? .seconds(99) : .seconds(101)
    let ruling = Ruling.ofConversation(
      facts, limits: Self.limits,
      validator: validator == .accepts ? Ruling(.accepted) : Ruling(.wrongAnswer, "no"),
      validatorFacts: other)
    #expect(ruling.verdict == verdict)
  }

  /// How the submission ended, what either of the two has computed, in ms, and whether they waited for each other.
  static let waits: [(RunFacts.Stop, ours: Int, theirs: Int, Bool)] = [
    (.wall, 20, 60, true), (.wall, 900, 60, false), (.wall, 20, 2000, false), (.cpu, 20, 60, false),
  ]

  @Test(arguments: waits)
  func `two that wait for each other are told so`(
    stop: RunFacts.Stop, ours: Int, theirs: Int, isDeadlock: Bool
  ) {
    func facts(_ cpu: Int) -> RunFacts {
      RunFacts(
        ending: .signalled(9), stop: stop, cpu: .milliseconds(cpu), wall: .milliseconds(3010))
    }
    var other = facts(theirs)
    other.ended = .seconds(1)
    let ruling = Ruling.ofConversation(
      facts(ours), limits: Self.limits, validator: Ruling(.wrongAnswer, "no"),
      validatorFacts: other)
    #expect(ruling.verdict == .timeLimit)
    #expect(
      (ruling.message
        == "your program and the judge waited for each other: was the output flushed? The clock's limit is 3.00 s")
        == isDeadlock)
  }
}
