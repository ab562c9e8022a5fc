internal import JudgeCore

extension Expectation {
  /// What the name of a folder below `submissions/` means; `nil`: nothing in this version of the format.
  static func ofFolder(_ name: String, _ version: FormatVersion) -> Expectation? {
    version.isLegacy ? ofLegacyFolder(name) : ofCurrentFolder(name)
  }

  private static func ofCurrentFolder(_ name: String) -> Expectation {
    switch name {
    case "accepted": Expectation(permitted: [.accepted])
    case "wrong_answer":
      Expectation(permitted: [.accepted, .wrongAnswer], required: [[.wrongAnswer]])
    case "time_limit_exceeded":
      Expectation(permitted: [.accepted, .timeLimit], required: [[.timeLimit]])
    case "run_time_error":
      Expectation(permitted: [.accepted, .runTimeError], required: [[.runTimeError]])
    case "brute_force":
      Expectation(
        permitted: [.accepted, .runTimeError, .timeLimit],
        required: [[.runTimeError, .timeLimit]])
    case "rejected":
      Expectation(permitted: any, required: [[.runTimeError, .timeLimit, .wrongAnswer]])
    default: Expectation(permitted: any)
    }
  }

  /// Too slow may be wrong as well, and what crashes may fail in any other way besides.
  private static func ofLegacyFolder(_ name: String) -> Expectation? {
    switch name {
    case "accepted", "wrong_answer": ofCurrentFolder(name)
    case "time_limit_exceeded":
      Expectation(permitted: [.accepted, .timeLimit, .wrongAnswer], required: [[.timeLimit]])
    case "run_time_error": Expectation(permitted: any, required: [[.runTimeError]])
    default: nil
    }
  }

  /// One of these verdicts for the whole submission, whatever single tests give.
  static func results(_ verdicts: Set<Verdict>) -> Expectation {
    Expectation(permitted: verdicts == [.accepted] ? [.accepted] : any, exact: verdicts)
  }

  private static let any = Set(Outcome.allCases)
}
