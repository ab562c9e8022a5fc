internal import JudgeCore
internal import SystemPackage

/// Makes a ``Problem`` of a folder. Goes on after what is wrong, so that one look finds all of it.
struct PackageReader {
  let name: String
  let tree: PackageTree
  var issues: [FileIssue]
  /// What may have been meant otherwise: something of the package would be missed.
  var warnings: [FileIssue] = []
  /// What is said and nothing follows from.
  var remarks: [FileIssue] = []
  /// Whether `problem.yaml` could be read, so that rules that depend on what it says can be checked.
  var knowsManifest = true
  /// The same of its `type`.
  var knowsType = true
  /// `type: scoring`, once that is known.
  var isScored = false
  /// Whether graders decide, as the legacy format has it, once that is known.
  var isGraded = false
  /// Of the folders of tests that were read.
  var folderSettings = FolderSettings()
  /// Where the arguments of the output validator stand, by the names of tests that have some of their own.
  var argumentPlaces: [String: SettingPlace] = [:]
  /// Which version of the format the package is written in, once that is known.
  var formatVersion = FormatVersion.v2025
  /// Which settings its tests have, once that is known.
  var settingStyle = SettingStyle.current
  var constants = Constants()
  /// How many submissions lie in folders of which nothing says what must become of them.
  var unlabelled: [String: Int] = [:]

  static let maximumText = ByteCount.mib(1)
  static let defaultTimeLimit = Duration.seconds(2)
  static let defaultMemory = ByteCount.mib(1024)

  init(name: String, root: FilePath) {
    self.name = name
    tree = PackageTree(root: root)
    issues = tree.issues
    warnings = tree.lostTests
    remarks = tree.skipped
  }

  mutating func read() throws(PackageError) -> Problem {
    if !PackageName.isValidPackage(name) {
      note(".", "a package's name is made of a to z and 0 to 9, unlike '\(name)'")
    }
    // What is missing is not known.
    guard !tree.isFull, var manifest = readManifest() else { throw failure }
    formatVersion = manifest.formatVersion
    constants = manifest.constants
    settingStyle = readSettingStyle()
    isScored = manifest.isScored
    manifest.limits.time = readTimeLimit(manifest)
    var problem = Problem(
      name: name, title: name, directory: tree.root, version: "",
      limits: Self.limits(manifest.limits), tests: [])
    apply(manifest, to: &problem)
    let sidecar = parse(Sidecar.self, from: "judge.yaml")
    problem.sidecar = sidecar?.value ?? Sidecar()
    checkEndings(of: problem)
    problem.tests = readTests(validatorFlags: manifest.validatorFlags)
    problem.validator = readOutputValidator(manifest.validation)
    checkValidator(of: problem)
    if problem.validator == .standard && knowsValidation {
      checkArguments(of: problem.tests, flags: manifest.flagsPlace)
    }
    problem.staticValidator = readStaticValidator(for: problem)
    readScoring(manifest, into: &problem)
    problem.includes = readFolders(in: "include")
    if let sidecar {
      checkDrivers(of: problem, sidecar.document)
      problem.quiz = readQuiz(problem, sidecar.document)
    }
    problem.templates = readFolders(in: "attachments/templates")
    problem.gpuFiles = readGPUFiles(problem.sidecar)
    problem.statements = readStatements(manifest)
    problem.title = manifest.title ?? readTitle(problem.statements) ?? name
    problem.jurySubmissions = readJurySubmissions(of: problem)
    problem.checks = readChecks(problem.tests)
    guard issues.isEmpty else {
      var failure = failure
      failure.lacksSolution = !problem.hasSolution
      failure.warnings = warnings
      throw failure
    }
    problem.warnings = warnings
    problem.remarks = remarks
    problem.version = try version()
    return problem
  }

  /// Whether it is known what decides about outputs, which in the legacy format `problem.yaml` says.
  private var knowsValidation: Bool { knowsManifest || !formatVersion.isLegacy }

  mutating func note(_ file: String, _ message: String) {
    issues.append(FileIssue(file, message))
  }

  /// Notes what is allowed and means nothing.
  mutating func remark(_ file: String, line: Int? = nil, _ message: String) {
    remarks.append(FileIssue(file, line: line, message))
  }

  /// Notes what is allowed, and leaves something out that the author may want.
  mutating func warn(_ file: String, line: Int? = nil, _ message: String) {
    warnings.append(FileIssue(file, line: line, message))
  }

  /// A YAML file of the package; `nil` when there is none or it is wrong.
  mutating func decode<Value: Decodable>(_ type: Value.Type, from path: String) -> Value? {
    parse(type, from: path)?.value
  }

  /// As much of a YAML file of the package as is right, with what it looked like, so that what follows from it is looked at, too.
  mutating func parsePart<Value: Decodable>(
    _ type: Value.Type, from path: String
  ) -> (value: Value, document: YAMLValue)? {
    guard let text = text(of: path) else { return nil }
    do throws(StrictYAML.Failure) {
      let document = try StrictYAML.parse(text, file: path)
      let (value, failure) = StrictYAML.read(type, from: document, file: path)
      issues += failure.issues
      return value.map { ($0, document) }
    } catch {
      issues += error.issues
      return nil
    }
  }

  /// A YAML file of the package, with what it looked like; `nil` when there is none or it is wrong.
  mutating func parse<Value: Decodable>(
    _ type: Value.Type, from path: String
  ) -> (value: Value, document: YAMLValue)? {
    let before = issues.count
    let part = parsePart(type, from: path)
    return issues.count == before ? part : nil
  }

  /// The text of a small file; `nil` when there is none or it is no text.
  mutating func text(of path: String) -> String? {
    guard let file = tree.files[path] else { return nil }
    do throws(FileError) {
      let text = withoutMark(try BoundedFile.readText(file.location, limit: Self.maximumText), path)
      guard file.name == FormatVersion.groupFile else { return text }
      // What constants stand for is not known.
      if !knowsManifest && text.contains("{{") { return nil }
      if constants.isEmpty { return text }
      let filled = try constants.fill(Array(text.utf8), limit: Self.maximumText)
      return String(decoding: filled, as: UTF8.self)
    } catch {
      note(path, "\(error)")
      return nil
    }
  }

  /// A text may not begin with a byte-order mark, but editors put it there.
  private mutating func withoutMark(_ text: String, _ path: String) -> String {
    guard text.unicodeScalars.first == "\u{FEFF}" else { return text }
    remark(
      path, line: 1, "begins with a byte-order mark, which the format forbids and is passed over")
    return String(text.unicodeScalars.dropFirst())
  }

  private var failure: PackageError { PackageError(package: name, issues: issues) }

  private func version() throws(PackageError) -> String {
    do throws(FileIssue) {
      return try PackageDigest.digest(of: tree, .judging)
    } catch {
      throw PackageError(package: name, issues: [error])
    }
  }
}
