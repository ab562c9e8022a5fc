internal import Control
internal import JudgeCore

/// Why a submission got its verdict: in words, with the figures that decided.
struct Explanation: Sendable {
  /// What it was run on.
  enum Occasion: Hashable, Sendable {
    case judging
    /// On the samples alone, so that nothing is said about other tests.
    case samples
    /// On the reader's own input, to which no output is expected.
    case ownInput
  }

  let submission: SubmissionDocument
  var occasion = Occasion.judging

  /// Whether its tests are questions, of which so many must be right.
  private var isQuiz: Bool { submission.groups?.first?.needed != nil }

  /// Whether it is a quiz of which too few questions are right, so that no single one decided.
  private var isTooFew: Bool { isQuiz && submission.verdict == .wrongAnswer }

  /// The test that decided: the first one that failed, of those that failed as the whole did.
  var failure: TestDocument? {
    let failures = (submission.tests ?? []).filter { test in
      test.verdict != .accepted && !(isTooFew && test.name.hasPrefix("sample/"))
    }
    switch submission.verdict {
    case nil: return failures.first
    // By graders' rules that may be although tests failed.
    case .accepted: return nil
    case .judgeError: return failures.first { $0.verdict == .judgeError }
    case let verdict?: return failures.first { $0.verdict == verdict } ?? failures.first
    }
  }

  /// The verdict that stands before the headline; `nil`: none was given.
  var verdict: Verdict? {
    switch occasion {
    case .judging: submission.verdict
    case .samples: submission.verdict == .accepted ? nil : submission.verdict
    case .ownInput: ending == nil ? submission.verdict : nil
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
    case .running:
      let isTold = submission.testCount != nil || !(submission.tests ?? []).isEmpty
      return isTold ? "being run: \(Figures.tests(submission)) done" : "being run"
    case .rejected: return submission.whyNotJudged
    case .judged: return judgedHeadline
    }
  }

  private var judgedHeadline: String {
    if occasion == .ownInput, let ending { return "ran, \(ending)" }
    guard let verdict = submission.verdict else { return "judged" }
    var line = verdict == .accepted ? acceptance : verdict.words
    if let failure, !isTooFew { line += " on \(TerminalText.line(failure.name))" }
    if let score = Figures.score(of: submission) { line += ", \(score)" }
    return line
  }

  private var acceptance: String {
    let tests = submission.tests ?? []
    if occasion == .samples { return "passes \(Figures.all(tests.count, "sample"))" }
    if isQuiz { return "accepted" }
    let failed = tests.count { $0.verdict != .accepted }
    if failed > 0 { return "accepted, though \(failed) of \(tests.count) tests failed" }
    return tests.isEmpty ? "accepted" : "accepted, \(Figures.all(tests.count, "test"))"
  }

  /// How a run on one's own input ended by itself; `nil`: it did not, or there was none.
  private var ending: String? {
    guard let test = submission.tests?.first,
      [.accepted, .wrongAnswer, .runTimeError].contains(test.verdict)
    else { return nil }
    if let status = test.exitStatus { return "exit status \(status)" }
    return test.signal.map { "killed by \(SignalName.of($0))" }
  }

  /// What decided, or what it waits for, one sentence a line.
  var evidence: [String] {
    guard submission.state == .judged else {
      return submission.state == .rejected ? [] : [submission.standing].filter { !$0.isEmpty }
    }
    // That too few are right is in the headline.
    let message = failure?.message ?? (isTooFew ? "" : submission.message)
    var lines = pythonError.map { [$0] } ?? []
    if isTooFew, let failure { lines.append("the first wrong one is \(failure.name)") }
    // Of one's own input the headline says it.
    if occasion != .ownInput || verdict != nil { lines += TestNote.sentences(of: message) }
    lines = lines.map { TerminalText.line($0) }
    if let failure { lines += facts(of: failure, isExplained: !message.isEmpty) }
    return lines + skipped
  }

  /// What a Python program has died of, as far as its own words may be shown.
  private var pythonError: String? {
    guard let failure, failure.verdict == .runTimeError else { return nil }
    return failure.comparison.flatMap { ErrorLine.ofTraceback($0.errors) }
  }

  private var skipped: [String] {
    guard let skipped = submission.skipped, skipped > 0 else { return [] }
    let verb = skipped == 1 ? "was" : "were"
    return [
      submission.groups == nil
        ? "\(Figures.count(skipped, "test")) after it \(verb) not run"
        : "\(Figures.count(skipped, "test")) \(verb) not run: nothing depended on that any more"
    ]
  }

  /// - Parameter isExplained: whether the judge's own message has the figures already.
  private func facts(of test: TestDocument, isExplained: Bool) -> [String] {
    (isExplained ? [] : figures(of: test))
      + (test.rerun.map { rerun in
        [
          "it came close to the limit, so it was run again with the other slots paused: \(Figures.time(rerun.cpu.duration)) CPU then, which decided"
        ]
      } ?? [])
  }

  private func figures(of test: TestDocument) -> [String] {
    let limits = submission.limits
    switch test.verdict {
    case .timeLimit:
      return [
        "it used \(Figures.time(test.cpu, of: limits?.cpu)) CPU and \(Figures.time(test.wall, of: limits?.wall)) by the clock"
      ]
    case .memoryLimit:
      return ["it used \(Figures.memory(test.memory, of: limits?.memory)) at its peak"]
    case .outputLimit:
      return limits.map { ["it may write \(Figures.memory($0.output.count))"] } ?? []
    case .runTimeError:
      return (test.exitStatus.map { ["it ended with exit status \($0)"] } ?? [])
        + (test.signal.map { ["it was ended by \(SignalName.of($0))"] } ?? [])
    default: return []
    }
  }
}

extension SubmissionDocument {
  /// In words why it was rejected, or who has cancelled it.
  var whyNotJudged: String {
    if cancelledBy == nil { return "rejected: \(TerminalText.line(message))" }
    return message.isEmpty ? "cancelled" : TerminalText.line(message)
  }

  /// Why it stands where it stands, in the judge's words, cleaned; empty: its state or its verdict says all.
  var standing: String {
    switch state {
    case .queued, .rejected: TerminalText.line(cancelledBy.map { "by \($0)" } ?? message)
    // Tests that are done say more than what was said before them.
    case .compiling, .running: tests?.isEmpty ?? true ? TerminalText.line(message) : ""
    // When the verdict is told, say.
    case .judged: verdict == nil ? TerminalText.line(message) : ""
    }
  }
}
