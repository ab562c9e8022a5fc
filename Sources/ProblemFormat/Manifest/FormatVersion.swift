/// The versions of the format that can be read, as `problem_format_version` names them.
enum FormatVersion: String, Decodable, CaseIterable {
  case v2025 = "2025-09"
  case v2023 = "2023-07"
  case v2023Draft = "2023-07-draft"
  case legacy
  case legacyICPC = "legacy-icpc"

  var isLegacy: Bool { self == .legacy || self == .legacyICPC }
  var isDraft: Bool { self == .v2023 || self == .v2023Draft }
}

// What the versions call the parts of a package.
extension FormatVersion {
  var statementFolder: String { isLegacy ? "problem_statement" : "statement" }

  var outputValidatorFolder: String { isLegacy ? "output_validators" : "output_validator" }

  /// What the other versions call it.
  var otherOutputValidatorFolder: String { isLegacy ? "output_validator" : "output_validators" }

  var inputValidatorFolders: [String] {
    isLegacy ? ["input_format_validators", "input_validators"] : ["input_validators"]
  }

  /// Names of the file with the settings of a folder of tests, the one that counts first.
  var groupFiles: [String] { isLegacy ? ["testdata.yaml"] : [Self.groupFile, "testdata.yaml"] }

  /// The one file of settings that constants are filled in.
  static let groupFile = "test_group.yaml"
}
