/// The name of a problem as its statement in LaTeX has it.
enum StatementTitle {
  /// What follows `%% plainproblemname:`, else what `\\problemname{…}` holds, without its markup.
  static func find(in text: String) -> String? {
    plain(in: text) ?? marked(in: text)
  }

  private static func plain(in text: String) -> String? {
    let mark = "%% plainproblemname:"
    let lines = text.split(separator: "\n")
    guard let line = lines.first(where: { $0.contains(mark) }),
      let found = line.firstRange(of: mark)
    else { return nil }
    return orNil(line[found.upperBound...])
  }

  private static func marked(in text: String) -> String? {
    guard let found = text.firstRange(of: "\\problemname{") else { return nil }
    var depth = 1
    var title = ""
    var isEscaped = false
    for character in text[found.upperBound...] {
      if !isEscaped {
        depth += character == "{" ? 1 : character == "}" ? -1 : 0
        if depth == 0 { return orNil(withoutMarkup(title)) }
      }
      isEscaped = character == "\\" && !isEscaped
      title.append(character)
    }
    return nil
  }

  /// Commands by name go, escaped characters stay; ties become spaces.
  private static func withoutMarkup(_ text: String) -> String {
    text.replacing(/\\[A-Za-z]+ ?|\\(.)|[{}$]/) { $0.output.1 ?? "" }.replacing("~", with: " ")
  }

  private static func orNil(_ text: some StringProtocol) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}
