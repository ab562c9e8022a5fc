internal import Control
internal import JudgeCore

/// What helps with a problem, once enough has been tried.
struct Hints: Sendable {
  private let hints: [String]
  private let attemptsLeft: Int

  init(_ statement: StatementReply) {
    hints = statement.hints
    attemptsLeft = statement.attemptsToHints
  }

  /// Of the problem of a submission that failed; empty if nothing can be told.
  static func lines(for submission: SubmissionDocument, _ client: ControlClient, _ console: Console)
    async -> [String]
  {
    guard let verdict = submission.verdict,
      ![.accepted, .compileError, .judgeError].contains(verdict),
      // A submission is worth showing without them.
      let statement = try? await client.statement(of: submission.problem)
    else { return [] }
    return Hints(statement).lines(for: console)
  }

  func lines(for console: Console) -> [String] {
    if !hints.isEmpty {
      return ["", console.palette.paint("Hints", .bold)]
        + hints.enumerated().flatMap { index, hint in
          TextFlow.wrap(TerminalText.line(hint), to: min(console.textWidth, 80) - 4).enumerated()
            .map {
              ($0 == 0 ? "\(index + 1).  " : "    ") + $1
            }
        }
    }
    guard attemptsLeft > 0 else { return [] }
    let text = "hints unlock after \(Figures.count(attemptsLeft, "more failed submission"))"
    return ["", console.palette.paint(text, .faint)]
  }
}
