/// Text in columns.
package struct Table: Sendable {
  /// What becomes of a column where there is too little room; without any, it stays.
  package enum Fit: Character, Hashable, Sendable, CaseIterable {
    /// It loses its end.
    case cut = "~"
    /// It loses its middle: its ends tell rows apart.
    case squeezed = "^"
    /// It is left out; of several the leftmost first.
    case dropped = "?"
    /// As the last one: its text goes on below the row.
    case wrapped = "|"
  }

  package struct Column: Hashable, Sendable {
    package var title: String
    package var isRight: Bool
    package var fits: Set<Fit>

    fileprivate var isFlexible: Bool { fits.contains(.cut) || fits.contains(.squeezed) }
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

  private var columns: [Column]
  private var rows: [[Cell]] = []
  private static let gap = 2
  private static let narrowest = 8
  /// Columns are left out before others become narrower than this.
  private static let readable = 20
  /// Before text that goes on below its row.
  private static let inset = 4

  /// - Parameter titles: `>` before a title sets the column to the right; the marks of ``Fit`` say what becomes of it where there
  ///   is too little room.
  package init(_ titles: String...) { self.init(titles) }

  package init(_ titles: [String]) {
    columns = titles.map { title in
      let marks = title.prefix { $0 == ">" || Fit(rawValue: $0) != nil }
      return Column(
        title: String(title.dropFirst(marks.count)), isRight: marks.contains(">"),
        fits: Set(marks.compactMap(Fit.init)))
    }
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// - Parameter cells: one for each column.
  package mutating func add(_ cells: Cell...) { add(cells) }

  package mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count)
    rows.append(cells)
  }

  /// - Parameter width: columns to keep to where that can be; `nil`: no limit.
  package func lines(width: Int?, palette: Palette) -> [String] {
    guard let width else { return drawn(widths, nil, palette) }
    var table = self
    while table.excess(over: width, table.readableWidths) > 0, let index = table.droppable {
      table.drop(index)
    }
    return table.drawn(table.widths(within: width), width, palette)
  }
}

// MARK: - Fitting

extension Table {
  /// Without the last column, if that may go on below.
  private var fixedColumns: Range<Int> {
    columns.last?.fits.contains(.wrapped) ?? false ? 0..<columns.count - 1 : columns.indices
  }

  private var widths: [Int] {
    columns.indices.map { index in
      rows.map { TerminalText.width($0[index].text) }
        .reduce(TerminalText.width(columns[index].title), max)
    }
  }

  private func excess(over room: Int, _ widths: [Int]) -> Int {
    fixedColumns.reduce(-Self.gap) { $0 + widths[$1] + Self.gap } - room
  }

  private var readableWidths: [Int] {
    zip(columns, widths).map { $0.isFlexible ? min($1, Self.readable) : $1 }
  }

  private var droppable: Int? { columns.firstIndex { $0.fits.contains(.dropped) } }

  private mutating func drop(_ index: Int) {
    columns.remove(at: index)
    for row in rows.indices { rows[row].remove(at: index) }
  }

  private func widths(within room: Int) -> [Int] {
    var widths = widths
    let flexible = fixedColumns.filter { columns[$0].isFlexible }
    while excess(over: room, widths) > 0 {
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > Self.narrowest
      else { break }
      widths[widest] -= 1
    }
    return widths
  }
}

// MARK: - Drawing

extension Table {
  private func drawn(_ widths: [Int], _ room: Int?, _ palette: Palette) -> [String] {
    let heading = line(of: columns.map { Cell($0.title, .faint) }, widths, room, palette)
    return heading.prefix(1) + rows.flatMap { line(of: $0, widths, room, palette) }
  }

  private func line(
    of row: [Cell], _ widths: [Int], _ room: Int?, _ palette: Palette
  ) -> [String] {
    let cells = row.indices.map { set(row[$0], in: $0, widths, palette) }
    let fixed = fixedColumns
    guard let room, fixed.count < columns.count, let last = row.last, !last.text.isEmpty else {
      return [joined(cells)]
    }
    let start = fixed.reduce(0) { $0 + widths[$1] + Self.gap }
    if start + TerminalText.width(last.text) <= room { return [joined(cells)] }
    let below = TextFlow.wrap(last.text, to: room - Self.inset).map {
      String(repeating: " ", count: Self.inset) + palette.paint($0, last.style)
    }
    return [joined(cells.dropLast())] + below
  }

  private func set(
    _ cell: Cell, in index: Int, _ widths: [Int], _ palette: Palette
  ) -> String {
    let column = columns[index]
    let text =
      column.fits.contains(.squeezed)
      ? TerminalText.squeezed(cell.text, to: widths[index])
      : TerminalText.cut(cell.text, to: widths[index])
    let space = String(repeating: " ", count: widths[index] - TerminalText.width(text))
    let painted = palette.paint(text, cell.style)
    if column.isRight { return space + painted }
    // Nothing is to follow the last column.
    return index == columns.count - 1 ? painted : painted + space
  }

  private func joined(_ cells: [String]) -> String {
    var line = cells.joined(separator: String(repeating: " ", count: Self.gap))[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
