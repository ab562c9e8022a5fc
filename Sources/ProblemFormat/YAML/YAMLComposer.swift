internal import Yams

/// Makes values of YAML text, with bounds on everything.
enum YAMLComposer {
  struct Problem: Error {
    var line: Int?
    var message: String
  }

  static func compose(_ text: String) throws(Problem) -> YAMLValue {
    if text.utf8.count > maximumBytes {
      throw Problem(message: "is larger than \(maximumBytes / 1024) KiB")
    }
    if possibleAliases(in: text) > maximumAliases {
      throw Problem(message: "has more than \(maximumAliases) aliases")
    }
    let root: Node?
    do {
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw problem(error, in: text)
    }
    guard let root else { return YAMLValue(.null) }
    var count = 0
    return try value(root, depth: 0, count: &count)
  }

  private static let maximumBytes = 1 << 20
  // n aliases can blow a document up by about e^(n/e): a hundred thousand times for 32.
  private static let maximumAliases = 32
  private static let maximumDepth = 64
  private static let maximumCount = 100_000

  /// An upper bound on the aliases: names that follow some `*` as well as some `&`. Has to be known before
  /// the parser runs, because keys made of aliases of aliases keep it busy for ever.
  private static func possibleAliases(in text: String) -> Int {
    let anchors = Set(names(after: "&", in: text))
    return anchors.isEmpty ? 0 : names(after: "*", in: text).count { anchors.contains($0) }
  }

  private static func names(after mark: Unicode.Scalar, in text: String) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: mark), omittingEmptySubsequences: false).dropFirst()
      .map { part in
        Substring(
          part.prefix {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
              UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
              true
            default: false
            }
          })
      }
      .filter { !$0.isEmpty }
  }

  private static func value(
    _ node: Node, depth: Int, count: inout Int
  ) throws(Problem) -> YAMLValue {
    let line = node.mark?.line
    count += 1
    if count > maximumCount { throw Problem(message: "has more than \(maximumCount) values") }
    if depth > maximumDepth {
      throw Problem(line: line, message: "is nested deeper than \(maximumDepth) levels")
    }
    switch node {
    case .scalar(let scalar): return try self.value(scalar, line: line)
    case .sequence(let sequence):
      try refuseTag(sequence.tag, line: line)
      var list: [YAMLValue] = []
      for node in sequence { list.append(try value(node, depth: depth + 1, count: &count)) }
      return YAMLValue(.list(list), line: line)
    case .mapping(let mapping):
      try refuseTag(mapping.tag, line: line)
      return try value(mapping, line: line, depth: depth, count: &count)
    case .alias: throw Problem(line: line, message: "has an alias that stands for nothing")
    }
  }

  private static func value(_ scalar: Node.Scalar, line: Int?) throws(Problem) -> YAMLValue {
    try refuseTag(scalar.tag, line: line)
    try refuseNUL(scalar.string, line: line)
    let isPlain = scalar.style == .plain
    if isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
      return YAMLValue(.null, line: line)
    }
    return YAMLValue(.scalar(scalar.string, isPlain: isPlain), line: line)
  }

  private static func value(
    _ mapping: Node.Mapping, line: Int?, depth: Int, count: inout Int
  ) throws(Problem) -> YAMLValue {
    var entries: [YAMLValue.Entry] = []
    for (key, node) in mapping {
      guard let name = key.scalar?.string else {
        throw Problem(line: key.mark?.line, message: "has a key that is not a name")
      }
      try refuseNUL(name, line: key.mark?.line)
      let value = try value(node, depth: depth + 1, count: &count)
      entries.append(YAMLValue.Entry(key: name, line: key.mark?.line, value: value))
    }
    return YAMLValue(.map(entries), line: line)
  }

  /// Paths and arguments end at it, so that what is used would be other than what is written.
  private static func refuseNUL(_ text: String, line: Int?) throws(Problem) {
    if text.utf8.contains(0) { throw Problem(line: line, message: "has a NUL in a text") }
  }

  // A quoted scalar bears the tag of strings.
  private static let plainTags: Set = [
    Tag.Name.implicit.rawValue, Tag.Name.str.rawValue, Tag.Name.map.rawValue,
    Tag.Name.seq.rawValue,
  ]

  private static func refuseTag(_ tag: Tag, line: Int?) throws(Problem) {
    guard plainTags.contains(tag.description) else {
      throw Problem(line: line, message: "has a tag, \(tag), which means nothing here")
    }
  }

  private static func problem(_ error: any Error, in text: String) -> Problem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.problem(problem, line: mark.line, in: text)
    case .duplicatedKeysInMapping(let keys, let context):
      Problem(
        line: context.mark.line,
        message: "has the same key twice: \(keys.joined(separator: ", "))")
    case .reader(let problem, _, _, _): Problem(message: "is not YAML: \(problem)")
    default: Problem(message: "is not YAML: \(error)")
    }
  }

  /// - Parameter line: where the parser gave up, which may be behind the last one.
  private static func problem(_ message: String, line: Int, in text: String) -> Problem {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    let line = max(min(line, lines.count), 1)
    let hasTab =
      lines.indices.contains(line - 1)
      && lines[line - 1].prefix(while: \.isWhitespace).contains("\t")
    return Problem(
      line: line,
      message: hasTab
        ? "has a tab where YAML wants spaces: indent with spaces" : "is not YAML: \(message)")
  }
}
