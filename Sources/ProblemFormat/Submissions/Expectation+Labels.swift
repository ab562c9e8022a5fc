internal import JudgeCore

extension Expectation {
  /// What the name of a folder below `submissions/` means; `nil`: nothing in this version of the format.
  ///
  /// - Parameter isGraded: whether graders decide, as the legacy format has it.
  static func ofFolder(
    _ name: String, _ version: FormatVersion, isGraded: Bool = false
  ) -> Expectation? {
    if isGraded, let graded = ofGradedFolder(name) { return graded }
    var expectation = version.isLegacy ? ofLegacyFolder(name) : ofCurrentFolder(name)
    // Drafts and the legacy format go by the two folders alone.
    if version == .v2025 || ["accepted", "time_limit_exceeded"].contains(name) {
      expectation?.boundTime()
    }
    return expectation
  }

  /// The names of folders that mean something, whether graders decide or not.
  static func labels(in version: FormatVersion) -> [String] {
    let common = ["accepted", "wrong_answer", "time_limit_exceeded", "run_time_error"]
    return common + (version.isLegacy ? ["partially_accepted"] : ["brute_force", "rejected"])
  }

  /// What the label says of the time limit: whoever must not be too slow bounds it from below, whoever must be and nothing else
  /// from above.
  mutating func boundTime() {
    timeBounds = []
    if !permitted.contains(.timeLimit) { timeBounds.append(TimeBound(.lower)) }
    if required.contains([.timeLimit]) { timeBounds.append(TimeBound(.upper)) }
  }

  private static func ofCurrentFolder(_ name: String) -> Expectation? {
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
    default: nil
    }
  }

  /// A folder of the package's own, of which the rules in `submissions.yaml` say all.
  static let unlabelled = Expectation(permitted: any)

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

  /// Where graders decide, labels are about what these say, and single tests may fail.
  private static func ofGradedFolder(_ name: String) -> Expectation? {
    switch name {
    case "accepted": return results([.accepted], isGraded: true)
    case "partially_accepted":
      var expectation = results([.accepted], isGraded: true)
      expectation.isPartial = true
      // Most lose their points by being too slow.
      expectation.timeBounds = []
      return expectation
    case "wrong_answer": return results([.wrongAnswer])
    case "time_limit_exceeded": return results([.timeLimit])
    case "run_time_error": return results([.runTimeError, .memoryLimit, .securityViolation])
    default: return nil
    }
  }

  /// One of these verdicts for the whole submission, whatever single tests give.
  ///
  /// - Parameter isGraded: whether it may be accepted though tests fail.
  static func results(_ verdicts: Set<Verdict>, isGraded: Bool = false) -> Expectation {
    let isStrict = verdicts == [.accepted] && !isGraded
    // What prints too much is ended for that here, before it can be too slow or be looked at.
    let prints = !verdicts.isDisjoint(with: [.timeLimit, .wrongAnswer])
    var expectation = Expectation(
      permitted: isStrict ? [.accepted] : any,
      exact: prints ? verdicts.union([.outputLimit]) : verdicts)
    if verdicts == [.accepted] { expectation.timeBounds = [TimeBound(.lower)] }
    if verdicts == [.timeLimit] { expectation.timeBounds = [TimeBound(.upper)] }
    return expectation
  }

  private static let any = Set(Outcome.allCases)
}
