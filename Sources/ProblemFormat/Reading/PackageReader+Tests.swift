internal import JudgeCore
internal import SystemPackage

extension PackageReader {
  static let maximumTests = 10_000

  /// The tests in judging order.
  ///
  /// - Parameter validatorFlags: what output validators are given before each test's own arguments.
  mutating func readTests(validatorFlags: [String]) -> [TestCase] {
    remarkOnSettings()
    var tests = readTests(in: "sample", isSample: true) + readTests(in: "secret", isSample: false)
    for index in tests.indices where !tests[index].isStatic {
      tests[index].validatorArguments.insert(contentsOf: validatorFlags, at: 0)
    }
    if !tree.isFolder("data/secret") { note("data/secret", "is missing") }
    if tests.isEmpty { note("data", "holds no test: a test is NAME.in with NAME.ans") }
    if tests.count > Self.maximumTests {
      note("data", "holds \(tests.count) tests, more than \(Self.maximumTests)")
    }
    return tests
  }

  /// Files of settings that nothing reads, and such that the format does not know.
  private mutating func remarkOnSettings() {
    if formatVersion.isLegacy {
      for file in tree.allFiles(below: "data") where file.name == FormatVersion.groupFile {
        remark(file.path, "is not read: in the legacy format settings are in testdata.yaml")
      }
      return
    }
    guard settingStyle == .current else { return }
    if tree.files["data/\(FormatVersion.groupFile)"] != nil {
      remark(
        "data/\(FormatVersion.groupFile)",
        "is read as settings of all tests, which the format has not"
      )
    }
    if tree.files["data/testdata.yaml"] != nil {
      remark("data/testdata.yaml", "is not read: settings are in data/sample and data/secret")
    }
  }

  /// What the default validator is given must mean something to it. Each setting is complained of once.
  ///
  /// - Parameter flags: where those stand that all tests have.
  mutating func checkArguments(of tests: [TestCase], flags: SettingPlace?) {
    var seen: Set<SettingPlace> = []
    for test in tests where !test.isStatic {
      guard let place = argumentPlaces[test.name] ?? flags, seen.insert(place).inserted else {
        continue
      }
      do throws(DefaultValidatorError) {
        _ = try DefaultValidator(arguments: test.validatorArguments)
      } catch {
        issues.append(FileIssue(place.file, line: place.line, "\(place.key): \(error)"))
      }
    }
  }

  private mutating func readTests(in folder: String, isSample: Bool) -> [TestCase] {
    var settings = folderSettings
    defer { folderSettings = settings }
    var tests = readStaticTests(in: "data/\(folder)", isSample: isSample, &settings)
    for base in baseNames(below: "data/\(folder)") {
      guard let input = tree.files[base + ".in"] else { continue }
      guard let answer = tree.files[base + ".ans"] else {
        if !tree.holds(base + ".ans") {
          note(base + ".in", "has no answer beside it, \(base).ans")
        }
        continue
      }
      let own = caseSettings(base, &settings)
      var test = TestCase(
        name: String(base.dropFirst("data/".count)), isSample: isSample, input: input.location,
        answer: answer.location, hasFullFeedback: own?.hasFullFeedback)
      test.validatorArguments = own?.outputValidatorArguments ?? []
      argumentPlaces[test.name] = own?.argumentsPlace
      test.inputValidatorArguments = own?.inputValidatorArguments ?? .all([])
      test.arguments = own?.arguments ?? []
      test.files = givenFiles(base)
      test.hint = own?.hint
      test.description = own?.description
      tests.append(test)
    }
    return tests.sorted { $0.place.precedes($1.place) }
  }

  /// How much a submission may be given to work with.
  static let maximumGivenFiles = 100
  static let maximumGiven = ByteCount.mib(512)

  private mutating func givenFiles(_ base: String) -> [PlacedFile] {
    let folder = base + ".files"
    let files = tree.allFiles(below: folder)
    let size = files.reduce(0) { $0 + $1.size }
    if files.count > Self.maximumGivenFiles || size > Self.maximumGiven.bytes {
      note(folder, "holds more than \(Self.maximumGivenFiles) files or \(Self.maximumGiven)")
    }
    let placed = Self.placed(files, below: folder)
    if Self.nameSize(of: placed) > Self.mostNames.bytes {
      note(folder, "holds files with names of more than \(Self.mostNames) together")
    }
    checkFolders(of: placed, in: folder)
    return placed
  }

