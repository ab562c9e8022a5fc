internal import JudgeCore

// Grading in the legacy format.
extension PackageReader {
  private static let root = "data"

  /// The tree of all data; `nil`: each test must be accepted, which needs no tree.
  func readGraders(_ manifest: PackageManifest, _ tests: [TestCase]) -> Scoring? {
    let whole = group(Self.root, tests.indices, tests, manifest)
    if !isScored && whole.isPlain { return nil }
    return Scoring(
      whole: whole, objective: manifest.grading.objective, givesScores: isScored)
  }

  /// - Parameter part: the tests below the folder, which are in order.
  private func group(
    _ folder: String, _ part: Range<Int>, _ tests: [TestCase],
    _ manifest: PackageManifest
  ) -> TestGroup {
    var members: [TestGroup.Member] = []
    var rest = part
    while let first = rest.first {
      let below = "data/\(tests[first].name)".dropFirst(folder.count + 1)
      guard let slash = below.firstIndex(of: "/") else {
        members.append(.test(first))
        rest.removeFirst()
        continue
      }
      let inner = "\(folder)/\(below[..<slash])"
      let own = rest.prefix { "data/\(tests[$0].name)".hasPrefix("\(inner)/") }
      members.append(.group(group(inner, own, tests, manifest)))
      rest = rest.dropFirst(own.count)
    }
    let isRoot = folder == Self.root
    return TestGroup(
      name: isRoot ? folder : String(folder.dropFirst("data/".count)),
      rule: .grader(grader(of: folder, isRoot: isRoot, manifest)), members: members)
  }

  private func grader(of folder: String, isRoot: Bool, _ manifest: PackageManifest) -> Grader {
    let inherited = folderSettings.known[folder].flatMap(\.self)?.grader ?? GraderSettings()
    let settings = isScored ? manifest.grading.settings.inheriting(inherited) : inherited
    return settings.grader(isRoot: isRoot, givesScores: isScored)
  }

  /// What is wrong with the grading that a file asks for, and what of it means nothing.
  mutating func checkGrader(_ settings: GraderSettings, _ path: String, _ document: YAMLValue) {
    if settings.isCustom == true && isPassFail {
      let message = "grading: custom is for scoring problems, and this is a pass-fail problem"
      issues.append(FileIssue(path, line: document.line(of: "grading"), message))
    }
    // The package's own grader has flags of its own.
    guard settings.isCustom != true, !tree.isFolder("graders") else { return }
    for flag in settings.flags ?? [] {
      guard let idle = idleness(of: flag, path) else { continue }
      remark(path, line: document.line(of: "grader_flags"), "grader_flags: \(flag) \(idle)")
    }
    let stops = settings.stopsAtFailure ?? true
    if path == "data/testdata.yaml", DefaultGrader(flags: settings.flags ?? []).ignoresSample, stops
    {
      remark(
        path, line: document.line(of: "grader_flags"),
        "with ignore_sample, data/secret is judged only if samples are accepted, unless on_reject is continue"
      )
    }
  }

  /// Why a flag decides nothing; `nil`: it may.
  private func idleness(of flag: String, _ path: String) -> String? {
    if !DefaultGrader.knows(flag) { return "means nothing to the default grader" }
    if flag == DefaultGrader.ignoreSample && path != "data/testdata.yaml" {
      return "means something in data/testdata.yaml alone"
    }
    let isScoreMode = DefaultGrader.ScoreMode(rawValue: flag) != nil
    return isScoreMode && !isScored ? "means nothing in a pass-fail problem" : nil
  }

  /// The package's own grader, if it is used.
  mutating func readGrader(for scoring: Scoring?) -> PackageProgram? {
    let folder = "graders"
    guard let scoring, scoring.givesScores, scoring.whole.asksOwnGrader else {
      if tree.isFolder(folder) {
        remark(folder, "is not used: no testdata.yaml says grading: custom")
      }
      return nil
    }
    let programs = readPrograms(in: folder)
    guard programs.count == 1, let program = programs.first else {
      note(folder, "holds \(programs.count) programs, and grading: custom needs one")
      return nil
    }
    if let obstacle = program.obstacle { note(program.path, obstacle) }
    return program
  }
}

extension TestGroup {
  /// Whether it comes to the same as that each of its tests must be accepted, up to the first that is not.
  fileprivate var isPlain: Bool {
    guard case .grader(let grader) = rule, grader.stopsAtFailure, grader.isStrict else {
      return false
    }
    return inner.allSatisfy(\.isPlain)
  }

  fileprivate var asksOwnGrader: Bool {
    if case .grader(let grader) = rule, case .custom = grader.program { return true }
    return inner.contains(where: \.asksOwnGrader)
  }

  private var inner: [TestGroup] {
    members.compactMap { member in
      if case .group(let group) = member { group } else { nil }
    }
  }
}
