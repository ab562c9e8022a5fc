/// What `testdata.yaml` of the legacy format sets.
struct LegacyTestSettings: Decodable {
  /// The part that decides something.
  var settings = TestSettings()
  /// The one output validator that is to be run.
  var outputValidator: String?
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

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    let input = try keys.decodeIfPresent(ValidatorFlags.self, forKey: .inputValidatorFlags)
    let output = try keys.decodeIfPresent(ValidatorFlags.self, forKey: .outputValidatorFlags)
    settings.inputValidatorArguments = input.map { flags in
      flags.validator.map { .each([$0: flags.words]) } ?? .all(flags.words)
    }
    settings.outputValidatorArguments = output?.words
    outputValidator = output?.validator
    settings.grader = try GraderSettings(keys)
    idle = ["accept_score", "reject_score", "range"].filter { decoder.yaml?[$0] != nil }
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
