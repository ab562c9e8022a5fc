/// Sets a Markdown text for a terminal.
package struct MarkdownRenderer: Sendable {
  private let width: Int
  private let palette: Palette

  package init(width: Int, palette: Palette) {
    self.width = width
    self.palette = palette
  }

  /// - Parameter markdown: foreign text.
  package func lines(_ markdown: String) -> [String] {
    set(MarkdownReader.blocks(of: TerminalText.lines(markdown)), width)
  }

  private func set(_ blocks: [MarkdownBlock], _ width: Int) -> [String] {
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0 && isApart(blocks[index - 1], block) { lines.append("") }
      lines += set(block, width)
    }
    return lines
  }

  /// Items of one list stand close together.
  private func isApart(_ first: MarkdownBlock, _ second: MarkdownBlock) -> Bool {
    switch (first, second) {
    case (.item(_, let inner), .item):
      inner.count > 1 && inner.contains { if case .item = $0 { false } else { true } }
        && inner.count > 2
    case (.paragraph, .item): false
    default: true
    }
  }

  private func set(_ block: MarkdownBlock, _ width: Int) -> [String] {
    switch block {
    case .heading(let level, let title): heading(title, level: level, width)
    case .paragraph(let text): TextFlow.wrap(words: MarkdownSpan.words(text, palette), to: width)
    case .verbatim(let code): code.map { $0.isEmpty ? "" : "    " + palette.paint($0, .cyan) }
    case .item(let marker, let inner): item(marker, inner, width)
    case .quote(let inner): set(inner, width - 2).map { palette.paint("│ ", .faint) + $0 }
    case .table(let rows): table(rows, width)
    case .rule: [String(repeating: "─", count: min(width, 40))]
    }
  }

  private func heading(_ title: String, level: Int, _ width: Int) -> [String] {
    let text = MarkdownSpan.words(title, Palette(isColoured: false)).map(\.printed).joined(
      separator: " ")
    let lines = TextFlow.wrap(text, to: width)
    guard level <= 2 && !palette.isColoured else { return lines.map { palette.paint($0, .bold) } }
    let longest = lines.map { TerminalText.width($0) }.max() ?? 0
    return lines + [String(repeating: level == 1 ? "=" : "-", count: longest)]
  }

  private func item(_ marker: String, _ inner: [MarkdownBlock], _ width: Int) -> [String] {
    let inset = TerminalText.width(marker) + 3
    let indent = String(repeating: " ", count: inset)
    return set(inner, max(width - inset, 10)).enumerated().map { index, line in
      index == 0 ? "  \(marker) \(line)" : line.isEmpty ? "" : indent + line
    }
  }

  private func table(_ rows: [[String]], _ width: Int) -> [String] {
    let cells = rows.map { row in
      row.map { MarkdownSpan.words($0, palette) }
    }
    let count = cells.map(\.count).max() ?? 0
    let widths = columnWidths(cells, count: count, width)
    var lines: [String] = []
    for (number, row) in cells.enumerated() {
      lines += set(row: row, widths)
      if number == 0 {
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
      }
    }
    return lines
  }

  private func set(row: [[TextFlow.Word]], _ widths: [Int]) -> [String] {
    let columns = widths.indices.map { index in
      index < row.count ? wrapped(row[index], widths[index]) : []
    }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      columns.enumerated().map { index, column in
        let cell = line < column.count ? column[line] : (printed: "", columns: 0)
        let isLast = index == columns.count - 1
        return cell.printed
          + (isLast ? "" : String(repeating: " ", count: max(0, widths[index] - cell.columns)))
      }.joined(separator: "  ")
    }
  }

  /// Lines with what they count, which paint hides.
  private func wrapped(_ words: [TextFlow.Word], _ width: Int) -> [(printed: String, columns: Int)]
  {
    let plain = Palette.unpainted
    return TextFlow.wrap(words: words, to: width).map { ($0, TerminalText.width(plain($0))) }
  }

  /// Natural widths, of which the widest give way until the row fits.
  private func columnWidths(_ rows: [[[TextFlow.Word]]], count: Int, _ room: Int) -> [Int] {
    var widths = (0..<count).map { index in
      rows.compactMap { $0.count > index ? $0[index] : nil }
        .map { words in words.reduce(0) { $0 + $1.columns } + max(0, words.count - 1) }.max() ?? 0
    }
    var excess = widths.reduce(0, +) + 2 * (count - 1) - room
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 6
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
