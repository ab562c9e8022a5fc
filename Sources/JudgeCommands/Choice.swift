internal import ArgumentParser

/// One word of a few, as people write it: in whatever case.
enum Choice<Value: RawRepresentable<String> & CaseIterable> {
  /// All of them, for a help text.
  static var words: String { Value.allCases.map(\.rawValue).joined(separator: ", ") }

  /// - Parameter noun: what it is one of.
  /// - Throws: `ValidationError` when it is none of them.
  static func parsed(_ text: String, as noun: String) throws -> Value {
    let value = Value.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
    if let value { return value }
    throw ValidationError("There is no \(noun) \(TerminalText.line(text)); there are \(words).")
  }
}
