/// Where an output parts from what was expected: the first word that differs.
struct FirstDifference: Hashable, Sendable {
  struct Word: Hashable, Sendable {
    var text: Substring
    /// From 0.
    var line: Int
  }

  /// `nil`: there is one word more than expected.
  var expected: Word?
  /// `nil`: the output ended too early.
  var got: Word?

  /// - Returns: `nil` when all words are equal.
  init?(expected: String, got: String) {
    let (wanted, printed) = (Self.words(expected), Self.words(got))
    for (left, right) in zip(wanted, printed) where left.text != right.text {
      self.expected = left
      self.got = right
      return
    }
    let common = min(wanted.count, printed.count)
    self.expected = wanted.dropFirst(common).first
    self.got = printed.dropFirst(common).first
    if self.expected == nil && self.got == nil { return nil }
  }

  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      for word in line.split(whereSeparator: \.isWhitespace) {
        words.append(Word(text: word, line: number))
      }
    }
    return words
  }

  /// In words, cleaned.
  var description: String {
    switch (expected, got) {
    case (let expected?, let got?):
      "first difference in line \(got.line + 1): expected \(shown(expected)), got \(shown(got))"
    case (let expected?, nil):
      "the output ends before \(shown(expected)), expected in line \(expected.line + 1)"
    case (nil, let got?): "nothing more was expected before \(shown(got)) in line \(got.line + 1)"
    case (nil, nil): ""
    }
  }

  private func shown(_ word: Word) -> String {
    TerminalText.cut(TerminalText.line(word.text), to: 30)
  }
}
