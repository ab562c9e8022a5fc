import JudgeCommands
import Testing

@Suite("Foreign text on a terminal")
struct TerminalTextTests {
  @Test(
    "does nothing but show itself",
    arguments: [
      ("plain text", "plain text"), ("größer 日本", "größer 日本"), ("\u{1B}[31mred", "\\x1b[31mred"),
      ("\u{1B}]0;title\u{7}", "\\x1b]0;title\\x07"), ("a\u{8}b", "a\\x08b"), ("a\rb", "a\\rb"),
      ("a\nb", "a\\nb"), ("a\tb", "a\\tb"), ("\u{0}", "\\x00"), ("\u{7F}", "\\x7f"),
      ("\u{9B}31m", "\\u{9b}31m"), ("\u{202E}txt.py", "\\u{202e}txt.py"),
      ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"), ("\u{200F}", "\\u{200f}"),
      ("a\u{200B}b", "a\\u{200b}b"), ("\u{FEFF}a", "\\u{feff}a"), ("\u{2028}", "\\u{2028}"),
      ("\u{E0041}", "\\u{e0041}"), ("\u{E000}", "\\u{e000}"), ("\u{3164}", "\\u{3164}"),
      ("a\u{300}\u{301}\u{302}\u{303}\u{304}", "a\u{300}\u{301}\u{302}\\u{303}\\u{304}"),
      ("a\r\nb", "a\\r\\nb"),
    ])
  func line(text: String, shown: String) { #expect(TerminalText.line(text) == shown) }

  @Test("keeps its lines where they are wanted")
  func lines() {
    #expect(TerminalText.lines("a\tb\n\u{1B}c\n\n") == ["a   b", "\\x1bc", ""])
    #expect(TerminalText.lines("") == [])
    #expect(TerminalText.lines("x\r\ny") == ["x\\r", "y"])
  }

  @Test("is measured in columns", arguments: [("abc", 3), ("日本", 4), ("e\u{301}", 1), ("", 0)])
  func width(text: String, columns: Int) { #expect(TerminalText.width(text) == columns) }

  @Test(
    "is cut with an ellipsis",
    arguments: [
      ("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("日本語", 4, "日…"), ("abc", 0, ""), ("abc", 1, "…"),
    ])
  func cut(text: String, columns: Int, shown: String) {
    #expect(TerminalText.cut(text, to: columns) == shown)
  }

  @Test(
    "is cut into pieces that fit",
    arguments: [
      ("abcdefg", 3, ["abc", "def", "g"]), ("", 3, [""]), ("日本語", 3, ["日", "本", "語"]),
      ("日", 1, ["日"]),
    ])
  func pieces(text: String, columns: Int, pieces: [String]) {
    #expect(TerminalText.pieces(text, of: columns) == pieces)
  }
}
