/// A command of judge.conf with its placeholders filled in (``Language`` says which).
package struct CommandTemplate {
  package var words: [String]

  package init(_ words: [String]) { self.words = words }

  /// - Parameters:
  ///   - sources: paths that stand for the word `{sources}`, one word each.
  ///   - preludes: words that stand for the word `{preludes}`.
  ///   - linker: words that stand for the word `{linker}`.
  ///   - values: what stands for `{name}` within a word.
  package func filled(
    sources: [String] = [], preludes: [String] = [], linker: [String] = [],
    values: [String: String]
  ) -> [String] {
    words.flatMap { word in
      switch word {
      case "{sources}": sources
      case "{preludes}": preludes
      case "{linker}": linker
      default: [Self.fill(word, values)]
      }
    }
  }

  // One pass over the word: what was filled in is never looked at again.
  private static func fill(_ word: String, _ values: [String: String]) -> String {
    var filled = ""
    var rest = word[...]
    while let open = rest.firstIndex(of: "{") {
      filled += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(after: open)..<close])
      if let value = values[name] {
        filled += value
        rest = rest[rest.index(after: close)...]
      } else {
        filled += "{"
        rest = rest.dropFirst()
      }
    }
    return filled + rest
  }
}
