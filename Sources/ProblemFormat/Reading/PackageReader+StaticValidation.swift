internal import JudgeCore

// Static validators: programs that look at submissions, once for each group that asks for it.
extension PackageReader {
  private static let staticValidatorFolder = "static_validator"

  /// The folders of `data/` that may ask for a static validation.
  private func mayValidateStatically(_ folder: String) -> Bool {
    ["data/sample", "data/secret"].contains(folder) || secretFolders.contains(folder)
  }

  /// The static validations of the samples or of the secret tests.
  mutating func readStaticTests(
    in folder: String, isSample: Bool, _ settings: inout FolderSettings
  ) -> [TestCase] {
    if formatVersion.isLegacy { return [] }
    var tests: [TestCase] = []
    for group in [folder] + (isSample ? [] : secretFolders) {
      let inherited = groupSettings(group, &settings)
      guard let stated = settings.own[group]?.staticValidation, stated.score != nil else {
        continue
      }
      var test = TestCase(
        staticValidationOf: String(group.dropFirst("data/".count)), isSample: isSample,
        hasFullFeedback: inherited?.hasFullFeedback)
      test.validatorArguments = stated.arguments ?? []
      test.hint = inherited?.hint
      test.description = inherited?.description
      tests.append(test)
    }
    return tests
  }

  /// Notes what is wrong with what the settings of a folder say of a static validation.
  ///
  /// - Parameter folder: `nil`: they are a single case's.
  mutating func checkStaticValidation(_ settings: TestSettings, _ path: String, of folder: String?)
  {
    let stated = settings.staticValidation
    for (key, line) in stated.lines.sorted(by: { $0.value < $1.value }) {
      guard let flaw = misplacement(in: folder) ?? flaw(of: key, settings, in: folder) else {
        continue
      }
      issues.append(FileIssue(path, line: line, "\(key) \(flaw)"))
    }
    if case .points(let points) = stated.score, settings.scoring.mode == .min,
      points != settings.scoring.maximum?.points
    {
      let key = StaticValidation.Keys.staticValidationScore.stringValue
      remark(
        path, line: stated.lines[key], "\(key) counts as max_score, since score_aggregation is min")
    }
  }

  private func misplacement(in folder: String?) -> String? {
    guard let folder else { return "is a key of test_group.yaml, not of a single test" }
    if mayValidateStatically(folder) { return nil }
    return
      "must not be set here: only data/sample, data/secret and the folders right in that are groups"
  }

  private func flaw(of key: String, _ settings: TestSettings, in folder: String?) -> String? {
    switch (key, settings.staticValidation.score) {
    case (StaticValidation.Keys.staticValidatorArguments.stringValue, nil):
      "is for groups with a static_validation_score, and there is none"
    case (StaticValidation.Keys.staticValidationScore.stringValue, let score?):
      flaw(of: score, settings.scoring, in: folder)
    default: nil
    }
  }

  private func flaw(
    of score: StaticValidation.Score, _ scoring: GroupScoring, in folder: String?
  ) -> String? {
    let isWhole = folder == "data/secret"
    let mode = scoring.mode ?? (isWhole ? .sum : .passFail)
    switch score {
    case .points where isPassFail: return "must be pass-fail: this is a pass-fail problem"
    // Samples have no scores, whichever there are.
    case _ where folder == "data/sample": return nil
    case .points where mode == .passFail:
      return "must be pass-fail, as score_aggregation is"
    case .passFail where isScored && mode != .passFail:
      return "must be a whole number: score_aggregation is \(mode.rawValue), not pass-fail"
    case .points(let points):
      let most = scoring.maximum.map(\.points) ?? (isWhole ? 100 : nil)
      guard let most, points > most else { return nil }
      return "is \(Points.text(points)), more than max_score, \(Points.text(most))"
    case .passFail: return nil
    }
  }

  /// The package's own static validator, if it is used.
  mutating func readStaticValidator(for problem: Problem) -> PackageProgram? {
    let folder = Self.staticValidatorFolder
    guard problem.tests.contains(where: \.isStatic) else {
      if tree.isFolder(folder) && !formatVersion.isLegacy {
        remark(folder, "is not used: no test_group.yaml states a static_validation_score")
      }
      return nil
    }
    if problem.sidecar.resources.gpu != nil {
      note(
        folder, "cannot be used yet by a problem that needs a GPU: remove static_validation_score")
    }
    guard tree.isFolder(folder) else {
      note(folder, "is missing: a static_validation_score needs a program there")
      return nil
    }
    return readOneProgram(in: folder)
  }
}
