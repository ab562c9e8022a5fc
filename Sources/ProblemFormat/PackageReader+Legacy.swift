internal import JudgeCore

extension PackageReader {
  /// `problem.yaml` of the legacy format.
  mutating func readLegacy(
    _ document: YAMLValue, _ path: String
  ) throws(StrictYAML.Failure) -> PackageManifest {
    let manifest = try StrictYAML.decode(LegacyManifest.self, from: document, file: path)
    refuseType(manifest.type, known: ["scoring"], line: document.line(of: "type"))
    if manifest.hasGrading {
      remark(
        path, line: document.line(of: "grading"), "grading means nothing in a pass-fail problem")
    }
    let line = document.line(of: "validation")
    switch readValidation(manifest.validation, line: line) {
    case .custom(let traits): return PackageManifest(manifest, .custom, traits)
    default: return PackageManifest(manifest, .standard, .init())
    }
  }

  /// What cannot be judged is noted, and taken for a validator of the package's own, whose folder is looked at then.
  private mutating func readValidation(_ text: String, line: Int?) -> Validation {
    let path = "problem.yaml"
    let validation = Validation(text)
    switch validation {
    case .standard, .custom: return validation
    case .beyond(let word):
      let message = "validation \(word) cannot be judged yet"
      issues.append(FileIssue(path, line: line, message))
    case .nonsense:
      let message =
        "validation must be default, or custom with any of score, interactive and multi-pass, not '\(text)'"
      issues.append(FileIssue(path, line: line, message))
    }
    return .custom(.init())
  }

  /// Settings of a folder of tests, from its `testdata.yaml`.
  mutating func readTestdata(_ path: String) -> TestSettings? {
    guard let (read, document) = parse(LegacyTestSettings.self, from: path) else { return nil }
    for key in read.refused {
      let message = "\(key) cannot be honoured yet: only plain pass-fail problems can be judged"
      issues.append(FileIssue(path, line: document.line(of: key), message))
    }
    for key in read.idle {
      let message =
        key == "on_reject"
        ? "on_reject: continue changes nothing: judging stops at the first failing test"
        : "\(key) means nothing in a pass-fail problem"
      remark(path, line: document.line(of: key), message)
    }
    if let name = read.outputValidator, !isOnlyValidator(name) {
      let message =
        "output_validator_flags names \(name), which is not the only output validator: one of several cannot be chosen yet"
      issues.append(FileIssue(path, line: document.line(of: "output_validator_flags"), message))
    }
    return read.settings
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
