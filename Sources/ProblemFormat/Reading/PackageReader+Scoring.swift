internal import JudgeCore

extension PackageReader {
  /// How results come to a verdict and a score, where that is more than that each test must be accepted. Puts the tests in the order
  /// of their groups.
  mutating func readScoring(_ manifest: PackageManifest, into problem: inout Problem) {
    let tests = Self.byGroup(problem.tests)
    let scoring: Scoring?
    if settingStyle != .current {
      scoring = readGraders(manifest, tests)
      isGraded = scoring != nil
      problem.grader = readGrader(for: scoring)
    } else {
      scoring = isScored ? readAggregation(tests) : nil
    }
    guard var scoring else { return }
    scoring.twins = twins(of: tests)
    problem.tests = tests
    problem.scoring = scoring
    if isScored && problem.sidecar.resources.gpu != nil {
      note("problem.yaml", "type scoring cannot be judged yet of a problem that needs a GPU")
    }
  }

  /// Whether it is known to give no scores.
  var isPassFail: Bool { knowsType && !isScored }

  /// Why no score may be spoken of in the settings of a folder; `nil`: it may.
  ///
  /// - Parameter folder: `nil`: they are a single case's.
  func flawOfScoring(in folder: String?) -> String? {
    guard let folder else { return "is a key of test_group.yaml, not of a single test" }
    if isPassFail { return "is for scoring problems, and this is a pass-fail problem" }
    let parts = folder.split(separator: "/")
    switch (parts.dropFirst().first, parts.count) {
    case ("sample", _): return "must not be set for samples"
    case ("secret", 2), ("secret", 3): return nil
    default: return "must not be set here: only data/secret and the folders right in it are groups"
    }
  }

  /// Samples first, and in each folder by name: so that groups follow each other by their names, too.
  private static func byGroup(_ tests: [TestCase]) -> [TestCase] {
    let slash = UInt8(ascii: "/")
    // No name has a zero, so that a name comes before every longer one.
    return tests.map { (key: $0.place.utf8.map { $0 == slash ? 0 : $0 }, test: $0) }
      .sorted { left, right in
        left.test.isSample != right.test.isSample
          ? left.test.isSample : left.key.lexicographicallyPrecedes(right.key)
      }
      .map(\.test)
  }

  // MARK: - Formats 2025-09 and 2023-07

  private static let root = "data/secret"

  private mutating func readAggregation(_ tests: [TestCase]) -> Scoring {
    let samples = tests.indices.filter { tests[$0].isSample }
    var whole = readSecret(tests)
    let groups = groupFolders()
    if groups.isEmpty && folderSettings.own[Self.root] == nil {
      remark(
        "problem.yaml",
        "type scoring without test_group.yaml in data/secret: its tests share 100 points equally")
    }
    if !groups.isEmpty {
      refuseOthers(than: Set(groups), tests)
      let byFolder = Dictionary(grouping: whole.tests) { Self.folder(of: tests[$0]) }
      whole.members =
        Self.members(byFolder[Self.root] ?? [], tests)
        + groups.compactMap { folder in
          readGroup(folder, byFolder[folder] ?? [], tests).map { .group($0) }
        }
    }
    checkBounds(of: whole)
    checkRequirements(of: whole, hasSamples: !samples.isEmpty)
    return Scoring(
      samples: TestGroup(name: "sample", rule: .samples, members: Self.members(samples, tests)),
      whole: whole)
  }

  private func readSecret(_ tests: [TestCase]) -> TestGroup {
    let stated = scoring(of: Self.root)
    let aggregation = Aggregation(
      stated.mode ?? .sum, maximum: stated.maximum.map(\.points) ?? 100,
      requires: stated.requires ?? [], staticMaximum: staticMaximum(of: Self.root))
    return TestGroup(
      name: "secret", rule: .aggregation(aggregation),
      members: Self.members(tests.indices.filter { !tests[$0].isSample }, tests))
  }

  private static func members(_ places: [Int], _ tests: [TestCase]) -> [TestGroup.Member] {
    places.map { tests[$0].isStatic ? .staticValidation($0) : .test($0) }
  }

  private func staticMaximum(of folder: String) -> Double? {
    let score = folderSettings.own[folder]?.staticValidation.score
    if case .points(let points) = score { return points }
    return nil
  }

  /// The folder right in `data/secret` that it lies in; of a static validation of all of `secret` that itself.
  private static func folder(of test: TestCase) -> String {
    "data/" + test.place.split(separator: "/").prefix(2).joined(separator: "/")
  }

