/// Running text in lines.
package enum TextFlow {
  /// Breaks text between words, and words that are too long anywhere.
  ///
  /// - Parameter text: cleaned; line ends count as spaces.
  package static func wrap(_ text: some StringProtocol, to width: Int) -> [String] {
    wrap(words: text.split(whereSeparator: \.isWhitespace).map { Word(String($0)) }, to: width)
  }

  /// A word as it is printed and as it is counted.
  struct Word {
    var printed: String
    var columns: Int

    init(_ plain: String) {
      printed = plain
      columns = TerminalText.width(plain)
    }

    init(printed: String, columns: Int) {
      self.printed = printed
      self.columns = columns
    }
  }

  static func wrap(words: [Word], to width: Int) -> [String] {
    let width = max(width, 1)
    var lines: [String] = []
    var (line, columns) = ("", 0)
    for word in words.flatMap({ fitting($0, width) }) {
      if columns > 0 && columns + 1 + word.columns > width {
        lines.append(line)
        (line, columns) = ("", 0)
      }
      if columns > 0 {
        line += " "
        columns += 1
      }
      line += word.printed
      columns += word.columns
    }
    if columns > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func fitting(_ word: Word, _ width: Int) -> [Word] {
    // Painted words are never cut: that would lose the end of the paint.
    guard word.columns > width, word.columns == TerminalText.width(word.printed) else {
      return [word]
    }
    return TerminalText.pieces(word.printed, of: width).map { Word($0) }
  }
}
