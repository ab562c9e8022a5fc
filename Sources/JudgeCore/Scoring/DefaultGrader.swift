/// The legacy format's default grader.
package struct DefaultGrader: Hashable, Sendable {
  package enum VerdictMode: String, Hashable, Sendable, CaseIterable {
    case worstError = "worst_error"
    case firstError = "first_error"
    case alwaysAccept = "always_accept"
  }

  package enum ScoreMode: String, Hashable, Sendable, CaseIterable { case sum, avg, min, max }

  package var verdictMode = VerdictMode.worstError
  package var scoreMode = ScoreMode.sum
  /// Of several members the last one, `secret`, counts alone.
  package var ignoresSample = false
  package var acceptsIfAnyAccepted = false

  package init() {}

  /// - Parameter flags: of two that contradict each other the last one counts; what means nothing is passed over, as other
  ///   judges do.
  package init(flags: [String]) {
    for flag in flags {
      verdictMode = VerdictMode(rawValue: flag) ?? verdictMode
      // What it was called at first.
      if flag == "no_errors" { verdictMode = .worstError }
      scoreMode = ScoreMode(rawValue: flag) ?? scoreMode
      if flag == Self.ignoreSample { ignoresSample = true }
      if flag == "accept_if_any_accepted" { acceptsIfAnyAccepted = true }
    }
  }

  package static let ignoreSample = "ignore_sample"

  /// Whether it means something.
  package static func knows(_ flag: String) -> Bool {
    VerdictMode(rawValue: flag) != nil || ScoreMode(rawValue: flag) != nil
      || [ignoreSample, "accept_if_any_accepted", "no_errors"].contains(flag)
  }

  package func grade(_ members: [Grade]) -> Grade {
    let members = ignoresSample ? members.suffix(1) : members
    if members.isEmpty { return Grade(.accepted, 0) }
    return Grade(verdict(of: members.map(\.verdict)), score(of: members.map(\.score)))
  }

  private func verdict(of verdicts: [Verdict]) -> Verdict {
    if acceptsIfAnyAccepted && verdicts.contains(.accepted) { return .accepted }
    switch verdictMode {
    case .alwaysAccept: return .accepted
    case .firstError: return verdicts.first { $0 != .accepted } ?? .accepted
    case .worstError: return Self.fromTheWorst.first(where: verdicts.contains) ?? .accepted
    }
  }

  /// JE, IF, RTE, MLE, TLE, OLE, WA; IF is none of ours, and a forbidden call is a way to crash.
  private static let fromTheWorst: [Verdict] = [
    .judgeError, .compileError, .securityViolation, .runTimeError, .memoryLimit, .timeLimit,
    .outputLimit, .wrongAnswer,
  ]

  private func score(of scores: [Double]) -> Double {
    let sum = scores.reduce(0, +)
    switch scoreMode {
    case .sum: return Points.tidy(sum)
    case .avg: return Points.tidy(sum / Double(scores.count))
    case .min: return scores.min() ?? 0
    case .max: return scores.max() ?? 0
    }
  }
}
