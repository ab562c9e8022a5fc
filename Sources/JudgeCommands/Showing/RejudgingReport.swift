internal import Control
internal import JudgeCore

/// What judging again changes, for people.
enum RejudgingReport {
  static func progress(_ rejudging: RejudgingDocument) -> String {
    "rejudging \(rejudging.id)  \(rejudging.judged) of \(Figures.count(rejudging.total, "submission"))"
  }

  static func lines(_ rejudging: RejudgingDocument, _ console: Console) -> [String] {
    var lines = [console.palette.paint(title(rejudging), .bold)]
    if !rejudging.reason.isEmpty { lines.append("    \(TerminalText.line(rejudging.reason))") }
    let changes = rejudging.changes ?? []
    if !changes.isEmpty {
      lines += [""] + table(changes).lines(width: console.width, palette: console.palette) + [""]
    }
    if rejudging.changed > changes.count {
      lines += ["… \(Figures.count(rejudging.changed - changes.count, "more change"))"]
    }
    lines += [summary(rejudging)]
    if rejudging.failed > 0 {
      let verb = rejudging.failed == 1 ? "keeps its verdict" : "keep their verdicts"
      lines += ["the judge itself failed at \(rejudging.failed): \(verb)"]
    }
    return lines + next(rejudging)
  }

  static func list(_ all: [RejudgingDocument], _ console: Console) -> [String] {
    if all.isEmpty { return ["nothing was ever judged again"] }
    var table = Table(">n", "begun", "~by", ">judged", "state", "~reason")
    for rejudging in all {
      table.add(
        .init("\(rejudging.id)"), .init(rejudging.begunAt.local()),
        .init(TerminalText.line(rejudging.begunBy)),
        .init("\(rejudging.judged) of \(rejudging.total)"),
        .init(rejudging.ending?.rawValue ?? (rejudging.isDone ? "to be applied" : "under way")),
        .init(TerminalText.line(rejudging.reason)))
    }
    return table.lines(width: console.width, palette: console.palette)
  }

  private static func title(_ rejudging: RejudgingDocument) -> String {
    "\(progress(rejudging))  by \(TerminalText.line(rejudging.begunBy))  \(rejudging.begunAt.local())"
  }

  private static func table(_ changes: [RejudgingChange]) -> Table {
    let isScored = changes.contains { $0.scoreBefore != nil || $0.scoreAfter != nil }
    var table = Table(
      [">id", "~problem", "~user", "was", "is"] + (isScored ? [">score was", ">score is"] : [])
        + [">cpu was", ">cpu is"])
    for change in changes {
      var cells: [Table.Cell] = [
        .init("\(change.submission)"), .init(TerminalText.line(change.problem)),
        .init(TerminalText.line(change.user)),
        .init(change.before.rawValue, change.before.style),
        .init(change.after.rawValue, change.after.style),
      ]
      if isScored {
        cells += [change.scoreBefore, change.scoreAfter].map { .init($0.map(Points.text) ?? "-") }
      }
      cells += [change.cpuBefore, change.cpuAfter].map {
        .init($0.map { Figures.time($0.duration) } ?? "-")
      }
      table.add(cells)
    }
    return table
  }

  private static func summary(_ rejudging: RejudgingDocument) -> String {
    let who = rejudging.endedBy.map { " by \(TerminalText.line($0))" } ?? ""
    switch rejudging.ending {
    case .applied?: return "applied\(who): \(Figures.count(rejudging.changed, "verdict")) changed"
    case .cancelled?: return "cancelled\(who): every verdict is as it was"
    case nil where rejudging.changed == 0:
      return rejudging.isDone ? "no verdict would change" : "no verdict would change so far"
    case nil: return "\(Figures.count(rejudging.changed, "verdict")) would change"
    }
  }

  private static func next(_ rejudging: RejudgingDocument) -> [String] {
    guard rejudging.ending == nil else { return [] }
    let apply = rejudging.isDone ? ["judge rejudge --apply \(rejudging.id)"] : []
    return (apply + ["judge rejudge --cancel \(rejudging.id)"]).map { "    " + $0 }
  }
}
