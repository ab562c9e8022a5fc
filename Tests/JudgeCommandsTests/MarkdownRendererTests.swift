import JudgeCommands
import Testing

@Suite("A statement in a terminal")
struct MarkdownRendererTests {
  private func render(_ text: String, width: Int = 40, isColoured: Bool = false) -> String {
    MarkdownRenderer(width: width, palette: Palette(isColoured: isColoured)).lines(text)
      .joined(separator: "\n")
  }

  @Test(
    "is set block by block",
    arguments: [
      ("# Title\ntext", "Title\n=====\n\ntext"), ("## Sub ##", "Sub\n---"), ("### Small", "Small"),
      ("Title\n=====", "Title\n====="),
      ("one\ntwo\n\nthree", "one two\n\nthree"),
      ("```python\nif a:\n    b\n```", "    if a:\n        b"),
      ("```\nnever closed", "    never closed"), ("    code\n\n    more", "    code\n\n    more"),
      ("- a\n- b\n  c", "  • a\n  • b c"), ("1. a\n2. b", "  1. a\n  2. b"),
      ("- a\n  - b\n- c", "  • a\n      • b\n  • c"),
      ("> quoted\n> text", "│ quoted text"), ("---", "────────────────────────────────────────"),
      ("| a | b |\n|---|---|\n| 1 | long |", "a  b\n─  ────\n1  long"),
      ("<!-- no -->\nyes", "yes"), ("$$\na \\le b\n$$", "    a ≤ b"),
      ("$$a \\cdot b$$", "    a · b"),
    ])
  func blocks(text: String, shown: String) { #expect(render(text) == shown) }

  @Test(
    "keeps what stands inside the text readable",
    arguments: [
      ("**bold** and *so*", "bold and so"), ("a `x*y` b", "a x*y b"), ("`**`", "**"),
      ("$n \\le 10^5$, $x_i$", "n ≤ 10^5, x_i"), ("$\\frac{a}{b+c}$", "a/(b+c)"),
      ("costs $5 and $6", "costs $5 and $6"), ("snake_case_name", "snake_case_name"),
      ("2 * 3 * 4", "2 * 3 * 4"), ("[here](https://x.org)", "here (https://x.org)"),
      ("\\*no\\*", "*no*"), ("$[s, e)$.", "[s, e)."), ("(**a**)", "(a)"), ("$\\text{a b}$", "a b"),
      ("$\\{1, \\ldots, n\\}$", "{1, …, n}"), ("unclosed `code", "unclosed `code"),
    ])
  func spans(text: String, shown: String) { #expect(render(text) == shown) }

  @Test("is broken between words, and in words that are too long")
  func wrapping() {
    #expect(render("aaa bbb ccc", width: 7) == "aaa bbb\nccc")
    #expect(render("aaaaaaaaaa b", width: 4) == "aaaa\naaaa\naa b")
  }

  @Test("has colours where there are any")
  func colours() {
    #expect(render("# T", isColoured: true) == "\u{1B}[1mT\u{1B}[0m")
    #expect(render("**b** c", isColoured: true) == "\u{1B}[1mb\u{1B}[0m c")
  }

  @Test(
    "does nothing to the terminal",
    arguments: [
      "\u{1B}[2J", "`\u{1B}[2J`", "```\n\u{1B}[2J\n```", "[x](\u{1B}[2J)", "# \u{1B}[2J",
      "| \u{1B}[2J |\n|--|\n| x |",
    ])
  func hostile(text: String) { #expect(!render(text).contains("\u{1B}")) }

  @Test(
    "is set however deeply it is nested", arguments: [">", "- ", "1. ", "*", "[", "$", "{", "_"])
  func deep(mark: String) {
    let text = String(repeating: mark, count: 5000) + "x"
    #expect(!render(text).isEmpty)
  }
}
