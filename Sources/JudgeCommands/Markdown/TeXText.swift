/// Makes the commands of short formulas readable: `a \le b \cdot c` becomes `a ≤ b · c`.
enum TeXText {
  static func readable(_ formula: String) -> String {
    guard formula.contains("\\") else { return formula }
    var result = ""
    var rest = formula[...]
    while let character = rest.popFirst() {
      guard character == "\\" else {
        result.append(character)
        continue
      }
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(letters.count)
      if letters.isEmpty {
        // `\{`, `\,`, `\\`.
        if let escaped = rest.popFirst() { result += spacing[escaped] ?? String(escaped) }
      } else if let symbol = symbols[String(letters)] {
        result += symbol
        // The space that ended the command's name stands for nothing beside a sign of its own.
        if symbol.isEmpty, rest.first == " " { rest.removeFirst() }
      } else if transparent.contains(String(letters)), let (content, after) = group(rest) {
        result += readable(String(content))
        rest = after
      } else if letters == "frac", let (above, middle) = group(rest),
        let (below, after) = group(middle)
      {
        result += "\(factor(above))/\(factor(below))"
        rest = after
      } else {
        result += letters
      }
    }
    return result
  }

  private static let spacing: [Character: String] = [
    ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "\\": "\n",
  ]

  private static let transparent: Set = [
    "text", "mathrm", "mathbf", "mathit", "mathtt", "texttt", "operatorname", "textbf", "emph",
    "mathbb",
  ]

  private static let symbols = [
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "lt": "<", "gt": ">",
    "cdot": "·", "times": "×", "div": "÷", "pm": "±", "approx": "≈", "equiv": "≡", "infty": "∞",
    "sum": "Σ", "prod": "Π", "int": "∫", "sqrt": "√", "in": "∈", "notin": "∉", "subseteq": "⊆",
    "cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀", "exists": "∃", "to": "→",
    "rightarrow": "→", "Rightarrow": "⇒", "leftarrow": "←", "mapsto": "↦", "ldots": "…",
    "dots": "…",
    "cdots": "⋯", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "langle": "⟨",
    "rangle": "⟩", "mid": "|", "quad": "  ", "qquad": "    ", "left": "", "right": "", "big": "",
    "Big": "", "bigl": "", "bigr": "", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ",
    "epsilon": "ε", "varepsilon": "ε", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ",
    "tau": "τ",
    "theta": "θ", "phi": "φ", "omega": "ω", "Delta": "Δ", "Omega": "Ω", "Theta": "Θ", "log": "log",
    "ln": "ln", "exp": "exp", "max": "max", "min": "min",
  ]

  /// What stands in the braces that `text` begins with, and what follows them.
  private static func group(_ text: Substring) -> (content: Substring, rest: Substring)? {
    guard text.first == "{" else { return nil }
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      if depth == 0 {
        return (text[text.index(after: text.startIndex)..<index], text[text.index(after: index)...])
      }
    }
    return nil
  }

  private static func factor(_ part: Substring) -> String {
    let text = readable(String(part))
    return text.count == 1 || text.allSatisfy({ $0.isNumber || $0.isLetter }) ? text : "(\(text))"
  }
}
