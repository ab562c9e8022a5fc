/// A part of a Markdown text that is set in its own way.
enum MarkdownBlock: Hashable, Sendable {
  case heading(level: Int, String)
  case paragraph(String)
  /// Set as it is: code, formulas that stand alone.
  case verbatim([String])
  /// An item of a list, with what is nested in it.
  case item(marker: String, [MarkdownBlock])
  case quote([MarkdownBlock])
  case table([[String]])
  case rule
}

/// Cuts a Markdown text into blocks: the parts of CommonMark that statements use, and tables.
struct MarkdownReader {
  private var lines: ArraySlice<String>
  private var blocks: [MarkdownBlock] = []
  private var paragraph: [String] = []
  /// Nothing sensible is nested deeper, and foreign text must not exhaust the stack.
  private static let deepest = 8

  /// - Parameter lines: cleaned.
  static func blocks(of lines: some Sequence<String>, depth: Int = 0) -> [MarkdownBlock] {
    var reader = MarkdownReader(lines: Array(lines)[...])
    reader.read(depth: depth)
    return reader.blocks
  }

  private init(lines: ArraySlice<String>) { self.lines = lines }

  private mutating func read(depth: Int) {
    while let line = lines.first {
      if !takeBlock(line, depth: depth) {
        paragraph.append(line.trimmed)
        lines.removeFirst()
      }
    }
    endParagraph()
  }

  /// - Returns: whether `line` began a block of its own, which is then taken.
  private mutating func takeBlock(_ line: String, depth: Int) -> Bool {
    let text = line.trimmed
    if text.isEmpty || text.hasPrefix("<!--") && text.hasSuffix("-->") {
      endParagraph()
      lines.removeFirst()
    } else if let fence = Fence(line) {
      take(fence)
    } else if paragraph.isEmpty && line.indentation >= 4 {
      takeIndentedCode()
    } else if let heading = Self.heading(text) {
      endParagraph()
      blocks.append(heading)
      lines.removeFirst()
    } else if Self.isUnderline(text) && !paragraph.isEmpty {
      takeUnderline(text)
    } else if Self.isRule(text) {
      endParagraph()
      blocks.append(.rule)
      lines.removeFirst()
    } else if text.hasPrefix("|")
      && lines.dropFirst().first.map({ Self.isDelimiterRow($0.trimmed) }) ?? false
    {
      takeTable()
    } else if depth < Self.deepest, text.hasPrefix(">") {
      takeQuote(depth: depth)
    } else if depth < Self.deepest, let item = ItemStart(line) {
      take(item, depth: depth)
    } else {
      return false
    }
    return true
  }

