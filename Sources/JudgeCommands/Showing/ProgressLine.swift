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
    var parts = [label, palette.paint(state.text, state.style)]
    if let verdict = submission.verdict { parts.append(verdict.words) }
    if let score = Figures.score(of: submission) { parts.append(score) }
    if let cpu = submission.cpu, submission.state.isFinal {
      parts.append(Figures.time(cpu.duration))
      if let memory = submission.memory { parts.append(Figures.memory(memory.count)) }
    }
    if submission.state == .queued, let wait = submission.expectedWait {
      parts.append("about \(Figures.roughly(wait.duration))")
    }
    if !submission.standing.isEmpty { parts.append(submission.standing) }
    if submission.state == .running && showsTests, let tests = submission.tests, !tests.isEmpty {
      parts += [Figures.tests(submission), marks(tests, palette)]
    }
    return parts.joined(separator: "  ")
  }

  /// `12  kerneloverlap python3 student1`.
  static func label(_ submission: SubmissionDocument) -> String {
    let parts = [submission.problem, submission.language ?? "-", submission.user]
    let name = parts.map { TerminalText.line($0) }.joined(separator: " ")
    return submission.id.map { "\($0)  \(name)" } ?? name
  }

  /// A mark for each of the last tests: a dot for what was accepted, else the verdict's first letter.
  private static func marks(_ tests: [TestDocument], _ palette: Palette) -> String {
    tests.suffix(30).map { test in
      palette.paint(
        test.verdict == .accepted ? "." : String(test.verdict.rawValue.prefix(1)),
        test.verdict.style)
    }.joined()
  }
}
