/// A value of a YAML document that remembers its line.
package struct YAMLValue: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case null
    /// `isPlain`: written without quotes, so that it may stand for a number or a truth value.
    case scalar(String, isPlain: Bool)
    case list([YAMLValue])
    case map([Entry])
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var line: Int?
    package var value: YAMLValue

    package init(key: String, line: Int? = nil, value: YAMLValue) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  package var content: Content
  package var line: Int?

  package init(_ content: Content, line: Int? = nil) {
    self.content = content
    self.line = line
  }

  package var isNull: Bool { content == .null }

  package subscript(key: String) -> YAMLValue? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The line of a key of a map.
  package func line(of key: String) -> Int? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.line
  }

  /// What kind of value it is, for messages.
  var kind: String {
    switch content {
    case .null: "nothing"
    case .scalar(let text, _): "'\(text.count > 40 ? text.prefix(40) + "…" : text[...])'"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
