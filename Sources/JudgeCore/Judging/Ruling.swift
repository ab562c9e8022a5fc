/// A verdict with its reason in words.
package struct Ruling: Hashable, Sendable {
  package var verdict: Verdict
  package var message: String

  package init(_ verdict: Verdict, _ message: String = "") {
    self.verdict = verdict
    self.message = message
  }

  /// What the facts alone decide, before any output is checked: `nil` means that the run ended well within
  /// its limits and the validator has the word.
  ///
  /// The order is that of cause: what our side ended the run for comes first, then what the counters say, and
  /// the way it ended last, because a signal or an exit status is the program's own word.
  package static func ofRun(_ facts: RunFacts, limits: Limits) -> Ruling? {
    if facts.stop == .forbiddenCall || facts.forbiddenCall != nil {
      return Ruling(
        .securityViolation, "called \(facts.forbiddenCall ?? "a forbidden system call")")
    }
    switch facts.stop {
    case .output: return overOutput(facts, limits)
    case .cpu: return overCPU(facts, limits)
    case .wall where facts.cpu <= limits.cpu && facts.oomKills == 0: return overWall(facts, limits)
    case .wall, .memory, .forbiddenCall, .needless, nil: break
    }
    if facts.stop == .memory || facts.oomKills > 0 || facts.memory > limits.memory {
      return Ruling(.memoryLimit, "needed more than \(limits.memory)")
    }
    if facts.output > limits.output { return overOutput(facts, limits) }
    if facts.cpu > limits.cpu { return overCPU(facts, limits) }
    switch facts.ending {
    case .exited(status: 0): return nil
    case .exited(let status): return Ruling(.runTimeError, "exit status \(status)")
    case .signalled(let signal):
      return Ruling(.runTimeError, "killed by \(SignalName.of(signal))")
    }
  }

  private static func overOutput(_ facts: RunFacts, _ limits: Limits) -> Ruling {
    Ruling(.outputLimit, "wrote more than \(limits.output)")
  }

  private static func overCPU(_ facts: RunFacts, _ limits: Limits) -> Ruling {
    Ruling(
      .timeLimit,
      "used \(seconds(facts.cpu, over: limits.cpu)) of CPU time, the limit is \(seconds(limits.cpu))"
    )
  }

  private static func overWall(_ facts: RunFacts, _ limits: Limits) -> Ruling {
    Ruling(
      .timeLimit,
      "idle too long: \(seconds(facts.wall, over: limits.wall)) by the clock, of which \(seconds(facts.cpu)) computing; "
        + "the clock's limit is \(seconds(limits.wall))")
  }

  /// `2.21 s`; what is over a limit never looks as if it were not.
  ///
  /// - Parameter limit: `nil`: there is none.
  static func seconds(_ duration: Duration, over limit: Duration? = nil) -> String {
    var hundredths = Self.hundredths(duration)
    if let limit, duration > limit { hundredths = max(hundredths, Self.hundredths(limit) + 1) }
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
  }

  private static func hundredths(_ duration: Duration) -> Int64 {
    (duration.nanosecondCount + 5_000_000) / 10_000_000
  }
}
