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
    let nearest = Self.nearest(to: entry.key, among: known)
    let hint = nearest.map { ", did you mean \($0)?" } ?? ""
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

  /// The known key that takes the fewest edits, if they are few.
  private static func nearest(to key: String, among known: [String]) -> String? {
    let near = known.map { (key: $0, distance: distance(Array(key.prefix(60)), Array($0))) }
      .min { $0.distance < $1.distance }
    return near.flatMap { $0.distance <= max(2, $0.key.count / 3) ? $0.key : nil }
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
