internal import Control
internal import JudgeCore

/// The tests of a submission one below the other; many that were accepted in one line.
struct TestRows: Sendable {
  let tests: [TestDocument]
  /// Whether each has a row, however many there are.
  let showsAll: Bool

  private static let few = 8

  func lines(for console: Console) -> [String] {
    let gpu = GPUTable(tests: tests)
    // What a GPU was measured at is what one wants to see.
    if !gpu.isEmpty { return gpu.table().lines(width: console.width, palette: console.palette) }
    let accepted = tests.filter { $0.verdict == .accepted }
    if showsAll || accepted.count <= Self.few { return rows(tests, console) }
    let others = tests.filter { $0.verdict != .accepted }
    return (others.isEmpty ? [] : rows(others, console))
      + TextFlow.wrap(summary(of: accepted), to: console.textWidth)
  }

  private func summary(of tests: [TestDocument]) -> String {
    var parts = ["\(Figures.count(tests.count, "test")) accepted"]
    if let slowest = tests.max(by: { $0.cpu.duration < $1.cpu.duration }) {
      parts.append(
        "slowest \(TerminalText.line(slowest.name)) with \(Figures.time(slowest.cpu.duration))")
    }
    if let largest = tests.max(by: { $0.memory.count < $1.memory.count }) {
      parts.append(
        "largest \(TerminalText.line(largest.name)) with \(Figures.memory(largest.memory.count))")
    }
    return parts.joined(separator: ", ") + " (--tests lists them)"
  }

  private func rows(_ tests: [TestDocument], _ console: Console) -> [String] {
    let isScored = tests.contains { $0.score != nil }
    var table = Table(
      ["^test", "verdict"] + (isScored ? [">score"] : []) + [
        ">cpu", ">?wall", ">memory", "|message",
      ])
    for test in tests {
      var cells: [Table.Cell] = [
        .init(TerminalText.line(test.name)), .init(test.verdict.rawValue, test.verdict.style),
      ]
      if isScored { cells.append(.init(test.score.map(Points.text) ?? "-")) }
      cells += [
        .init(Figures.time(test.cpu.duration)), .init(Figures.time(test.wall.duration)),
        .init(Figures.memory(test.memory.count)), .init(TerminalText.message(of: test)),
      ]
      table.add(cells)
    }
    return table.lines(width: console.width, palette: console.palette)
  }
}

extension TerminalText {
  /// What was said of a test, without what it is about.
  static func message(of test: TestDocument) -> String {
    line(TestNote.sentences(of: test.message).first ?? "")
  }
}
