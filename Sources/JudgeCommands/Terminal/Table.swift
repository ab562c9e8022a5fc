/// Text in columns.
package struct Table: Sendable {
  package struct Column: Hashable, Sendable {
    package var title: String
    package var isRight = false
    /// Whether it may be cut when there is too little room.
    package var isFlexible = false
  }

  /// Cleaned text and its style.
  package struct Cell: Hashable, Sendable {
    package var text: String
    package var style: Palette.Style

    package init(_ text: String, _ style: Palette.Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  private let columns: [Column]
  private var rows: [[Cell]] = []
  private static let gap = 2
  private static let narrowest = 8

  /// - Parameter titles: `>` before a title sets the column to the right, `~` lets it be cut.
  package init(_ titles: String...) { self.init(titles) }

  package init(_ titles: [String]) {
    columns = titles.map { title in
      let marks = title.prefix { $0 == ">" || $0 == "~" }
      return Column(
        title: String(title.dropFirst(marks.count)), isRight: marks.contains(">"),
        isFlexible: marks.contains("~"))
    }
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// - Parameter cells: one for each column.
  package mutating func add(_ cells: Cell...) { add(cells) }

  package mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count)
    rows.append(cells)
  }

  /// - Parameter width: columns to keep to where the flexible ones allow it; `nil`: no limit.
  package func lines(width: Int?, palette: Palette) -> [String] {
    let widths = widths(within: width)
    let heading = columns.enumerated().map { index, column in
      set(Cell(column.title, .faint), in: index, widths, palette)
    }
    return [joined(heading)]
      + rows.map { row in
        joined(row.enumerated().map { index, cell in set(cell, in: index, widths, palette) })
      }
  }

  private func widths(within room: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.map { TerminalText.width($0[index].text) }
        .reduce(TerminalText.width(columns[index].title), max)
    }
    guard let room else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - room
    while excess > 0 {
      let flexible = columns.indices.filter { columns[$0].isFlexible }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > Self.narrowest
      else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func set(
    _ cell: Cell, in index: Int, _ widths: [Int], _ palette: Palette
  ) -> String {
    let text = TerminalText.cut(cell.text, to: widths[index])
    let space = String(repeating: " ", count: widths[index] - TerminalText.width(text))
    let painted = palette.paint(text, cell.style)
    if columns[index].isRight { return space + painted }
    // Nothing is to follow the last column.
    return index == columns.count - 1 ? painted : painted + space
  }

  private func joined(_ cells: [String]) -> String {
    var line = cells.joined(separator: String(repeating: " ", count: Self.gap))[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
