internal import Control
internal import JudgeCore

/// An assessment for people: who asks, and for staff everybody.
struct AssessmentReport {
  private let document: AssessmentDocument
  private let now: Timestamp

  init(_ document: AssessmentDocument, now: Timestamp = .now) {
    self.document = document
    self.now = now
  }

  static func list(
    _ documents: [AssessmentDocument], _ console: Console, now: Timestamp = .now
  ) -> [String] {
    if documents.isEmpty { return ["no assessments"] }
    let hasLater = documents.contains { $0.results == .whenOver }
    var table = Table(
      ["~assessment", "", "opens", "closes", ">minutes"] + (hasLater ? ["results"] : [])
        + ["yours", "~problems"])
    for document in documents {
      let report = AssessmentReport(document, now: now)
      var cells: [Table.Cell] = [
        .init(TerminalText.line(document.name), .bold),
        .init(document.phase.rawValue, document.phase == .open ? .green : .faint),
        .init(document.opensAt.local(now: now)), .init(document.closesAt.local(now: now)),
        .init("\(document.minutes)"),
      ]
      if hasLater { cells.append(.init(document.results.rawValue)) }
      let names = document.problems.map { TerminalText.line($0.problem) }
      table.add(cells + [.init(report.time ?? "-"), .init(names.joined(separator: " "))])
    }
    return table.lines(width: console.width, palette: console.palette)
  }

  func lines(for console: Console) -> [String] {
    let palette = console.palette
    var lines = TextFlow.wrap(title, to: console.textWidth).map { palette.paint($0, .bold) }
    for sentence in [own, results].compactMap(\.self) {
      lines += TextFlow.wrap(sentence, to: console.textWidth)
    }
    lines += [""] + problems.lines(width: console.width, palette: palette)
    if let takenOut = document.takenOut, !takenOut.isEmpty {
      lines.append(
        palette.paint("taken out: \(TerminalText.line(NameList.text(takenOut)))", .yellow))
    }
    let missing = document.problems.filter { !$0.isInstalled }.map(\.problem)
    if !missing.isEmpty {
      let names = TerminalText.line(NameList.text(missing))
      lines += TextFlow.wrap("not installed: \(names)", to: console.textWidth)
        .map { palette.paint($0, .yellow) }
    }
    if let sittings = document.sittings {
      lines += [""]
      lines +=
        sittings.isEmpty
        ? ["nobody has started it"]
        : everybody(sittings).lines(width: console.width, palette: palette)
    }
    let hasResults = ([document.yours].compactMap(\.self) + (document.sittings ?? []))
      .contains { !$0.results.isEmpty }
    return lines + (hasResults ? [palette.paint("(n): attempts made", .faint)] : [])
  }

  private var title: String {
    let (opening, end) = (document.opensAt.local(now: now), document.closesAt.local(now: now))
    let words =
      switch document.phase {
      case .planned: "can be started from \(opening) on, ends at \(end)"
      case .open where now.milliseconds >= document.closesAt.milliseconds:
        "closed at \(end), open for some until \(document.overAt.local(now: now))"
      case .open: "open from \(opening) to \(end)"
      case .over: "over since \(end)"
      }
    let minutes = Figures.count(document.minutes, "minute")
    return "\(TerminalText.line(document.name)): \(words); \(minutes) each"
  }

  /// What whoever asks has of it, and can do.
  private var own: String? {
    let name = TerminalText.line(document.name)
    guard let sitting = document.yours, let end = sitting.endsAt else {
      // Staff see everything anyway.
      guard canStart, document.sittings == nil else { return nil }
      return "you have not started it: `judge start \(name)` gives you \(prospect)"
    }
    if end.milliseconds <= now.milliseconds {
      return "your time was over at \(end.local(now: now))"
    }
    return
      "you have \(Figures.left(end.milliseconds - now.milliseconds)) left, until \(end.local(now: now)): `judge statement PROBLEM` to read, hand in as ever"
  }

