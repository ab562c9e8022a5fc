internal import Control
internal import JudgeCore

/// Submissions one below the other.
struct SubmissionTable: Sendable {
  let submissions: [SubmissionDocument]

  func lines(for console: Console) -> [String] {
    let isScored = submissions.contains { $0.score != nil }
    var table = Table(
      [">id", "~problem", "language", "~user", "verdict"] + (isScored ? [">score"] : [])
        + [">time", ">memory", "when"])
    for submission in submissions {
      var cells: [Table.Cell] = [
        .init(submission.id.map(String.init) ?? "-"), .init(TerminalText.line(submission.problem)),
        .init(submission.language.map { TerminalText.line($0) } ?? "-"),
        .init(TerminalText.line(submission.user)), StateCell.of(submission),
      ]
      if isScored { cells.append(.init(submission.score.map(Points.text) ?? "-")) }
      cells += [
        .init(submission.cpu.map { Figures.time($0.duration) } ?? "-"),
        .init(submission.memory.map { Figures.memory($0.count) } ?? "-"),
        .init(Figures.moment(submission.submittedAt)),
      ]
      table.add(cells)
    }
    return table.lines(width: console.width, palette: console.palette)
  }
}

/// Verdict or state in one word or two.
enum StateCell {
  static func of(_ submission: SubmissionDocument) -> Table.Cell {
    if let verdict = submission.verdict { return .init(verdict.rawValue, verdict.style) }
    switch submission.state {
    case .queued:
      let place = submission.queuePosition.map { " \(Figures.ordinal($0))" } ?? ""
      return .init("queued\(place)", .faint)
    case .rejected: return .init("rejected", .red)
    default: return .init(submission.state.rawValue, .faint)
    }
  }
}
