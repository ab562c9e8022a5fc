internal import Control
internal import JudgeCore

/// One submission with all its tests, for people.
struct SubmissionReport: Sendable {
  let submission: SubmissionDocument
  /// Whether what every test printed is shown, in full, and not an extract of the first failing one's.
  var showsAllOutputs = false
  /// Whether each test has a row, however many there are.
  var showsAllTests = false
  /// Whether its tests are listed at all.
  var showsTests = true
  /// Whether it is told how and where it was judged, though nothing is out of the ordinary.
  var isFull = false
  /// What it was run on.
  var occasion = Explanation.Occasion.judging

  private static let mostCompilerLines = 40
  private static let mostRemarks = 10

  func lines(for console: Console) -> [String] {
    let palette = console.palette
    let explanation = Explanation(submission: submission, occasion: occasion)
    var lines = [title(palette), verdict(explanation, palette)]
    lines += explanation.evidence.flatMap { wrapped($0, console) }
    if let withheld { lines += wrapped(withheld, console) }
    let measured = GPUTable(tests: submission.tests ?? []).circumstances
    let facts = Circumstances(submission: submission, isFull: isFull).facts
    for fact in (measured.map { [$0] } ?? []) + facts {
      lines += hung(fact, console).map { palette.paint($0, .faint) }
    }
    lines += compilerOutput(palette)
    lines += groups(console)
    if showsTests, let tests = submission.tests, !tests.isEmpty {
      // One's own input has no verdict, and no other test beside it.
      if occasion != .ownInput {
        lines += [""] + TestRows(tests: tests, showsAll: showsAllTests).lines(for: console)
      }
      lines += outputs(of: tests, explanation, console)
      lines += remarks(of: tests, console)
    }
    return lines
  }

  private func title(_ palette: Palette) -> String {
    var parts = submission.id.map { ["Submission \($0)"] } ?? []
    parts.append(TerminalText.line(submission.problem))
    if let language = submission.language { parts.append(TerminalText.line(language)) }
    if submission.id != nil {
      if let name = submission.fileName {
        parts.append(TerminalText.squeezed(TerminalText.line(name), to: 40))
      }
      parts.append("by \(TerminalText.line(submission.user))")
      parts.append(submission.submittedAt.local())
    }
    return palette.paint(parts.joined(separator: "  "), .bold)
  }

  private func verdict(_ explanation: Explanation, _ palette: Palette) -> String {
    guard let verdict = explanation.verdict else {
      let isPassed = submission.verdict == .accepted
      return palette.paint(explanation.headline, isPassed ? .green : .plain)
    }
    return "\(palette.paint(verdict.rawValue, verdict.style))  \(explanation.headline)"
  }

  /// That its owner is not told what stands here: whoever is asked for help must not tell it either.
  private var withheld: String? {
    guard let assessment = submission.withheldBy, submission.verdict != nil else { return nil }
    let owner = TerminalText.line(submission.user)
    return "withheld from \(owner) until \(TerminalText.line(assessment)) is over for all"
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
    let shown = output.prefix(showsAllOutputs ? output.count : Self.mostCompilerLines)
    let more = output.count - shown.count
    return ["", palette.paint("The compiler said", .bold)] + shown.map { "    " + $0 }
      + (more > 0 ? ["    … \(Figures.count(more, "more line")) (--output shows all)"] : [])
  }

  /// What groups of tests came to, where there are scores; the whole has its own line.
  private func groups(_ console: Console) -> [String] {
    guard let groups = submission.groups?.dropFirst(), !groups.isEmpty else { return [] }
    var table = Table("^group", "verdict", ">score", ">of")
    for group in groups {
      table.add(
        .init(TerminalText.line(group.name)),
        group.verdict.map { .init($0.rawValue, $0.style) } ?? .init("not run", .faint),
        .init(group.score.map(Points.text) ?? "-"), .init(group.best.map(Points.text) ?? "-"))
    }
    return [""] + table.lines(width: console.width, palette: console.palette)
  }

  /// What passed samples wrote to standard error, where that is looked for: in a try, and of a quiz, whose driver says there what it
  /// makes of the sheet.
  private func remarks(of tests: [TestDocument], _ console: Console) -> [String] {
    let isQuiz = submission.groups?.first?.needed != nil
    guard !showsAllOutputs, occasion == .samples || (isQuiz && occasion == .judging) else {
      return []
    }
    let told = tests.filter { $0.verdict == .accepted }.compactMap { test -> Remark? in
      SampleRun(test, isExpected: true).map { Remark(name: test.name, lines: $0.errors) }
    }.filter { !$0.lines.isEmpty }
    // What a library says every time is said once.
    if told.count == tests.count && told.count > 1, Set(told.map(\.lines)).count == 1 {
      return lines(of: told[0], by: Figures.all(told.count, "sample"), console)
    }
    return told.flatMap { lines(of: $0, by: TerminalText.line($0.name), console) }
  }

  private struct Remark {
    var name: String
    var lines: [String]
  }

  private func lines(of remark: Remark, by whom: String, _ console: Console) -> [String] {
    let left = remark.lines.count - Self.mostRemarks
    return ["", console.palette.paint("\(whom) wrote to standard error", .bold)]
      + remark.lines.prefix(Self.mostRemarks).map { "    " + $0 }
      + (left > 0 ? ["    … \(Figures.count(left, "more line")) (--output shows all)"] : [])
  }

  /// What went into tests and came out of them: of all where that is wished, else of the one that decided.
  private func outputs(
    of tests: [TestDocument], _ explanation: Explanation, _ console: Console
  ) -> [String] {
    let isOwnInput = occasion == .ownInput
    let decisive = explanation.failure.map { [$0] } ?? []
    return (showsAllOutputs || isOwnInput ? tests : decisive).flatMap { test -> [String] in
      let name = TerminalText.line(test.name)
      guard let run = SampleRun(test, isExpected: !isOwnInput) else {
        return showsAllOutputs && test == explanation.failure
          ? ["", "nothing may be shown of \(name)"] : []
      }
      let sides = SideBySide(run)
      return ["", console.palette.paint(name, .bold)]
        + (showsAllOutputs
          ? sides.whole(console.palette)
          : sides.lines(width: console.width.map { min($0, 100) }, palette: console.palette))
    }
  }
}