  private var results: String? {
    guard document.results == .whenOver, document.phase != .over else { return nil }
    let words = "results are told when it is over for all"
    guard now.milliseconds < document.closesAt.milliseconds else { return words }
    return "\(words), not before \(document.closesAt.local(now: now))"
  }

  /// How long whoever started it now would have.
  private var prospect: String {
    let minute: Int64 = 60_000
    let left = document.closesAt.milliseconds - now.milliseconds
    let extra = Int64(document.yours?.extraMinutes ?? 0)
    let all = Figures.left(min(left, Int64(document.minutes) * minute) + extra * minute)
    if extra > 0 { return "\(all), \(extra) min of them beyond the others' time" }
    let isShort = left < Int64(document.minutes) * minute
    return isShort ? "\(all), until it ends for all" : all
  }

  private var canStart: Bool {
    document.phase == .open && now.milliseconds < document.closesAt.milliseconds
  }

  /// What is left of one's own time, in a word or two.
  private var time: String? {
    guard let sitting = document.yours, let end = sitting.endsAt else {
      return canStart ? "not started" : nil
    }
    let left = end.milliseconds - now.milliseconds
    return left > 0 ? "\(Figures.left(left)) left" : "done"
  }

  private var problems: Table {
    // Staff who take no part have no column of their own.
    guard document.sittings == nil || document.yours != nil else { return rules }
    var table = Table("~problem", "yours", ">attempts left")
    for problem in document.problems {
      let result = document.yours?.result(of: problem.problem)
      let left = problem.attempts.map { "\(max($0 - (result?.attempts ?? 0), 0)) of \($0)" }
      table.add(
        .init(TerminalText.line(problem.problem), .bold), Self.cell(result), .init(left ?? "any"))
    }
    return table
  }

  private var rules: Table {
    var table = Table("~problem", ">attempts each")
    for problem in document.problems {
      table.add(
        .init(TerminalText.line(problem.problem), .bold),
        .init(problem.attempts.map { "\($0)" } ?? "any"))
    }
    return table
  }

  /// A row for each user, those who have reached most first.
  private func everybody(_ sittings: [AssessmentDocument.Sitting]) -> Table {
    var table = Table(
      ["~user", "started", "?ends", ">solved"]
        + document.problems.map { TerminalText.line($0.problem) })
    for sitting in sittings.sorted(by: Self.isBefore) {
      var end = sitting.endsAt?.local(now: now) ?? "-"
      if sitting.extraMinutes > 0 { end += " (+\(sitting.extraMinutes) min)" }
      table.add(
        [
          .init(TerminalText.line(sitting.user), .bold),
          .init(sitting.startedAt?.local(now: now) ?? "-"), .init(end),
          .init(sitting.startedAt == nil ? "-" : "\(sitting.solved)"),
        ] + document.problems.map { Self.cell(sitting.result(of: $0.problem)) })
    }
    return table
  }

  private static func isBefore(
    _ one: AssessmentDocument.Sitting, _ other: AssessmentDocument.Sitting
  ) -> Bool {
    (one.startedAt == nil ? 1 : 0, -one.solved, one.user)
      < (other.startedAt == nil ? 1 : 0, -other.solved, other.user)
  }

  /// `solved (2)`, `7, solved (1)`, `4 (3)`, `tried (1)`, `handed in (1)`.
  private static func cell(_ result: AssessmentDocument.Result?) -> Table.Cell {
    guard let result else { return .init("-", .faint) }
    guard let isSolved = result.solved else { return .init("handed in (\(result.attempts))") }
    let score = result.bestScore.map { Points.text($0) }
    let words = [score, isSolved ? "solved" : score == nil ? "tried" : nil]
      .compactMap(\.self).joined(separator: ", ")
    return .init("\(words) (\(result.attempts))", isSolved ? .green : .plain)
  }
}

extension AssessmentDocument.Sitting {
  var solved: Int { results.count { $0.solved == true } }
}
