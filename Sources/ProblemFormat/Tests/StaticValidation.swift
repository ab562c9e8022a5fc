/// What `test_group.yaml` says of a static validation; `nil` where it is silent. None of it is inherited.
struct StaticValidation {
  var score: Score?
  var arguments: [String]?
  /// The keys that are there, and their lines.
  var lines: [String: Int] = [:]

  /// `static_validation_score`.
  enum Score: Equatable {
    case passFail
    case points(Double)
  }

  typealias Keys = TestSettings.CodingKeys

  init() {}

  /// - Parameter value: what the keys are of.
  init(_ keys: KeyedDecodingContainer<Keys>, _ value: YAMLValue?) throws {
    score = try keys.decodeIfPresent(Score.self, forKey: .staticValidationScore)
    arguments = try keys.decodeIfPresent([String].self, forKey: .staticValidatorArguments)
    for key in [Keys.staticValidationScore, .staticValidatorArguments].map(\.stringValue)
    where value?[key] != nil {
      lines[key] = value?.line(of: key) ?? 1
    }
  }

  /// Whether it says the same, wherever it does.
  func agrees(with other: StaticValidation) -> Bool {
    score == other.score && arguments == other.arguments
  }
}

extension StaticValidation.Score: Decodable {
  init(from decoder: any Decoder) throws {
    if case .scalar("pass-fail", _) = decoder.yaml?.content {
      self = .passFail
      return
    }
    let most = GroupScoring.Maximum.most
    guard let number = try? decoder.singleValueContainer().decode(Int.self),
      (0...most).contains(number)
    else { throw decoder.wants("must be a whole number from 0 to \(most), or pass-fail") }
    self = .points(Double(number))
  }
}
