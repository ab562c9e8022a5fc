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
    let ruling = Ruling.ofConversation(
      facts, limits: Self.limits,
      validator: validator == .accepts ? Ruling(.accepted) : Ruling(.wrongAnswer, "no"),
      validatorEnded: first == .validator ? .seconds(99) : .seconds(101))
    #expect(ruling.verdict == verdict)
  }
}
