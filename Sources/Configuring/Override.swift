internal import ProblemFormat

/// One `key=value` that takes the place of what judge.conf says.
struct Override {
  private let text: String
  private let path: [Substring]
  private let value: YAMLValue
  /// Stands for a line number: below zero, so that no line of the file has it.
  private let line: Int

  /// - Throws: ``StrictYAML/Failure`` when it is no assignment, or its value is no YAML.
  init(_ text: String, index: Int) throws(StrictYAML.Failure) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw StrictYAML.Failure([
        FileIssue("--set \(text)", "must be key=value, as in spool.path=/srv/spool")
      ])
    }
    self.text = text
    line = -1 - index
    path = text[..<sign].split(separator: ".", omittingEmptySubsequences: false)
    let written = String(text[text.index(after: sign)...])
    value = try StrictYAML.parse(written, file: "--set \(text)").relocated(to: line)
  }

  func apply(to document: inout YAMLValue) throws(StrictYAML.Failure) {
    try set(path[...], in: &document)
  }

  private func set(_ path: ArraySlice<Substring>, in parent: inout YAMLValue) throws(StrictYAML
    .Failure)
  {
    guard let key = path.first.map(String.init) else {
      parent = value
      return
    }
    let rest = path.dropFirst()
    switch parent.content {
    case .null:
      var child = YAMLValue(.null, line: line)
      try set(rest, in: &child)
      parent = YAMLValue(.map([.init(key: key, line: line, value: child)]), line: line)
    case .map(var entries):
      let known = entries.firstIndex { $0.key == key }
      var child = known.map { entries[$0].value } ?? YAMLValue(.null, line: line)
      try set(rest, in: &child)
      let entry = YAMLValue.Entry(key: key, line: line, value: child)
      if let known { entries[known] = entry } else { entries.append(entry) }
      parent.content = .map(entries)
    case .list(var items):
      // Of the languages each is known by its code.
      let isMeant = { (item: YAMLValue) in item["code"]?.content.text == key }
      guard let index = items.firstIndex(where: isMeant) else { throw nothing(called: key) }
      try set(rest, in: &items[index])
      parent.content = .list(items)
    case .scalar: throw nothing(called: key)
    }
  }

  private func nothing(called key: String) -> StrictYAML.Failure {
    StrictYAML.Failure([FileIssue("--set \(text)", "there is no \(key) to set")])
  }

  /// An issue that came of an override, told as one of the override.
  static func located(_ issue: FileIssue, among overrides: [String]) -> FileIssue {
    guard let line = issue.line, line < 0, overrides.indices.contains(-1 - line) else {
      return issue
    }
    return FileIssue("--set \(overrides[-1 - line])", issue.message)
  }
}

extension YAMLValue {
  /// The same value, said to stand at another line.
  fileprivate func relocated(to line: Int) -> YAMLValue {
    let content: Content =
      switch self.content {
      case .null, .scalar: self.content
      case .list(let items): .list(items.map { $0.relocated(to: line) })
      case .map(let entries):
        .map(entries.map { Entry(key: $0.key, line: line, value: $0.value.relocated(to: line)) })
      }
    return YAMLValue(content, line: line)
  }
}

extension YAMLValue.Content {
  fileprivate var text: String? {
    if case .scalar(let text, _) = self { text } else { nil }
  }
}
