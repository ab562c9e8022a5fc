/// `domjudge-problem.ini`: lines of keys and values, as PHP reads them.
enum DOMjudgeSettings {
  struct Setting: Equatable {
    var key: String
    var value: String
    var line: Int
  }

  static func parse(_ text: String) -> [Setting] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return zip(1..., lines).compactMap { number, line in setting(line, number) }
  }

  private static func setting(_ line: Substring, _ number: Int) -> Setting? {
    let line = line.trimming(while: \.isWhitespace)
    guard let first = line.first, !";#[".contains(first), let equals = line.firstIndex(of: "=")
    else { return nil }
    let key = line[..<equals].trimming(while: \.isWhitespace).lowercased()
    let value = value(line[line.index(after: equals)...].trimming(while: \.isWhitespace))
    return Setting(key: key, value: value, line: number)
  }

  /// What stands between quotes, or before a comment.
  private static func value(_ text: Substring) -> String {
    if let quote = text.first, quote == "'" || quote == "\"" {
      return String(text.dropFirst().prefix { $0 != quote })
    }
    return String(text.prefix { $0 != ";" }.trimming(while: \.isWhitespace))
  }
}
