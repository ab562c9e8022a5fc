/// Lines that change in place on a terminal, below those that have come to rest. In a pipe each change is a line of its own.
struct LiveLines: Sendable {
  private let console: Console
  private var moving: [(key: String, line: String)] = []
  private var drawn = 0

  /// More would push each other off the screen.
  private static let mostMoving = 16

  init(_ console: Console) { self.console = console }

  var palette: Palette { console.palette }
  var isRedrawn: Bool { console.isTerminal }

  /// Shows how something stands.
  ///
  /// - Parameters:
  ///   - key: tells it from others.
  ///   - line: cleaned text, perhaps painted.
  ///   - isFinal: whether this is the last that is said of it.
  mutating func update(_ key: String, _ line: String, isFinal: Bool) {
    let old = moving.firstIndex { $0.key == key }
    if !isFinal, let old, moving[old].line == line { return }
    guard console.isTerminal else {
      note(key, line, at: old, isFinal)
      console.print(line)
      return
    }
    var text = erasure
    if isFinal { text += line + "\n" }
    note(key, line, at: old, isFinal)
    let shown = moving.suffix(Self.mostMoving)
    text += shown.map { Self.cut($0.line, console.width) + "\n" }.joined()
    drawn = shown.count
    console.printRaw(text)
  }

  /// Takes away what is still moving.
  mutating func clear() {
    if console.isTerminal && drawn > 0 { console.printRaw(erasure) }
    moving = []
    drawn = 0
  }

  private mutating func note(_ key: String, _ line: String, at old: Int?, _ isFinal: Bool) {
    if let old {
      if isFinal { moving.remove(at: old) } else { moving[old].line = line }
    } else if !isFinal {
      moving.append((key, line))
    }
  }

  /// Up to the first moving line, and clear from there on.
  private var erasure: String { drawn > 0 ? "\u{1B}[\(drawn)A\u{1B}[J" : "" }

  /// A line that wrapped could not be found again: it is cut, without counting our own colours.
  private static func cut(_ line: String, _ width: Int?) -> String {
    guard let width else { return line }
    var (result, columns, isEscape) = ("", 0, false)
    for character in line {
      if isEscape {
        isEscape = character != "m"
      } else if character == "\u{1B}" {
        isEscape = true
      } else {
        columns += TerminalText.width(String(character))
        if columns >= width { return result + "\u{1B}[0m" }
      }
      result.append(character)
    }
    return result
  }
}
