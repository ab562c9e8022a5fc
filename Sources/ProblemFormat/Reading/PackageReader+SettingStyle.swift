/// Whose keys the settings of folders of tests have, and with them how results come to a score.
enum SettingStyle {
  /// Those of `test_group.yaml`.
  case current
  /// Those of `testdata.yaml` in the legacy format: they are inherited from `data` on, and graders decide.
  case legacy
  /// Some of either, which is a mistake: none are read.
  case mixed
}

extension PackageReader {
  /// Which settings the package has. Drafts may have either, and a mixture is noted.
  mutating func readSettingStyle() -> SettingStyle {
    guard formatVersion.isDraft else { return formatVersion.isLegacy ? .legacy : .current }
    guard let legacy = setting(of: Self.legacyKeys, inFilesNamed: ["testdata.yaml"]) else {
      return .current
    }
    guard let current = setting(of: Self.currentKeys, inFilesNamed: formatVersion.groupFiles)
    else { return .legacy }
    let message =
      "\(current.key) does not go with \(legacy.key) in \(legacy.file), which is of the legacy format: keep the keys of one of the two"
    issues.append(FileIssue(current.file, line: current.line, message))
    return .mixed
  }

  // What both have, the flags of validators, tells nothing.
  private static let legacyKeys = LegacyTestSettings.CodingKeys.allCases.map(\.stringValue)
    .filter { TestSettings.CodingKeys(stringValue: $0) == nil }
  private static let currentKeys = TestSettings.CodingKeys.allCases.map(\.stringValue)
    .filter { LegacyTestSettings.CodingKeys(stringValue: $0) == nil }

  /// The first place below `data` that has one of the keys.
  private func setting(of keys: [String], inFilesNamed names: [String]) -> SettingPlace? {
    for file in tree.allFiles(below: "data")
    where names.contains(file.name) && !file.path.contains(".files/") {
      // What is wrong with a file is told when it is read for good.
      var reader = self
      guard let text = reader.text(of: file.path),
        let document = try? StrictYAML.parse(text, file: file.path)
      else { continue }
      if let place = SettingPlace(of: keys, in: document, file.path) { return place }
    }
    return nil
  }
}
