internal import JudgeCore

/// `problem.yaml` of the legacy format.
struct LegacyManifest: Decodable {
  var formatVersion: FormatVersion
  var type: String
  var title: String?
  var limits: ManifestLimits
  var validation: String
  var validatorFlags: [String]
  var hasGrading: Bool

  enum CodingKeys: String, CodingKey, CaseIterable {
    case formatVersion = "problem_format_version"
    case type, name, uuid, author, source
    case sourceURL = "source_url"
    case license
    case rightsOwner = "rights_owner"
    case keywords, limits, validation
    case validatorFlags = "validator_flags"
    case grading
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    formatVersion =
      try keys.decodeIfPresent(FormatVersion.self, forKey: .formatVersion) ?? .legacy
    type = try keys.decodeIfPresent(String.self, forKey: .type) ?? "pass-fail"
    title = try keys.decodeIfPresent(ProblemNames.self, forKey: .name)?.preferred
    limits = (try keys.decodeIfPresent(LegacyLimits.self, forKey: .limits) ?? LegacyLimits()).limits
    validation = try keys.decodeIfPresent(String.self, forKey: .validation) ?? "default"
    let flags = try keys.decodeIfPresent(String.self, forKey: .validatorFlags)
    validatorFlags = Words.of(flags ?? "")
    hasGrading = try keys.decodeIfPresent(Grading.self, forKey: .grading) != nil
    _ = try keys.decodeIfPresent(License.self, forKey: .license)
    _ = try keys.decodeIfPresent(OneOrMore.self, forKey: .keywords)
    for key in [CodingKeys.uuid, .author, .source, .sourceURL, .rightsOwner] {
      _ = try keys.decodeIfPresent(String.self, forKey: key)
    }
  }

  /// How a score comes about, which only scoring problems have.
  private struct Grading: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
      case objective
      case showsGroups = "show_test_data_groups"
      case onReject = "on_reject"
      case acceptScore = "accept_score"
      case rejectScore = "reject_score"
      case range
    }

    enum Objective: String, Decodable, CaseIterable { case min, max }

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      _ = try keys.decodeIfPresent(Objective.self, forKey: .objective)
      _ = try keys.decodeIfPresent(Bool.self, forKey: .showsGroups)
      _ = try keys.decodeIfPresent(LegacyTestSettings.OnReject.self, forKey: .onReject)
      _ = try keys.decodeIfPresent(Double.self, forKey: .acceptScore)
      _ = try keys.decodeIfPresent(Double.self, forKey: .rejectScore)
      _ = try keys.decodeIfPresent(String.self, forKey: .range)
    }
  }
}

/// The manifest has a `Validation` of its own.
typealias LegacyTraits = Validation.Traits

extension PackageManifest {
  init(_ manifest: LegacyManifest, _ validation: Validation, _ traits: LegacyTraits) {
    formatVersion = manifest.formatVersion
    title = manifest.title
    limits = manifest.limits
    self.validation = validation
    isInteractive = traits.isInteractive
    isMultiPass = traits.isMultiPass
    validatorFlags = manifest.validatorFlags
  }
}
