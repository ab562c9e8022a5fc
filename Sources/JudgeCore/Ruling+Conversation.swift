extension Ruling {
  /// Decides about a submission that has talked to its output validator.
  ///
  /// The order is that of problemtools: a validator that rejects and has ended before the submission has the word, since what became of
  /// the submission may be its doing, and it is ended then; else the facts of the submission's run decide, and then the validator.
  ///
  /// - Parameters:
  ///   - facts: of the submission's run.
  ///   - validator: the validator's own ruling, accepted or wrong answer.
  ///   - validatorEnded: when it ended, by the clock of ``RunFacts/ended``.
  package static func ofConversation(
    _ facts: RunFacts, limits: Limits, validator: Ruling, validatorEnded: Duration
  ) -> Ruling {
    if validator.verdict != .accepted && validatorEnded < facts.ended { return validator }
    return ofRun(facts, limits: limits) ?? validator
  }
}
