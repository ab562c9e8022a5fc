/// `validation` of the legacy format: who decides about outputs, and how.
enum Validation: Equatable {
  case standard
  case custom
  /// What cannot be judged yet: `interactive`.
  case beyond(String)
  /// What makes no sense.
  case nonsense

  init(_ text: String) {
    let words = Words.of(text)
    let extras = words.dropFirst()
    let known = ["score", "interactive", "multi-pass"]
    // A score changes nothing of how it is called.
    let ways = extras.filter { $0 != "score" }
    switch words.first {
    case "default" where extras.isEmpty: self = .standard
    case "custom" where Set(extras).count == extras.count && extras.allSatisfy(known.contains):
      self = ways.first.map { .beyond($0) } ?? .custom
    default: self = .nonsense
    }
  }
}
