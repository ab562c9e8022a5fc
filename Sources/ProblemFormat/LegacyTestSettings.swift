/// What `testdata.yaml` of the legacy format sets.
struct LegacyTestSettings: Decodable {
  /// The part that decides something.
  var settings = TestSettings()
  /// The one output validator that is to be run.
  var outputValidator: String?
  /// Keys that are there and cannot be honoured.
  var refused: [String] = []
  /// Keys that are there and decide nothing in a pass-fail problem.
  var idle: [String] = []

  enum CodingKeys: String, CodingKey, CaseIterable {
    case onReject = "on_reject"
    case grading
    case graderFlags = "grader_flags"
    case inputValidatorFlags = "input_validator_flags"
    case outputValidatorFlags = "output_validator_flags"
    case acceptScore = "accept_score"
    case rejectScore = "reject_score"
    case range
  }

  enum OnReject: String, Decodable, CaseIterable {
    case stops = "break"
    case goesOn = "continue"
  }

  private enum Grading: String, Decodable, CaseIterable { case `default`, custom }

  /// What lets somebody pass who has failed a test.
  private static let lenient: Set = ["always_accept", "accept_if_any_accepted", "ignore_sample"]

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    let input = try keys.decodeIfPresent(ValidatorFlags.self, forKey: .inputValidatorFlags)
    let output = try keys.decodeIfPresent(ValidatorFlags.self, forKey: .outputValidatorFlags)
    settings.inputValidatorArguments = input.map { flags in
      flags.validator.map { .each([$0: flags.words]) } ?? .all(flags.words)
    }
    settings.outputValidatorArguments = output?.words
    outputValidator = output?.validator
    let onReject = try keys.decodeIfPresent(OnReject.self, forKey: .onReject)
    let grading = try keys.decodeIfPresent(Grading.self, forKey: .grading)
    let flags = Words.of(try keys.decodeIfPresent(String.self, forKey: .graderFlags) ?? "")
    _ = try keys.decodeIfPresent(Double.self, forKey: .acceptScore)
    _ = try keys.decodeIfPresent(Double.self, forKey: .rejectScore)
    _ = try keys.decodeIfPresent(String.self, forKey: .range)
    if grading == .custom { refused.append("grading") }
    if !Self.lenient.isDisjoint(with: flags) { refused.append("grader_flags") }
    idle = ["accept_score", "reject_score", "range", "grader_flags"].filter {
      decoder.yaml?[$0] != nil && !refused.contains($0)
    }
    if onReject == .goesOn { idle.append("on_reject") }
  }
}

/// Arguments as one text, for every validator or for the one that is named.
struct ValidatorFlags: Decodable {
  var validator: String?
  var words: [String]

  enum CodingKeys: String, CodingKey, CaseIterable { case name, flags }

  init(from decoder: any Decoder) throws {
    if case .map = decoder.yaml?.content {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      validator = PackageProgram.name(of: try keys.decode(String.self, forKey: .name))
      words = Words.of(try keys.decodeIfPresent(String.self, forKey: .flags) ?? "")
    } else {
      words = Words.of(try decoder.singleValueContainer().decode(String.self))
    }
  }
}