  /// Cases that check the package's own validators.
  mutating func readCases(
    in folder: String, needsOutput: Bool
  ) -> [PackageChecks.DataCase] {
    var settings = folderSettings
    var cases: [PackageChecks.DataCase] = []
    for base in baseNames(below: "data/\(folder)") {
      guard let input = tree.files[base + ".in"] else { continue }
      let answer = tree.files[base + ".ans"]
      let output = tree.files[base + ".out"]
      if needsOutput && (answer == nil || output == nil) {
        note(base + ".in", "needs an answer, .ans, and an output, .out, beside it")
      }
      let own = caseSettings(base, &settings)
      cases.append(
        PackageChecks.DataCase(
          name: String(base.dropFirst("data/".count)), input: input.location,
          answer: answer?.location, output: output?.location,
          inputValidatorArguments: own?.inputValidatorArguments ?? .all([]),
          outputValidatorArguments: own?.outputValidatorArguments ?? [],
          arguments: own?.arguments ?? [], files: givenFiles(base)))
    }
    return cases
  }

  /// What is left of a case's files without their extensions, in byte order.
  private mutating func baseNames(below folder: String) -> [String] {
    // What submissions are given may have any name.
    let files = tree.allFiles(below: folder).filter { !$0.path.contains(".files/") }
    for file in files where file.path.hasSuffix(".ans") {
      let input = file.path.dropLast(".ans".count) + ".in"
      if !tree.holds(String(input)) { note(file.path, "has no input beside it") }
    }
    return files.filter { $0.path.hasSuffix(".in") }.map { String($0.path.dropLast(".in".count)) }
      .sorted { $0.precedes($1) }
  }

  /// Settings of folders that were read already.
  struct FolderSettings {
    /// With what they inherit.
    var known: [String: TestSettings?] = [:]
    /// Without.
    var own: [String: TestSettings] = [:]
  }

  private mutating func caseSettings(
    _ base: String, _ settings: inout FolderSettings
  ) -> TestSettings? {
    let folder = String(base.prefix(upTo: base.lastIndex(of: "/") ?? base.startIndex))
    let above = groupSettings(folder, &settings)
    let own = formatVersion.isLegacy ? readHint(base) : readSettings(base + ".yaml", of: nil)
    return own?.inheriting(above) ?? above
  }

  mutating func groupSettings(
    _ folder: String, _ settings: inout FolderSettings
  ) -> TestSettings? {
    if folder.isEmpty { return nil }
    if let known = settings.known[folder] { return known }
    let parent = String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex))
    let above = groupSettings(parent, &settings)
    let isWhole = folder == "data" && settingStyle == .current
    let known = isWhole ? [FormatVersion.groupFile] : formatVersion.groupFiles
    let names = known.filter { tree.files["\(folder)/\($0)"] != nil }
    let own = names.compactMap { readGroupSettings("\(folder)/\($0)", of: folder) }
    if own.count == 2,
      own[0].outputValidatorArguments != own[1].outputValidatorArguments
        || own[0].inputValidatorArguments != own[1].inputValidatorArguments
        || !own[0].scoring.agrees(with: own[1].scoring)
        || !own[0].staticValidation.agrees(with: own[1].staticValidation)
        || own[0].grader != own[1].grader
    {
      note("\(folder)/testdata.yaml", "differs from test_group.yaml: keep one of them")
    }
    let result = own.first?.inheriting(above) ?? above
    settings.known[folder] = .some(result)
    settings.own[folder] = own.first
    return result
  }

  private mutating func readGroupSettings(_ path: String, of folder: String) -> TestSettings? {
    switch settingStyle {
    case .current: readSettings(path, of: folder)
    case .legacy: readTestdata(path)
    case .mixed: nil
    }
  }

  /// - Parameter folder: `nil`: they are a case's.
  private mutating func readSettings(_ path: String, of folder: String?) -> TestSettings? {
    guard let (read, document) = parse(TestSettings.self, from: path) else { return nil }
    var settings = read
    let keys = [TestSettings.CodingKeys.outputValidatorArguments, .outputValidatorFlags]
    settings.argumentsPlace = SettingPlace(of: keys.map(\.stringValue), in: document, path)
    checkStaticValidation(settings, path, of: folder)
    if let flaw = flawOfScoring(in: folder) {
      for (key, line) in settings.scoring.lines.sorted(by: { $0.value < $1.value }) {
        issues.append(FileIssue(path, line: line, "\(key) \(flaw)"))
      }
    }
    return settings
  }
}
