/// `submissions/submissions.yaml`: what must become of the submissions that a pattern names.
struct SubmissionRules: Decodable {
  struct Rule {
    var language: String?
    var entrypoint: String?
    var permitted: Set<Expectation.Outcome>?
    var required: Set<Expectation.Outcome>?
    var score: StatedScore?
    var message: String?
    var timeUse: TimeUse?
    /// The same for some tests, by pattern.
    var parts: [String: Rule] = [:]
  }

  /// Whether a submission's time has a say in the time limit.
  enum TimeUse: Hashable {
    case never, always, lower, upper
  }

  /// By pattern.
  private(set) var rules: [String: Rule] = [:]
  private var globs: [String: Glob] = [:]

  private static let most = 1000

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: AnyKey.self)
    guard keys.allKeys.count <= Self.most else {
      throw decoder.flaw("has more than \(Self.most) patterns")
    }
    for key in keys.allKeys {
      if let flaw = Glob.flaw(of: key.stringValue) { throw decoder.flaw(flaw) }
      globs[key.stringValue] = Glob(key.stringValue)
      rules[key.stringValue] = try keys.decodeIfPresent(Rule.self, forKey: key)
    }
  }

  /// Patterns are keys.
  fileprivate struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The rules that hold for a submission, in byte order of their patterns: those whose pattern names it or a folder above it.
  func matching(_ path: String) -> [(pattern: String, rule: Rule)] {
    rules.filter { globs[$0.key]?.matchesWithin(path) ?? false }
      .map { (pattern: $0.key, rule: $0.value) }
      .sorted { $0.pattern.precedes($1.pattern) }
  }
}

extension SubmissionRules.Rule {
  /// What this rule says of the time limit.
  ///
  /// - Parameters:
  ///   - tests: those that it is about; `nil`: all.
  ///   - byVerdicts: whether the verdicts that it permits and demands say so, too.
  func timeBounds(tests: TestPattern? = nil, byVerdicts: Bool) -> [Expectation.TimeBound] {
    switch timeUse {
    case .never: return []
    case .lower: return [.init(.lower, tests: tests)]
    case .upper: return [.init(.upper, tests: tests)]
    case .always: break
    case nil: if !byVerdicts { return [] }
    }
    var bounds: [Expectation.TimeBound] = []
    if let permitted, !permitted.contains(.timeLimit) { bounds.append(.init(.lower, tests: tests)) }
    if required == [.timeLimit] { bounds.append(.init(.upper, tests: tests)) }
    return bounds
  }
}

extension SubmissionRules.TimeUse: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    switch decoder.yaml?.content {
    case .scalar("lower", _): self = .lower
    case .scalar("upper", _): self = .upper
    default:
      do {
        self = try container.decode(Bool.self) ? .always : .never
      } catch {
        throw decoder.wants("must be true, false, lower or upper")
      }
    }
  }
}

extension SubmissionRules.Rule: Decodable {
  private enum Known: String, CaseIterable {
    case language, entrypoint, authors, permitted, required, score, message
    case modelSolution = "model_solution"
    case useForTimeLimit = "use_for_time_limit"
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: SubmissionRules.AnyKey.self)
    func read<Value: Decodable>(_ type: Value.Type, _ key: Known) throws -> Value? {
      try keys.decodeIfPresent(type, forKey: .init(stringValue: key.rawValue))
    }
    language = try read(String.self, .language)
    entrypoint = try read(String.self, .entrypoint)
    permitted = try read(Set<Expectation.Outcome>.self, .permitted)
    required = try read(Set<Expectation.Outcome>.self, .required)
    score = try read(StatedScore.self, .score)
    message = try read(String.self, .message)
    if message == "" { message = nil }
    timeUse = try read(SubmissionRules.TimeUse.self, .useForTimeLimit)
    _ = try read(Bool.self, .modelSolution)
    // Besides the known keys, patterns over tests are keys.
    for key in keys.allKeys where Known(rawValue: key.stringValue) == nil {
      guard case .map = decoder.yaml?[key.stringValue]?.content else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath + [key],
            debugDescription: "is neither a known key nor a pattern with rules of its own"))
      }
      if let flaw = Glob.flaw(of: key.stringValue) { throw decoder.flaw(flaw) }
      parts[key.stringValue] = try keys.decodeIfPresent(Self.self, forKey: key)
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
