extension Ruling {
  /// Decides about a submission that has talked to its output validator.
  ///
  /// The order is that of problemtools: a validator that rejects and has ended before the submission has the word, since what became of
  /// the submission may be its doing, and it is ended then; else the facts of the submission's run decide, and then the validator.
  ///
  /// - Parameters:
  ///   - facts: of the submission's run.
  ///   - validator: the validator's own ruling, accepted or wrong answer.
  ///   - validatorFacts: of its run.
  package static func ofConversation(
    _ facts: RunFacts, limits: Limits, validator: Ruling, validatorFacts: RunFacts
  ) -> Ruling {
    if validator.verdict != .accepted && validatorFacts.ended < facts.ended { return validator }
    let decided = ofRun(facts, limits: limits)
    if facts.stop == .wall && decided?.verdict == .timeLimit && isIdle(facts)
      && isIdle(validatorFacts)
    {
      return Ruling(
        .timeLimit,
        "your program and the judge waited for each other: was the output flushed? The clock's limit is \(seconds(limits.wall))"
      )
    }
    return decided ?? validator
  }

  /// Whether it has spent nearly all of its time waiting for something.
  private static func isIdle(_ facts: RunFacts) -> Bool {
    (facts.cpu + facts.waited) * 10 < facts.wall
  }
}