  /// `nil`: it has no tests.
  private mutating func readGroup(
    _ folder: String, _ own: [Int], _ tests: [TestCase]
  ) -> TestGroup? {
    guard !own.isEmpty else {
      note(folder, "is a group and holds no test")
      return nil
    }
    let stated = scoring(of: folder)
    let aggregation = Aggregation(
      stated.mode ?? .passFail, maximum: stated.maximum?.points,
      requires: (stated.requires ?? []).map(Self.groupName),
      staticMaximum: staticMaximum(of: folder))
    return TestGroup(
      name: String(folder.dropFirst("data/".count)), rule: .aggregation(aggregation),
      members: Self.members(own, tests))
  }

  /// Groups are named by their paths; by their folders' names alone they are understood as well.
  private static func groupName(_ name: String) -> String {
    name == "sample" || name.contains("/") ? name : "secret/\(name)"
  }

  private func scoring(of folder: String) -> GroupScoring {
    folderSettings.own[folder]?.scoring ?? GroupScoring()
  }

  /// In 2025-09 folders with settings of their own, before that all.
  private func groupFolders() -> [String] {
    let folders = secretFolders
    return formatVersion == .v2025 ? folders.filter { settingsFile(of: $0) != nil } : folders
  }

  var secretFolders: [String] {
    // A folder that belongs to a case holds no tests.
    tree.folders(in: Self.root).filter { !$0.hasSuffix(".files") }.map { "\(Self.root)/\($0)" }
  }

  private func settingsFile(of folder: String) -> String? {
    formatVersion.groupFiles.map { "\(folder)/\($0)" }.first { tree.files[$0] != nil }
  }

  private mutating func refuseOthers(than groups: Set<String>, _ tests: [TestCase]) {
    for folder in secretFolders where !groups.contains(folder) {
      note(folder, "lacks test_group.yaml: either all folders of data/secret are groups or none is")
    }
    let isLoose = tests.contains { test in
      !test.isSample && !test.isStatic && test.name.split(separator: "/").count == 2
    }
    if isLoose { note(Self.root, "holds tests and groups: put the tests into a group") }
  }

  private mutating func complain(_ group: TestGroup, _ key: String, _ message: String) {
    let folder = "data/\(group.name)"
    let line = scoring(of: folder).lines[key]
    issues.append(FileIssue(settingsFile(of: folder) ?? folder, line: line, message))
  }

  private mutating func checkBounds(of whole: TestGroup) {
    guard case .aggregation(let rule) = whole.rule else { return }
    if rule.mode == .passFail && rule.maximum == nil {
      complain(whole, "max_score", "score_aggregation: pass-fail needs a max_score that is bounded")
    }
    for (group, own) in Self.parts(of: whole) {
      if own.maximum == nil && (own.mode == .passFail || rule.maximum != nil) {
        let reason = own.mode == .passFail ? "it is pass-fail" : "secret has one"
        complain(
          group, "max_score", "\(group.name) needs a max_score that is bounded, since \(reason)")
      }
      if rule.mode == .passFail && own.mode != .passFail {
        complain(
          group, "score_aggregation", "score_aggregation must be pass-fail, as that of secret is")
      }
    }
    remarkOnSum(of: whole, rule)
  }

  /// A sum that is too large is an error of the judge's as soon as somebody reaches it.
  private mutating func remarkOnSum(of whole: TestGroup, _ rule: Aggregation) {
    let most = Self.parts(of: whole).reduce(rule.staticMaximum ?? 0) { $0 + ($1.rule.maximum ?? 0) }
    guard rule.mode == .sum, let bound = rule.maximum, most > bound else { return }
    let said = "the groups give \(Points.text(most)) together, more than max_score of secret"
    remark(settingsFile(of: Self.root) ?? Self.root, "\(said), \(Points.text(bound))")
  }

  private static func parts(of whole: TestGroup) -> [(group: TestGroup, rule: Aggregation)] {
    whole.members.compactMap { member in
      guard case .group(let group) = member, case .aggregation(let rule) = group.rule else {
        return nil
      }
      return (group, rule)
    }
  }

  private mutating func checkRequirements(of whole: TestGroup, hasSamples: Bool) {
    var earlier: [String: Aggregation.Mode] = hasSamples ? ["sample": .passFail] : [:]
    guard case .aggregation(let rule) = whole.rule else { return }
    checkRequirements(of: whole, rule, earlier)
    for (group, own) in Self.parts(of: whole) {
      checkRequirements(of: group, own, earlier)
      earlier[group.name] = own.mode
    }
  }

  private mutating func checkRequirements(
    of group: TestGroup, _ rule: Aggregation, _ earlier: [String: Aggregation.Mode]
  ) {
    for name in rule.requires where earlier[name] != .passFail {
      let reason =
        earlier[name] == nil
        ? "which is neither a group before it nor samples that there are"
        : "whose score_aggregation is not pass-fail"
      complain(group, "require_pass", "require_pass names \(name), \(reason)")
    }
  }
}
