/// `submissions/submissions.yaml`: what must become of the submissions that a pattern names.
struct SubmissionRules: Decodable {
  struct Rule {
    var language: String?
    var permitted: Set<Expectation.Outcome>?
    var required: Set<Expectation.Outcome>?
    var score: StatedScore?
  }

  /// By pattern.
  var rules: [String: Rule]

  init(from decoder: any Decoder) throws {
    rules = try decoder.singleValueContainer().decode([String: Rule].self)
  }

  /// The rules that hold for a submission, in byte order of their patterns.
  func matching(_ path: String) -> [(pattern: String, rule: Rule)] {
    rules.filter { Glob($0.key).matches(path) }.map { (pattern: $0.key, rule: $0.value) }
      .sorted { $0.pattern.precedes($1.pattern) }
  }
}

extension SubmissionRules.Rule: Decodable {
  private enum Known: String, CaseIterable {
    case language, entrypoint, authors, permitted, required, score, message
    case modelSolution = "model_solution"
    case useForTimeLimit = "use_for_time_limit"
  }

  /// Any name: besides the known keys, patterns over tests are keys.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ known: Known) { stringValue = known.rawValue }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    language = try keys.decodeIfPresent(String.self, forKey: Key(.language))
    permitted = try keys.decodeIfPresent(
      Set<Expectation.Outcome>.self, forKey: Key(.permitted))
    required = try keys.decodeIfPresent(Set<Expectation.Outcome>.self, forKey: Key(.required))
    score = try keys.decodeIfPresent(StatedScore.self, forKey: Key(.score))
    for key in keys.allKeys where Known(rawValue: key.stringValue) == nil {
      guard case .map = decoder.yaml?[key.stringValue]?.content else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath + [key],
            debugDescription: "is neither a known key nor a pattern with rules of its own"))
      }
      // Rules for single tests are read, so that mistakes show, but only whole submissions are checked.
      _ = try keys.decodeIfPresent(Self.self, forKey: key)
    }
  }
}

/// A number, or a list of the lowest and the highest.
struct StatedScore: Decodable {
  let range: ClosedRange<Double>

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard case .list = decoder.yaml?.content else {
      let number = try container.decode(Double.self)
      range = number...number
      return
    }
    let bounds = try container.decode([Double].self)
    guard bounds.count == 2, bounds[0] <= bounds[1] else {
      throw decoder.wants("must be a number, or a list of the lowest and the highest")
    }
    range = bounds[0]...bounds[1]
  }
}