  private mutating func endParagraph() {
    if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: " "))) }
    paragraph = []
  }

  private static func heading(_ text: String) -> MarkdownBlock? {
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || rest.first == " " else { return nil }
    var title = String(rest).trimmed
    while title.hasSuffix("#") { title.removeLast() }
    return .heading(level: level, title.trimmed)
  }

  private static func isUnderline(_ text: String) -> Bool {
    text.count >= 2 && (text.allSatisfy { $0 == "=" } || text.allSatisfy { $0 == "-" })
  }

  private mutating func takeUnderline(_ text: String) {
    blocks.append(.heading(level: text.hasPrefix("=") ? 1 : 2, paragraph.joined(separator: " ")))
    paragraph = []
    lines.removeFirst()
  }

  private static func isRule(_ text: String) -> Bool {
    let marks = text.filter { $0 != " " }
    return marks.count >= 3
      && (marks.allSatisfy { $0 == "*" } || marks.allSatisfy { $0 == "-" }
        || marks.allSatisfy { $0 == "_" })
  }

  private mutating func takeIndentedCode() {
    var code: [String] = []
    while let line = lines.first, line.indentation >= 4 || line.trimmed.isEmpty {
      code.append(String(line.dropFirst(4)))
      lines.removeFirst()
    }
    while code.last?.isEmpty ?? false { code.removeLast() }
    blocks.append(.verbatim(code))
  }

  /// Three backticks or tildes, or the two dollars of a formula that stands alone.
  private struct Fence {
    var mark: String
    var indentation: Int
    /// A formula may begin on the fence's own line.
    var first: String?

    init?(_ line: String) {
      let text = line.trimmed
      indentation = line.indentation
      switch text.first {
      case "`", "~":
        mark = String(text.prefix { $0 == text.first })
        guard mark.count >= 3 else { return nil }
      case "$":
        guard text.hasPrefix("$$") else { return nil }
        mark = "$$"
        first = text.count > 2 ? String(text.dropFirst(2)).trimmed : nil
      default: return nil
      }
    }
  }

  private mutating func take(_ fence: Fence) {
    endParagraph()
    lines.removeFirst()
    var content: [String] = []
    var isOpen = true
    func isEnd(_ text: String) -> Bool {
      fence.mark == "$$"
        ? text.hasSuffix("$$")
        : text.hasPrefix(fence.mark) && text.allSatisfy { $0 == fence.mark.first }
    }
    if let first = fence.first {
      isOpen = !isEnd(first)
      content.append(first)
    }
    while isOpen, let line = lines.popFirst() {
      isOpen = !isEnd(line.trimmed)
      if isOpen || fence.mark == "$$" {
        content.append(String(line.dropFirst(min(fence.indentation, line.indentation))))
      }
    }
    if fence.mark == "$$" {
      content = content.map { TeXText.readable($0.replacing("$$", with: "")) }.filter {
        !$0.trimmed.isEmpty
      }
    }
    blocks.append(.verbatim(content))
  }

  private static func isDelimiterRow(_ text: String) -> Bool {
    text.contains("-") && text.contains("|") && text.allSatisfy { "|-: ".contains($0) }
  }

  private mutating func takeTable() {
    endParagraph()
    var rows: [[String]] = []
    while let line = lines.first?.trimmed, line.hasPrefix("|") {
      if !(rows.count == 1 && Self.isDelimiterRow(line)) { rows.append(Self.cells(line)) }
      lines.removeFirst()
    }
    blocks.append(.table(rows))
  }

  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.dropFirst() {
      if character == "|" && !isEscaped {
        cells.append("")
      } else if character == "|" {
        cells[cells.count - 1].removeLast()
        cells[cells.count - 1].append("|")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\"
    }
    if cells.last?.trimmed.isEmpty ?? false { cells.removeLast() }
    return cells.map(\.trimmed)
  }

  private mutating func takeQuote(depth: Int) {
    endParagraph()
    var inner: [String] = []
    while let line = lines.first?.trimmed, line.hasPrefix(">") {
      inner.append(String(line.dropFirst(line.hasPrefix("> ") ? 2 : 1)))
      lines.removeFirst()
    }
    blocks.append(.quote(Self.blocks(of: inner, depth: depth + 1)))
  }

  /// `- `, `* `, `+ `, `1. `, `1) `.
  private struct ItemStart {
    var marker: String
    var indentation: Int
    /// Columns up to the item's own text.
    var inset: Int

    init?(_ line: String) {
      indentation = line.indentation
      let text = line.dropFirst(indentation)
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let mark = text.dropFirst(digits.count).first
      let isBullet = digits.isEmpty && mark.map { "-*+".contains($0) } ?? false
      let isNumber = (1...9).contains(digits.count) && (mark == "." || mark == ")")
      guard isBullet || isNumber else { return nil }
      let rest = text.dropFirst(digits.count + 1)
      guard rest.first == " " else { return nil }
      marker = isBullet ? "•" : "\(digits)."
      inset = indentation + digits.count + 1 + min(rest.prefix { $0 == " " }.count, 4)
    }
  }

  private mutating func take(_ item: ItemStart, depth: Int) {
    endParagraph()
    var inner = [String((lines.popFirst() ?? "").dropFirst(item.inset))]
    while let line = lines.first {
      if line.trimmed.isEmpty {
        // An empty line belongs to the item if what follows it does.
        guard let next = lines.dropFirst().first, next.indentation >= item.inset,
          !next.trimmed.isEmpty
        else { break }
        inner.append("")
      } else if line.indentation >= item.inset {
        inner.append(String(line.dropFirst(item.inset)))
      } else if ItemStart(line) == nil && line.indentation > item.indentation
        || isLazy(line, after: inner)
      {
        inner.append(line.trimmed)
      } else {
        break
      }
      lines.removeFirst()
    }
    blocks.append(.item(marker: item.marker, Self.blocks(of: inner, depth: depth + 1)))
  }

  /// A paragraph's line may stand further left than the item it goes on with.
  private func isLazy(_ line: String, after inner: [String]) -> Bool {
    guard let last = inner.last, !last.trimmed.isEmpty else { return false }
    let text = line.trimmed
    return ItemStart(line) == nil && Fence(line) == nil && Self.heading(text) == nil
      && !text.hasPrefix("|") && !text.hasPrefix(">") && !Self.isRule(text)
  }
}

extension String {
  /// Without spaces at both ends.
  fileprivate var trimmed: String {
    var view = self[...]
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  fileprivate var indentation: Int { prefix { $0 == " " }.count }
}
