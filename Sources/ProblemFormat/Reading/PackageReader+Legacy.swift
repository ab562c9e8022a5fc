internal import JudgeCore

extension PackageReader {
  /// `problem.yaml` of the legacy format.
  mutating func readLegacy(
    _ document: YAMLValue, _ path: String
  ) throws(StrictYAML.Failure) -> PackageManifest {
    let manifest = try StrictYAML.decode(LegacyManifest.self, from: document, file: path)
    refuseType(manifest.type, known: [], line: document.line(of: "type"))
    if manifest.grading != nil && manifest.type == "pass-fail" {
      remark(
        path, line: document.line(of: "grading"), "grading means nothing in a pass-fail problem")
    }
    let line = document.line(of: "validation")
    var read =
      switch readValidation(manifest.validation, line: line) {
      case .custom(let traits): PackageManifest(manifest, .custom, traits)
      case .standard, .nonsense: PackageManifest(manifest, .standard, .init())
      }
    let flags = LegacyManifest.CodingKeys.validatorFlags.stringValue
    read.flagsPlace = SettingPlace(of: [flags], in: document, path)
    if knowsType && read.validatorGivesScores && !read.isScored {
      let message = "validation custom score is for type: scoring, and this is a pass-fail problem"
      issues.append(FileIssue(path, line: line, message))
    }
    return read
  }

  /// What makes no sense is noted, and taken for a validator of the package's own, whose folder is looked at then.
  private mutating func readValidation(_ text: String, line: Int?) -> Validation {
    let validation = Validation(text)
    guard validation == .nonsense else { return validation }
    let message =
      "validation must be default, or custom with any of score, interactive and multi-pass, not '\(text)'"
    issues.append(FileIssue("problem.yaml", line: line, message))
    return .custom(.init())
  }

  /// Settings of a folder of tests, from its `testdata.yaml`.
  mutating func readTestdata(_ path: String) -> TestSettings? {
    guard let (read, document) = parse(LegacyTestSettings.self, from: path) else { return nil }
    var settings = read.settings
    let flags = LegacyTestSettings.CodingKeys.outputValidatorFlags.stringValue
    settings.argumentsPlace = SettingPlace(of: [flags], in: document, path)
    for key in read.idle where isPassFail {
      remark(path, line: document.line(of: key), "\(key) means nothing in a pass-fail problem")
    }
    checkGrader(read.settings.grader, path, document)
    if let name = read.outputValidator, !isOnlyValidator(name) {
      let message =
        "output_validator_flags names \(name), which is not the only output validator: one of several cannot be chosen yet"
      issues.append(FileIssue(path, line: document.line(of: "output_validator_flags"), message))
    }
    return settings
  }

  private func isOnlyValidator(_ name: String) -> Bool {
    let programs = tree.folders[formatVersion.outputValidatorFolder] ?? []
    return programs.map(PackageProgram.name(of:)) == [name]
  }

  /// What the annotations of a case say; its description and pictures are for the authors alone.
  mutating func readHint(_ base: String) -> TestSettings? {
    guard let text = text(of: base + ".hint") else { return nil }
    var settings = TestSettings()
    settings.hint = String(text.trimming(while: \.isWhitespace))
    return settings
  }
}

extension StringProtocol {
  /// The text without such characters at its ends.
  func trimming(while isUnwanted: (Character) -> Bool) -> SubSequence {
    let start = self.drop(while: isUnwanted)
    let end = start.lastIndex { !isUnwanted($0) }
    return end.map { start[...$0] } ?? start.prefix(0)
  }
}
