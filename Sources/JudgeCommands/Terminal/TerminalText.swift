/// Makes foreign text safe to print: file names, user names, messages, what programs and compilers wrote.
///
/// Whatever could move the cursor, change colours, hide text or turn its direction is shown escaped.
package enum TerminalText {
  /// One line: ends of lines are escaped too.
  package static func line(_ text: some StringProtocol) -> String { clean(text, keepsLines: false) }

  /// Several lines, without their ends. A last line that is empty is left out.
  package static func lines(_ text: some StringProtocol) -> [String] {
    var lines = clean(text, keepsLines: true)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  /// Columns that cleaned text takes.
  package static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// At most `columns` of cleaned text; what is cut off leaves an ellipsis.
  package static func cut(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    return String(prefix(of: text[...], columns: max(columns - 1, 0))) + (columns > 0 ? "…" : "")
  }

  /// At most `columns` of cleaned text; what is left out of its middle leaves an ellipsis.
  package static func squeezed(_ text: String, to columns: Int) -> String {
    guard width(text) > columns, columns > 2 else { return cut(text, to: columns) }
    let start = prefix(of: text[...], columns: columns / 2)
    var end = text[start.endIndex...]
    while width(end) > columns - 1 - width(start) { end.removeFirst() }
    return start + "…" + end
  }

  /// Cleaned text in pieces of at most `columns`; at least one piece, which may be empty.
  package static func pieces(_ text: String, of columns: Int) -> [String] {
    var pieces: [String] = []
    var rest = text[...]
    while width(rest) > columns {
      var piece = prefix(of: rest, columns: columns)
      // A character wider than the room is still printed.
      if piece.isEmpty { piece = rest.prefix(1) }
      pieces.append(String(piece))
      rest = rest[piece.endIndex...]
    }
    if !rest.isEmpty || pieces.isEmpty { pieces.append(String(rest)) }
    return pieces
  }

  /// Cleaned text with spaces up to `columns`.
  package static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }

  private static func prefix(of text: Substring, columns: Int) -> Substring {
    var used = 0
    var end = text.unicodeScalars.startIndex
    while end < text.unicodeScalars.endIndex {
      used += width(text.unicodeScalars[end])
      if used > columns { break }
      end = text.unicodeScalars.index(after: end)
    }
    return text[..<end]
  }

  private static let mostMarks = 3
  private static let tabStop = 4

  private static func clean(_ text: some StringProtocol, keepsLines: Bool) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    var column = 0
    for scalar in text.unicodeScalars {
      marks = scalar.properties.isMark ? marks + 1 : 0
      switch scalar {
      case "\n" where keepsLines:
        result.append(scalar)
        column = 0
      case "\t" where keepsLines:
        let spaces = tabStop - column % tabStop
        result.append(contentsOf: String(repeating: " ", count: spaces).unicodeScalars)
        column += spaces
      case _ where isPlain(scalar) && marks <= mostMarks:
        result.append(scalar)
        column += width(scalar)
      default:
        let escape = escaped(scalar)
        result.append(contentsOf: escape.unicodeScalars)
        column += escape.utf8.count
      }
    }
    return String(result)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // Format characters turn the direction of text or are not seen.
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: !isInvisible(scalar)
    }
  }

  /// Letters and marks that take room or none but show nothing.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: true
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      let digits = String(scalar.value, radix: 16)
      if scalar.value < 0x80 { return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits }
      return "\\u{\(digits)}"
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    if scalar.properties.isMark { return 0 }
    return isWide(scalar.value) ? 2 : 1
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isMark: Bool {
    generalCategory == .nonspacingMark || generalCategory == .enclosingMark
  }
}
