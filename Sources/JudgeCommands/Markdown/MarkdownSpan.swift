/// Running text with code, emphasis, links and formulas in it, as words.
enum MarkdownSpan {
  /// - Parameter text: cleaned.
  static func words(_ text: String, _ palette: Palette) -> [TextFlow.Word] {
    pieces(text).flatMap { piece in
      // Each word has its own paint, so that lines may be broken between words.
      let leads = piece.text.first?.isWhitespace ?? false
      let words = piece.text.split(whereSeparator: \.isWhitespace).map(String.init)
      return words.enumerated().map { index, word in
        Fragment(
          printed: palette.paint(word, piece.style), columns: TerminalText.width(word),
          isJoined: index == 0 && !leads)
      } + (piece.text.last?.isWhitespace ?? false ? [Fragment.space] : [])
    }.reduce(into: Joiner()) { $0.add($1) }.words
  }

  private struct Fragment {
    var printed: String
    var columns: Int
    /// Whether nothing stands between it and the fragment before.
    var isJoined: Bool

    static let space = Fragment(printed: "", columns: 0, isJoined: false)
  }

  private struct Joiner {
    var words: [TextFlow.Word] = []
    private var isOpen = false

    mutating func add(_ fragment: Fragment) {
      guard fragment.columns > 0 else {
        isOpen = false
        return
      }
      if fragment.isJoined && isOpen, let last = words.popLast() {
        words.append(
          TextFlow.Word(
            printed: last.printed + fragment.printed, columns: last.columns + fragment.columns))
      } else {
        words.append(TextFlow.Word(printed: fragment.printed, columns: fragment.columns))
      }
      isOpen = true
    }
  }

  private typealias Piece = (text: String, style: Palette.Style)

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var rest = text[...]
    func flush() {
      if !plain.isEmpty { pieces.append((plain, .plain)) }
      plain = ""
    }
    while let character = rest.first {
      if let (piece, after) = special(rest) {
        flush()
        pieces.append(piece)
        rest = after
      } else if character == "\\", let next = rest.dropFirst().first,
        "\\`*_{}[]()#+-.!|$<>".contains(next)
      {
        plain.append(next)
        rest = rest.dropFirst(2)
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    flush()
    return pieces
  }

  private static func special(_ text: Substring) -> (Piece, Substring)? {
    switch text.first {
    case "`":
      let mark = String(text.prefix { $0 == "`" })
      guard let (code, rest) = between(mark, text) else { return nil }
      return ((String(code), .cyan), rest)
    case "$":
      guard let (formula, rest) = between("$", text), isFormula(formula) else { return nil }
      return ((TeXText.readable(String(formula)), .plain), rest)
    case "*", "_":
      let mark = text.hasPrefix("**") ? "**" : text.hasPrefix("__") ? "__" : String(text.prefix(1))
      guard let (content, rest) = between(mark, text), isEmphasis(content, mark, rest) else {
        return nil
      }
      return ((unescaped(content), mark.count == 2 ? .bold : .plain), rest)
    case "[": return link(text)
    default: return nil
    }
  }

  private static func between(_ mark: String, _ text: Substring) -> (Substring, Substring)? {
    let start = text.dropFirst(mark.count)
    guard let end = start.firstRange(of: mark), end.lowerBound > start.startIndex else {
      return nil
    }
    return (start[..<end.lowerBound], start[end.upperBound...])
  }

  /// `$5 and $6` is money.
  private static func isFormula(_ text: Substring) -> Bool {
    !(text.first?.isWhitespace ?? true) && !(text.last?.isWhitespace ?? true)
  }

  /// `a * b * c` and `snake_case_name` are none.
  private static func isEmphasis(_ text: Substring, _ mark: String, _ rest: Substring) -> Bool {
    guard isFormula(text) else { return false }
    guard mark.hasPrefix("_") else { return true }
    let before = text.base[..<text.startIndex].dropLast(mark.count).last
    let isInWord = { (character: Character?) in
      character.map { $0.isLetter || $0.isNumber } ?? false
    }
    return !isInWord(before) && !isInWord(rest.first)
  }

  private static func unescaped(_ text: Substring) -> String {
    pieces(String(text)).map(\.text).joined()
  }

  /// `[text](address)` becomes `text (address)`.
  private static func link(_ text: Substring) -> (Piece, Substring)? {
    guard let middle = text.firstRange(of: "]("),
      let end = text[middle.upperBound...].firstIndex(of: ")")
    else { return nil }
    let label = text[text.index(after: text.startIndex)..<middle.lowerBound]
    let address = text[middle.upperBound..<end]
    guard !label.contains("["), !address.contains(" ") else { return nil }
    let shown = label == address || address.hasPrefix("#") ? String(label) : "\(label) (\(address))"
    return ((shown, .plain), text[text.index(after: end)...])
  }
}
