internal import Control
internal import JudgeCore

/// One submission with all its tests, for people.
struct SubmissionReport: Sendable {
  let submission: SubmissionDocument
  var fileName: String?
  /// Whether what every test printed is shown, and not of the first failing one alone.
  var showsAllOutputs = false

  /// Whether its tests are listed.
  var showsTests = true

  /// Whether it was run on the reader's own input, to which no output is expected.
  var isOnOwnInput = false

  private static let mostCompilerLines = 40

  func lines(for console: Console) -> [String] {
    let palette = console.palette
    let explanation = Explanation(submission: submission)
    var lines = [title(palette), verdict(explanation, palette)]
    lines += explanation.evidence.flatMap { wrapped($0, console) }
    let measured = GPUTable(tests: submission.tests ?? []).circumstances
    for fact in (measured.map { [$0] } ?? []) + explanation.circumstances {
      lines += hung(fact, console).map { palette.paint($0, .faint) }
    }
    lines += compilerOutput(palette)
    lines += groups(console)
    if showsTests, let tests = submission.tests, !tests.isEmpty {
      let gpu = GPUTable(tests: tests)
      lines += [""]
      lines += (gpu.isEmpty ? table(of: tests) : gpu.table()).lines(
        width: console.width, palette: palette)
      for test in shown(tests, explanation) {
        guard let comparison = test.comparison else { continue }
        lines += ["", palette.paint(TerminalText.line(test.name), .bold)]
        lines += SideBySide(comparison, hasExpectation: !isOnOwnInput).lines(
          width: console.textWidth, palette: palette)
      }
    }
    return lines
  }

  private func title(_ palette: Palette) -> String {
    var parts = submission.id.map { ["Submission \($0)"] } ?? []
    parts.append(TerminalText.line(submission.problem))
    if let language = submission.language { parts.append(TerminalText.line(language)) }
    if let fileName { parts.append(TerminalText.cut(TerminalText.line(fileName), to: 40)) }
    if submission.id != nil {
      parts.append("by \(TerminalText.line(submission.user))")
      parts.append(Figures.moment(submission.submittedAt))
    }
    return palette.paint(parts.joined(separator: "  "), .bold)
  }

  private func verdict(_ explanation: Explanation, _ palette: Palette) -> String {
    guard let verdict = submission.verdict else { return explanation.headline }
    return "\(palette.paint(verdict.rawValue, verdict.style))  \(explanation.headline)"
  }

  private func wrapped(_ text: String, _ console: Console) -> [String] {
    TextFlow.wrap(text, to: console.textWidth - 4).map { "    " + $0 }
  }

  /// Further lines stand below the first one's text, which follows a label.
  private func hung(_ fact: (label: String, text: String), _ console: Console) -> [String] {
    let inset = 10
    return TextFlow.wrap(fact.text, to: console.textWidth - inset).enumerated().map { index, line in
      TerminalText.padded(index == 0 ? fact.label : "", to: inset) + line
    }
  }

  private func compilerOutput(_ palette: Palette) -> [String] {
    guard let compile = submission.compile, !compile.output.isEmpty else { return [] }
    // Warnings of what compiled are noise unless they are asked for.
    guard !compile.ok || showsAllOutputs else { return [] }
    let output = TerminalText.lines(compile.output)
    let shown = output.prefix(Self.mostCompilerLines).map { "    " + $0 }
    let more = output.count - shown.count
    return ["", palette.paint("The compiler said", .bold)] + shown
      + (more > 0 ? ["    … \(Figures.count(more, "more line")) (--json --output shows all)"] : [])
  }

  /// What groups of tests came to, where there are scores; the whole has its own line.
  private func groups(_ console: Console) -> [String] {
    guard let groups = submission.groups?.dropFirst(), !groups.isEmpty else { return [] }
    var table = Table("~group", "verdict", ">score", ">of")
    for group in groups {
      table.add(
        .init(TerminalText.line(group.name)),
        group.verdict.map { .init($0.rawValue, $0.style) } ?? .init("not run", .faint),
        .init(group.score.map(Points.text) ?? "-"), .init(group.best.map(Points.text) ?? "-"))
    }
    return [""] + table.lines(width: console.width, palette: console.palette)
  }

  private func table(of tests: [TestDocument]) -> Table {
    let isScored = tests.contains { $0.score != nil }
    let score = isScored ? [">score"] : []
    var table = Table(["~test", "verdict"] + score + [">cpu", ">wall", ">memory", "~message"])
    for test in tests {
      var cells: [Table.Cell] = [
        .init(TerminalText.line(test.name)), .init(test.verdict.rawValue, test.verdict.style),
      ]
      if isScored { cells.append(.init(test.score.map(Points.text) ?? "-")) }
      cells += [
        .init(Figures.time(test.cpu.duration)), .init(Figures.time(test.wall.duration)),
        .init(Figures.memory(test.memory.count)), .init(TerminalText.line(test.message)),
      ]
      table.add(cells)
    }
    return table
  }

  private func shown(_ tests: [TestDocument], _ explanation: Explanation) -> [TestDocument] {
    if showsAllOutputs || isOnOwnInput { return tests }
    return explanation.failure.map { [$0] } ?? []
  }
}
