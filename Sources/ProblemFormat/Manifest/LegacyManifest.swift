internal import JudgeCore

/// `problem.yaml` of the legacy format.
struct LegacyManifest: Decodable {
  var formatVersion: FormatVersion
  var type: String
  var title: String?
  var limits: ManifestLimits
  var validation: String
  var validatorFlags: [String]
  /// `nil`: it says nothing of it.
  var grading: LegacyGrading?

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
    grading = try keys.decodeIfPresent(LegacyGrading.self, forKey: .grading)
    _ = try keys.decodeIfPresent(License.self, forKey: .license)
    _ = try keys.decodeIfPresent(Keywords.self, forKey: .keywords)
    for key in [CodingKeys.uuid, .author, .source, .sourceURL, .rightsOwner] {
      _ = try keys.decodeIfPresent(String.self, forKey: key)
    }
  }
}

/// A text with spaces between them, or a list, which may be empty.
private struct Keywords: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if case .list = decoder.yaml?.content {
      _ = try container.decode([String].self)
    } else {
      _ = try container.decode(String.self)
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
    isScored = manifest.type == "scoring"
    validatorGivesScores = Words.of(manifest.validation).contains("score")
    grading = manifest.grading ?? LegacyGrading()
  }
}
