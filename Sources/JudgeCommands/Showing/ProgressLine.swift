internal import Control
internal import JudgeCore

/// One submission on one line, as it stands.
enum ProgressLine {
  /// - Parameters:
  ///   - label: what people know it by.
  ///   - showsTests: whether it changes with every test.
  static func text(
    _ submission: SubmissionDocument, label: String, palette: Palette, showsTests: Bool = true
  ) -> String {
    let state = StateCell.of(submission)
    var line = "\(label)  \(palette.paint(state.text, state.style))"
    if let verdict = submission.verdict, verdict != .accepted { line += "  \(verdict.words)" }
    if let score = submission.score {
      line += "  \(Figures.points(score, of: submission.groups?.first?.best))"
    }
    if let cpu = submission.cpu, submission.state.isFinal {
      line += "  \(Figures.time(cpu.duration))"
      if let memory = submission.memory { line += "  \(Figures.memory(memory.count))" }
    }
    if submission.state == .queued, let wait = submission.expectedWait {
      line += "  about \(Figures.roughly(wait.duration))"
    }
    let isUnderWay = submission.state == .compiling || submission.state == .running
    if isUnderWay && (submission.tests ?? []).isEmpty && !submission.message.isEmpty {
      line += "  \(TerminalText.line(submission.message))"
    }
    if submission.state == .running && showsTests {
      line += "  \(marks(submission.tests ?? [], palette))"
    }
    if submission.state == .rejected { line += "  \(TerminalText.line(submission.message))" }
    return line
  }

  /// `12  kerneloverlap python3 student1`.
  static func label(_ submission: SubmissionDocument) -> String {
    let parts = [submission.problem, submission.language ?? "-", submission.user]
    let name = parts.map { TerminalText.line($0) }.joined(separator: " ")
    return submission.id.map { "\($0)  \(name)" } ?? name
  }

  /// A mark for each of the last tests: a dot for what was accepted, else the verdict's first letter.
  private static func marks(_ tests: [TestDocument], _ palette: Palette) -> String {
    let shown = tests.suffix(30).map { test in
      palette.paint(
        test.verdict == .accepted ? "." : String(test.verdict.rawValue.prefix(1)),
        test.verdict.style)
    }.joined()
    return "\(tests.count) \(shown)"
  }
}
