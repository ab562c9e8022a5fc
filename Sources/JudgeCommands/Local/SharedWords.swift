/// What is said of several things in the same words, so that it is said once.
struct SharedWords: Sendable {
  private var namesByWords: [String: [String]] = [:]
  /// In the order in which they came.
  private(set) var words: [String] = []

  mutating func add(_ name: String, _ words: String) {
    if namesByWords[words] == nil { self.words.append(words) }
    namesByWords[words, default: []].append(name)
  }

  /// `a, b and 3 more: does not compile`.
  var lines: [String] { lines(besides: []) }

  /// - Parameter others: lines that may say the same already.
  func lines(besides others: [String]) -> [String] {
    words.filter { words in !others.contains { $0.contains(words) } }.map { words in
      "\(Self.list(namesByWords[words] ?? [])): \(words)"
    }
  }

  private static let mostNamed = 3

  private static func list(_ names: [String]) -> String {
    guard names.count > mostNamed else { return names.joined(separator: ", ") }
    return names.prefix(mostNamed - 1).joined(separator: ", ")
      + " and \(names.count - mostNamed + 1) more"
  }
}
