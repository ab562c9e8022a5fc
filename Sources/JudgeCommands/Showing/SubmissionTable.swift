internal import Control
internal import JudgeCore

/// Submissions one below the other.
struct SubmissionTable: Sendable {
  let submissions: [SubmissionDocument]

  func lines(for console: Console) -> [String] {
    let isScored = submissions.contains { $0.score != nil }
    let hasNames = submissions.contains { $0.fileName != nil }
    let hasNotes = submissions.contains { !$0.standing.isEmpty }
    var table = Table(
      [">id", "^problem", "?language", "^user", "verdict"] + (isScored ? [">score"] : [])
        + [">time", ">?memory", "when"] + (hasNames ? ["^?file"] : []) + (hasNotes ? ["|why"] : []))
    for submission in submissions {
      var cells: [Table.Cell] = [
        .init(submission.id.map(String.init) ?? "-"), .init(TerminalText.line(submission.problem)),
        .init(submission.language.map { TerminalText.line($0) } ?? "-"),
        .init(TerminalText.line(submission.user)), StateCell.of(submission),
      ]
      if isScored { cells.append(.init(submission.score.map(Points.text) ?? "-")) }
      // Of one that is being run, figures of the tests so far say nothing yet.
      let isFinal = submission.state.isFinal
      cells += [
        .init(isFinal ? submission.cpu.map { Figures.time($0.duration) } ?? "-" : "-"),
        .init(isFinal ? submission.memory.map { Figures.memory($0.count) } ?? "-" : "-"),
        .init(submission.submittedAt.local()),
      ]
      if hasNames {
        let name = TerminalText.line(submission.fileName ?? "-")
        cells.append(.init(TerminalText.squeezed(name, to: 30)))
      }
      if hasNotes { cells.append(.init(submission.standing, .faint)) }
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
    case .rejected where submission.cancelledBy != nil: return .init("cancelled", .faint)
    case .rejected: return .init("rejected", .red)
    default: return .init(submission.state.rawValue, .faint)
    }
  }
}
