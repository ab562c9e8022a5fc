internal import Control

/// A failing sample: what went in, what was expected and what came out, in columns next to each other, or one below the
/// other where there is too little room.
struct SideBySide: Sendable {
  private let input: [String]
  private let expected: [String]
  private let got: [String]
  private let errors: [String]
  private let difference: FirstDifference?
  private let hasExpectation: Bool

  /// Rows that are shown of each.
  private static let mostRows = 16
  private static let narrowest = 60
  /// Before each line: the mark of the first difference.
  private static let margin = 2

  /// - Parameter hasExpectation: whether there is anything that the output was to be.
  init(_ comparison: ComparisonDocument, hasExpectation: Bool = true) {
    self.hasExpectation = hasExpectation
    input = TerminalText.lines(comparison.input)
    expected = TerminalText.lines(comparison.expected)
    got = TerminalText.lines(comparison.got)
    errors = TerminalText.lines(comparison.errors)
    difference =
      hasExpectation
      ? FirstDifference(expected: comparison.expected, got: comparison.got) : nil
  }

  func lines(width: Int, palette: Palette) -> [String] {
    let body = width < Self.narrowest ? stacked(width, palette) : columns(width, palette)
    let remark = difference.map { TextFlow.wrap($0.description, to: width) } ?? []
    return body + remark + errorLines(width, palette)
  }

  /// The last lines of standard error: what a program has died of stands there.
  private func errorLines(_ width: Int, _ palette: Palette) -> [String] {
    guard !errors.isEmpty else { return [] }
    let left = errors.count - Self.mostRows
    return [palette.paint("  standard error", .bold)]
      + (left > 0 ? ["  … \(Figures.count(left, "line"))"] : [])
      + errors.suffix(Self.mostRows).map { "  " + TerminalText.cut($0, to: width - Self.margin) }
  }

  /// One column: rows of text, some of which are marked.
  private struct Column {
    var title: String
    var rows: [(text: String, isMarked: Bool)] = []

    /// - Parameters:
    ///   - lines: all lines of the text.
    ///   - mark: the line to mark; what is shown begins shortly before it if it is far down.
    init(_ title: String, _ lines: [String], mark: Int?, room: Int) {
      self.title = title
      let start = mark.map { $0 > 8 ? min($0 - 3, lines.count) : 0 } ?? 0
      if start > 0 { rows.append(("… \(Figures.count(start, "line"))", false)) }
      var next = start
      while next < lines.count && rows.count < SideBySide.mostRows {
        for piece in TerminalText.pieces(lines[next], of: room).prefix(4) {
          rows.append((piece, next == mark))
        }
        next += 1
      }
      if next < lines.count { rows.append(("… \(lines.count - next) more", false)) }
      if lines.isEmpty { rows.append(("(nothing)", false)) }
    }
  }

  private func makeColumns(room: Int) -> [Column] {
    let given = Column("input", input, mark: nil, room: room)
    let printed = Column("got", got, mark: difference?.got?.line, room: room)
    guard hasExpectation else { return [given, printed] }
    return [
      given, Column("expected", expected, mark: difference?.expected?.line, room: room), printed,
    ]
  }

  private func columns(_ width: Int, _ palette: Palette) -> [String] {
    let count = hasExpectation ? 3 : 2
    let room = (width - count + 1) / count - Self.margin
    let columns = makeColumns(room: room)
    let height = columns.map(\.rows.count).max() ?? 0
    let titles = columns.map { TerminalText.padded("  " + $0.title, to: room + Self.margin) }
    return [palette.paint(titles.joined(separator: " ").trimmingEnd, .bold)]
      + (0..<height).map { row in
        columns.map { column in
          guard row < column.rows.count else {
            return String(repeating: " ", count: room + Self.margin)
          }
          return cell(column.rows[row], of: column, room: room, palette)
        }.joined(separator: " ").trimmingEnd
      }
  }

  private func stacked(_ width: Int, _ palette: Palette) -> [String] {
    let room = max(width - Self.margin, 1)
    return makeColumns(room: room).flatMap { column in
      [palette.paint(column.title, .bold)]
        + column.rows.map { cell($0, of: column, room: room, palette).trimmingEnd }
    }
  }

  private func cell(
    _ row: (text: String, isMarked: Bool), of column: Column, room: Int, _ palette: Palette
  ) -> String {
    let text = TerminalText.padded(TerminalText.cut(row.text, to: room), to: room)
    guard row.isMarked else { return "  " + text }
    return palette.paint("> " + text, column.title == "got" ? .red : .green)
  }
}

extension String {
  /// Without spaces at the end.
  fileprivate var trimmingEnd: String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
