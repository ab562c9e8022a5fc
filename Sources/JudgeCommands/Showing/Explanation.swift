internal import Control
internal import JudgeCore

/// Why a submission got its verdict: in words, with the figures that decided.
struct Explanation: Sendable {
  let submission: SubmissionDocument

  /// The test that decided: the first one that failed, of those that failed as the whole did.
  var failure: TestDocument? {
    let failures = (submission.tests ?? []).filter { $0.verdict != .accepted }
    switch submission.verdict {
    case nil: return failures.first
    // By graders' rules that may be although tests failed.
    case .accepted: return nil
    case .judgeError: return failures.first { $0.verdict == .judgeError }
    case let verdict?: return failures.first { $0.verdict == verdict } ?? failures.first
    }
  }

  /// One line: the verdict in words and where it was found.
  var headline: String {
    switch submission.state {
    case .queued:
      return submission.queuePosition.map {
        "waiting, \(Figures.place($0, wait: submission.expectedWait?.duration))"
      } ?? "waiting"
    case .compiling: return "being compiled"
    case .running: return "being run: \(Figures.count(submission.tests?.count ?? 0, "test")) done"
    case .rejected: return "rejected: \(TerminalText.line(submission.message))"
    case .judged: break
    }
    guard let verdict = submission.verdict else { return "judged" }
    var line = verdict.words
    if let failure { line += " on \(TerminalText.line(failure.name))" }
    if verdict == .accepted, let tests = submission.tests { line += ", \(accepted(tests))" }
    if let score = submission.score {
      line += ", \(Figures.points(score, of: submission.groups?.first?.best))"
    }
    return line
  }

  private func accepted(_ tests: [TestDocument]) -> String {
    let failed = tests.count { $0.verdict != .accepted }
    return failed == 0
      ? "all \(Figures.count(tests.count, "test"))"
      : "though \(failed) of \(Figures.count(tests.count, "test")) failed"
  }

  /// What decided, one sentence a line.
  var evidence: [String] {
    var lines: [String] = []
    let message = TerminalText.line(failure?.message ?? submission.message)
    if submission.state == .judged && !message.isEmpty { lines.append(message) }
    if let failure { lines += facts(of: failure, isExplained: !message.isEmpty) }
    if let skipped = submission.skipped, skipped > 0 {
      let verb = skipped == 1 ? "was" : "were"
      lines.append(
        submission.groups == nil
          ? "\(Figures.count(skipped, "test")) after it \(verb) not run"
          : "\(Figures.count(skipped, "test")) \(verb) not run: nothing depended on that any more")
    }
    return lines
  }

  /// Time and memory, mode, mechanisms.
  var circumstances: [(label: String, text: String)] {
    var lines: [(label: String, text: String)] = []
    if let wall = submission.wall, submission.gpu != nil {
      lines.append(("used", "\(Figures.time(wall.duration)) of GPU time in its slowest test"))
    } else if let cpu = submission.cpu, let memory = submission.memory {
      var line = "\(against(cpu, submission.limits?.cpu)) CPU"
      if let wall = submission.wall { line += ", \(Figures.time(wall.duration)) by the clock" }
      line += ", \(against(memory, submission.limits?.memory))"
      lines.append(("used", line))
    }
    if let host = submission.host {
      var line = "on \(TerminalText.line(host))"
      if let executor = submission.executor { line += " (\(TerminalText.line(executor)))" }
      if let mode = submission.mode { line += ", \(mode.rawValue) mode" }
      if let attempt = submission.attempt, attempt > 1 { line += ", attempt \(attempt)" }
      lines.append(("judged", line))
    }
    if let start = started { lines.append(("started", start)) }
    if let mechanisms = submission.mechanisms {
      lines.append(("confined", "by " + mechanisms.map(\.rawValue).joined(separator: ", ")))
    }
    return lines
  }

  /// How its interpreter came to the program; `nil`: it has none, or they are always started anew.
  private var started: String? {
    let starts = (submission.tests ?? []).compactMap(\.start)
    guard !starts.isEmpty else { return nil }
    let cold = starts.count { $0 == .cold }
    if cold == 0 { return "warm: imports were done before, and are in no figure" }
    return cold == starts.count
      ? "cold: imports are in the figures" : "warm, but for \(Figures.count(cold, "test"))"
  }

  /// - Parameter isExplained: whether the judge's own message has the figures already.
  private func facts(of test: TestDocument, isExplained: Bool) -> [String] {
    var lines: [String] = []
    switch test.verdict {
    case _ where isExplained: break
    case .timeLimit:
      lines.append(
        "it used \(against(test.cpu, submission.limits?.cpu)) CPU and \(against(test.wall, submission.limits?.wall)) by the clock"
      )
    case .memoryLimit:
      lines.append("it used \(against(test.memory, submission.limits?.memory)) at its peak")
    case .outputLimit:
      if let output = submission.limits?.output {
        lines.append("it may write \(Figures.memory(output.count))")
      }
    case .runTimeError:
      if let status = test.exitStatus { lines.append("it ended with exit status \(status)") }
      if let signal = test.signal { lines.append("it was ended by \(SignalName.of(signal))") }
    default: break
    }
    if let rerun = test.rerun {
      lines.append(
        "it came close to the limit, so it was run again with the other slots paused: \(Figures.time(rerun.cpu.duration)) CPU then, which decided"
      )
    }
    return lines
  }

  private func against(_ used: Milliseconds, _ limit: Milliseconds?) -> String {
    Figures.time(used.duration) + (limit.map { " of \(Figures.time($0.duration))" } ?? "")
  }

  private func against(_ used: Kibibytes, _ limit: Kibibytes?) -> String {
    Figures.memory(used.count) + (limit.map { " of \(Figures.memory($0.count))" } ?? "")
  }
}
