internal import JudgeCore

extension Sidecar: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case schema, harness, languages, resources, topic, difficulty, hints, feedback
    case expectedVerdicts = "expected_verdicts"
    case timing, checks, quiz
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    harness = try keys.decodeIfPresent(Harness.self, forKey: .harness)
    languages = try keys.decodeIfPresent([String: LanguageNeeds].self, forKey: .languages) ?? [:]
    resources = try keys.decodeIfPresent(Resources.self, forKey: .resources) ?? resources
    topic = try keys.decodeIfPresent(String.self, forKey: .topic)
    difficulty = try keys.decodeIfPresent(Difficulty.self, forKey: .difficulty)
    hints = try keys.decodeIfPresent([String].self, forKey: .hints) ?? []
    feedback = try keys.decodeIfPresent(FeedbackPolicy.self, forKey: .feedback) ?? feedback
    let verdicts = try keys.decodeIfPresent(
      [String: Set<Verdict>].self, forKey: .expectedVerdicts)
    expectedVerdicts = verdicts ?? [:]
    timing = try keys.decodeIfPresent(Timing.self, forKey: .timing)
    checks = try keys.decodeIfPresent(Checks.self, forKey: .checks)
    quiz = try keys.decodeIfPresent(Quiz.self, forKey: .quiz)
    let schema = try keys.decode(Int.self, forKey: .schema)
    guard schema == 1 else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath + [CodingKeys.schema],
          debugDescription: "must be 1, the one that this judge knows, not \(schema)"))
    }
  }
}

extension Sidecar.Harness: Decodable {
  /// Besides the keys below, each language's code is a key.
  private struct Key: CodingKey {
    static let style = Key("style")
    static let singleFileName = Key("single_file_name")
    static let errorToken = Key("error_token")

    let stringValue: String
    var intValue: Int? { nil }

    private init(_ stringValue: String) { self.stringValue = stringValue }
    init(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }

    var isLanguage: Bool {
      ![Self.style, .singleFileName, .errorToken].map(\.stringValue).contains(stringValue)
    }
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    self.init(style: try keys.decodeIfPresent(Style.self, forKey: .style) ?? .program)
    let names = try keys.decodeIfPresent([String: String].self, forKey: .singleFileName)
    singleFileName = names ?? [:]
    errorTokens = try keys.decodeIfPresent([String: [String]].self, forKey: .errorToken) ?? [:]
    for key in keys.allKeys where key.isLanguage {
      entries[key.stringValue] = try keys.decodeIfPresent(Entry.self, forKey: key)
    }
    guard singleFileName.values.allSatisfy(PackageName.isValid) else {
      throw decoder.wants("must have plain file names in single_file_name")
    }
  }
}

extension Sidecar.Harness.Entry: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case module, header, callable, signature
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    module = try keys.decodeIfPresent(String.self, forKey: .module)
    header = try keys.decodeIfPresent(String.self, forKey: .header)
    callable = try keys.decodeIfPresent(String.self, forKey: .callable)
    signature = try keys.decodeIfPresent(String.self, forKey: .signature)
  }
}

extension Sidecar.LanguageNeeds: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case packages, extensions, compile, interpreter, resources
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    self.init(packages: try keys.decodeIfPresent([String].self, forKey: .packages) ?? [])
    packagesLine = decoder.yaml?.line(of: CodingKeys.packages.stringValue)
    extensions = try keys.decodeIfPresent(Endings.self, forKey: .extensions)?.all ?? []
    extensionsLine = decoder.yaml?.line(of: CodingKeys.extensions.stringValue)
    compile = try keys.decodeIfPresent(String.self, forKey: .compile)
    interpreter = try keys.decodeIfPresent(String.self, forKey: .interpreter)
    resources = try keys.decodeIfPresent(String.self, forKey: .resources)
  }
  private struct Endings: Decodable {
    let all: [String]

    static let most = 8

    init(from decoder: any Decoder) throws {
      all = try decoder.singleValueContainer().decode([Ending].self).map(\.text)
      guard all.count <= Self.most else {
        throw decoder.flaw("has \(all.count) endings: \(Self.most) are the limit")
      }
    }
  }

  private struct Ending: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      text = try decoder.singleValueContainer().decode(String.self)
      guard NameEnding.isPlain(text) else {
        throw decoder.wants("must be an ending like .txt, of letters, digits, _ and +")
      }
      guard !NameEnding.unfinished.contains(text) else {
        throw decoder.wants("must be the ending of files that the spool does take")
      }
    }
  }
}
