/// A failing sample: what went in, what was expected and what came out, in columns next to each other, or one below the
/// other where there is too little room.
struct SideBySide: Sendable {
  private let run: SampleRun

  /// Rows that are shown of each.
  private static let mostRows = 16
  private static let narrowest = 60
  /// Columns of text in a pipe, where lines that are longer are not cut but stand below each other.
  private static let usualWidth = 80
  /// Before each line: the mark of the first difference.
  private static let margin = 2

  init(_ run: SampleRun) { self.run = run }

  /// - Parameter width: `nil`: lines may be as long as they like.
  func lines(width: Int?, palette: Palette) -> [String] {
    let remark = run.difference.map { TextFlow.wrap($0.description, to: width ?? Self.usualWidth) }
    return body(width, palette) + (remark ?? []) + errorLines(width, palette)
  }

  /// All of it, one below the other, and each line whole.
  func whole(_ palette: Palette) -> [String] {
    let errors = SampleRun.Stream(title: "standard error", lines: run.errors)
    let streams = run.streams + (run.errors.isEmpty ? [] : [errors])
    return streams.flatMap { stream in
      [palette.paint(stream.title, .bold)]
        + stream.lines.enumerated().map { index, line in
          Self.marked(line, index == stream.mark, of: stream.title, palette)
        }
    }
  }

  private func body(_ width: Int?, _ palette: Palette) -> [String] {
    if let width, width < Self.narrowest { return stacked(width - Self.margin, palette) }
    let room = room(within: width ?? Self.usualWidth)
    let longest = run.streams.flatMap(\.lines).map { TerminalText.width($0) }.max() ?? 0
    if width == nil && longest > room { return stacked(longest, palette) }
    return columns(room, palette)
  }

  private func room(within width: Int) -> Int {
    let count = run.streams.count
    return (width - count + 1) / count - Self.margin
  }

  /// The last lines of standard error: what a program has died of stands there.
  private func errorLines(_ width: Int?, _ palette: Palette) -> [String] {
    guard !run.errors.isEmpty else { return [] }
    let left = run.errors.count - Self.mostRows
    return [palette.paint("  standard error", .bold)]
      + (left > 0 ? ["  … \(Figures.count(left, "line")) (--output shows all)"] : [])
      + run.errors.suffix(Self.mostRows).flatMap { line in
        width.map { TerminalText.pieces(line, of: $0 - Self.margin) } ?? [line]
      }.map { "  " + $0 }
  }

  /// One column: rows of text, some of which are marked.
  private struct Column {
    var title: String
    var rows: [(text: String, isMarked: Bool)] = []

    /// What is shown begins shortly before the line with the mark if that is far down.
    init(_ stream: SampleRun.Stream, room: Int) {
      title = stream.title
      let (lines, mark) = (stream.lines, stream.mark)
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
    }
  }

  private func columns(_ room: Int, _ palette: Palette) -> [String] {
    let columns = run.streams.map { Column($0, room: room) }
    let height = columns.map(\.rows.count).max() ?? 0
    let titles = columns.map { TerminalText.padded("  " + $0.title, to: room + Self.margin) }
    return [palette.paint(titles.joined(separator: " ").trimmingEnd, .bold)]
      + (0..<height).map { row in
        columns.map { column in
          guard row < column.rows.count else {
            return String(repeating: " ", count: room + Self.margin)
          }
          let (text, isMarked) = column.rows[row]
          let cut = TerminalText.padded(TerminalText.cut(text, to: room), to: room)
          return Self.marked(cut, isMarked, of: column.title, palette)
        }.joined(separator: " ").trimmingEnd
      }
  }

  private func stacked(_ room: Int, _ palette: Palette) -> [String] {
    run.streams.map { Column($0, room: max(room, 1)) }.flatMap { column in
      [palette.paint(column.title, .bold)]
        + column.rows.map { row in
          let text = TerminalText.cut(row.text, to: max(room, 1))
          return Self.marked(text, row.isMarked, of: column.title, palette).trimmingEnd
        }
    }
  }

  private static func marked(
    _ text: String, _ isMarked: Bool, of title: String, _ palette: Palette
  ) -> String {
    isMarked ? palette.paint("> " + text, title == "got" ? .red : .green) : "  " + text
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
