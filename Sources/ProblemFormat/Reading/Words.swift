/// Arguments that are written as one text.
enum Words {
  static func of(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
