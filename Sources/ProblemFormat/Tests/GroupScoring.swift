internal import JudgeCore

/// What `test_group.yaml` says of scores; `nil` where it is silent. None of it is inherited.
struct GroupScoring {
  var mode: Aggregation.Mode?
  var maximum: Maximum?
  var requires: [String]?
  /// The keys that are there, and their lines.
  var lines: [String: Int] = [:]

  /// `max_score`.
  struct Maximum: Decodable, Equatable {
    /// `nil`: unbounded.
    let points: Double?
  }

  private static let known: [TestSettings.CodingKeys] = [
    .maxScore, .scoreAggregation, .requirePass,
  ]

  init() {}

  /// - Parameter value: what the keys are of.
  init(_ keys: KeyedDecodingContainer<TestSettings.CodingKeys>, _ value: YAMLValue?) throws {
    mode = try keys.decodeIfPresent(Aggregation.Mode.self, forKey: .scoreAggregation)
    maximum = try keys.decodeIfPresent(Maximum.self, forKey: .maxScore)
    requires = try keys.decodeIfPresent(Names.self, forKey: .requirePass)?.items
    for key in Self.known.map(\.stringValue) where value?[key] != nil {
      lines[key] = value?.line(of: key) ?? 1
    }
  }

  /// Whether it says the same, wherever it does.
  func agrees(with other: GroupScoring) -> Bool {
    mode == other.mode && maximum == other.maximum && requires == other.requires
  }

  /// A name, or a list of names, which may be empty.
  private struct Names: Decodable {
    let items: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if case .list = decoder.yaml?.content {
        items = try container.decode([String].self)
      } else {
        items = [try container.decode(String.self)]
      }
    }
  }
}

extension GroupScoring.Maximum {
  init(from decoder: any Decoder) throws {
    if case .scalar("unbounded", _) = decoder.yaml?.content {
      points = nil
      return
    }
    let number = try? decoder.singleValueContainer().decode(Int.self)
    guard let number, number >= 0, number <= Self.most else {
      throw decoder.wants("must be a whole number from 0 to \(Self.most), or unbounded")
    }
    points = Double(number)
  }

  /// So that sums of scores are exact enough.
  static let most = 1_000_000_000
}
