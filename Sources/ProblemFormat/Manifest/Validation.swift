/// `validation` of the legacy format: who decides about outputs, and how.
enum Validation: Equatable {
  case standard
  case custom(Traits)
  /// What makes no sense.
  case nonsense

  /// How custom validators and submissions deal with each other.
  struct Traits: Equatable {
    var isInteractive = false
    var isMultiPass = false
  }

  init(_ text: String) {
    let words = Words.of(text)
    let extras = words.dropFirst()
    let known = ["score", "interactive", "multi-pass"]
    switch words.first {
    case "default" where extras.isEmpty: self = .standard
    case "custom" where Set(extras).count == extras.count && extras.allSatisfy(known.contains):
      self = .custom(
        Traits(
          isInteractive: extras.contains("interactive"), isMultiPass: extras.contains("multi-pass"))
      )
    default: self = .nonsense
    }
  }
}
