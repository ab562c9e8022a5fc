internal import JudgeCore

/// `problem.yaml` of formats 2025-09 and 2023-07.
struct CurrentManifest: Decodable {
  var formatVersion: FormatVersion
  var types: [String]
  var title: ProblemNames
  var limits: ManifestLimits
  /// `nil`: all.
  var languages: [String]?
  var mayWriteFiles: Bool
  var constants: Constants
  /// Its `uuid`, by which other tools know it.
  var identifier: String?
  var rights = Rights()

  enum CodingKeys: String, CodingKey, CaseIterable {
    case formatVersion = "problem_format_version"
    case type, name, uuid, version, credits, source, license
    case rightsOwner = "rights_owner"
    case embargoUntil = "embargo_until"
    case limits, keywords, languages
    case allowFileWriting = "allow_file_writing"
    case constants
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    limits =
      try keys.decodeIfPresent(CurrentLimits.self, forKey: .limits)?.limits ?? ManifestLimits()
    types = try keys.decodeIfPresent(OneOrMore.self, forKey: .type)?.items ?? ["pass-fail"]
    languages = try keys.decodeIfPresent(LanguageChoice.self, forKey: .languages)?.codes
    constants = try keys.decodeIfPresent(Constants.self, forKey: .constants) ?? Constants()
    _ = try keys.decodeIfPresent([String].self, forKey: .keywords)
    mayWriteFiles = try keys.decodeIfPresent(Bool.self, forKey: .allowFileWriting) ?? false
    rights.license = try keys.decodeIfPresent(License.self, forKey: .license) ?? .unknown
    rights.owner = try keys.decodeIfPresent(String.self, forKey: .rightsOwner)
    rights.hasAuthors =
      try keys.decodeIfPresent(Credits.self, forKey: .credits)?.namesAuthors ?? false
    rights.hasSource =
      try keys.decodeIfPresent(OneOrSeveral<ProblemSource>.self, forKey: .source)?.items.isEmpty
      == false
    for key in [CodingKeys.version, .embargoUntil] {
      _ = try keys.decodeIfPresent(String.self, forKey: key)
    }
    formatVersion = try keys.decode(FormatVersion.self, forKey: .formatVersion)
    title = try keys.decode(ProblemNames.self, forKey: .name)
    identifier = try keys.decodeIfPresent(String.self, forKey: .uuid)
  }
}

extension PackageManifest {
  init(_ manifest: CurrentManifest) {
    formatVersion = manifest.formatVersion
    title = manifest.title.preferred
    identifier = manifest.identifier
    namedLanguages = manifest.title.byLanguage.keys.sorted()
    limits = manifest.limits
    mayWriteFiles = manifest.mayWriteFiles
    isInteractive = manifest.types.contains("interactive")
    isMultiPass = manifest.types.contains("multi-pass")
    languages = manifest.languages
    constants = manifest.constants
    isScored = manifest.types.contains("scoring")
  }
}

/// `all`, or a list of codes.
private struct LanguageChoice: Decodable {
  let codes: [String]?

  init(from decoder: any Decoder) throws {
    if case .scalar("all", _) = decoder.yaml?.content {
      codes = nil
    } else {
      codes = try decoder.singleValueContainer().decode([String].self)
      if codes == [] { throw decoder.wants("must be all or name at least one language") }
    }
  }
}
