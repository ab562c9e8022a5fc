/// What `test_group.yaml` or the `.yaml` of a case sets; `nil` where it is silent.
struct TestSettings: Decodable {
  var outputValidatorArguments: [String]?
  /// Where these stand.
  var argumentsPlace: SettingPlace?
  var inputValidatorArguments: InputValidatorArguments?
  var hasFullFeedback: Bool?
  var hint: String?
  var description: String?
  /// What a submission is started with.
  var arguments: [String]?
  var scoring = GroupScoring()
  var staticValidation = StaticValidation()
  /// Of the legacy format.
  var grader = GraderSettings()

  enum CodingKeys: String, CodingKey, CaseIterable {
    case outputValidatorArguments = "output_validator_args"
    case inputValidatorArguments = "input_validator_args"
    case outputVisualizerArguments = "output_visualizer_args"
    case inputVisualizerArguments = "input_visualizer_args"
    case fullFeedback = "full_feedback"
    case hint, description, args
    case maxScore = "max_score"
    case scoreAggregation = "score_aggregation"
    case staticValidationScore = "static_validation_score"
    case staticValidatorArguments = "static_validator_args"
    case requirePass = "require_pass"
    // What drafts called the arguments, as one text.
    case outputValidatorFlags = "output_validator_flags"
    case inputValidatorFlags = "input_validator_flags"
  }

  init() {}

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    let flags = try keys.decodeIfPresent(String.self, forKey: .outputValidatorFlags)
    let inputFlags = try keys.decodeIfPresent(String.self, forKey: .inputValidatorFlags)
    outputValidatorArguments =
      try keys.decodeIfPresent([String].self, forKey: .outputValidatorArguments)
      ?? flags.map(Words.of)
    inputValidatorArguments =
      try keys.decodeIfPresent(InputValidatorArguments.self, forKey: .inputValidatorArguments)
      ?? inputFlags.map { .all(Words.of($0)) }
    hasFullFeedback = try keys.decodeIfPresent(Bool.self, forKey: .fullFeedback)
    hint = try keys.decodeIfPresent(String.self, forKey: .hint)
    description = try keys.decodeIfPresent(String.self, forKey: .description)
    arguments = try keys.decodeIfPresent([String].self, forKey: .args)
    scoring = try GroupScoring(keys, decoder.yaml)
    staticValidation = try StaticValidation(keys, decoder.yaml)
  }

  /// These settings, with those of the folder above where they are silent.
  func inheriting(_ above: TestSettings?) -> TestSettings {
    guard let above else { return self }
    var settings = self
    settings.outputValidatorArguments = outputValidatorArguments ?? above.outputValidatorArguments
    settings.argumentsPlace = argumentsPlace ?? above.argumentsPlace
    settings.inputValidatorArguments = inputValidatorArguments ?? above.inputValidatorArguments
    settings.hasFullFeedback = hasFullFeedback ?? above.hasFullFeedback
    settings.hint = hint ?? above.hint
    settings.description = description ?? above.description
    settings.arguments = arguments ?? above.arguments
    settings.grader = grader.inheriting(above.grader)
    return settings
  }
}

/// Where in a package something is set.
struct SettingPlace: Hashable {
  var file: String
  var line: Int?
  var key: String

  /// - Returns: `nil`: the document has none of the keys.
  init?(of keys: [String], in document: YAMLValue, _ file: String) {
    guard let key = keys.first(where: { document[$0] != nil }) else { return nil }
    (self.file, line, self.key) = (file, document.line(of: key), key)
  }
}
