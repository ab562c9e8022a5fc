internal import JudgeCore

/// Gathers what is wrong while a document is decoded.
final class YAMLNotes {
  private let root: YAMLValue
  private let file: String
  private(set) var issues: [FileIssue] = []

  init(root: YAMLValue, file: String) {
    self.root = root
    self.file = file
  }

  /// Notes an error of decoding.
  ///
  /// - Parameter path: where it struck, if the error itself does not say.
  func record(_ error: any Error, at path: [any CodingKey]) {
    switch error as? DecodingError {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      record(context.debugDescription, at: context.codingPath)
    case .keyNotFound(let key, let context):
      record("lacks the key \(key.stringValue)", at: context.codingPath)
    default: record("\(error)", at: path)
    }
  }

  func record(_ message: String, at path: [any CodingKey]) {
    let name = path.map(\.stringValue).joined(separator: ".")
    let text = name.isEmpty ? message : "\(name) \(message)"
    issues.append(FileIssue(file, line: line(of: path), text))
  }

  func recordUnknown(_ entry: YAMLValue.Entry, at path: [any CodingKey], known: [String]) {
    let name = (path.map(\.stringValue) + [Self.readable(entry.key)]).joined(separator: ".")
    let hint = NearName.question(about: entry.key, among: known)
    issues.append(FileIssue(file, line: entry.line, "unknown key \(name)\(hint)"))
  }

  private func line(of path: [any CodingKey]) -> Int? {
    var value = root
    var line = root.line
    for key in path {
      switch value.content {
      case .map(let entries):
        guard let entry = entries.first(where: { $0.key == key.stringValue }) else { return line }
        value = entry.value
        line = entry.line ?? line
      case .list(let items):
        guard let index = key.intValue, items.indices.contains(index) else { return line }
        value = items[index]
        line = value.line ?? line
      case .null, .scalar: return line
      }
    }
    return line
  }

  private static func readable(_ key: String) -> String {
    let plain = key.unicodeScalars.prefix(60).map {
      $0.properties.isWhitespace || $0.value < 32 ? " " : $0
    }
    return String(String.UnicodeScalarView(plain))
  }
}
