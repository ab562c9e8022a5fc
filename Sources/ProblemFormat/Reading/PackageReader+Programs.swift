internal import JudgeCore
internal import SystemPackage

extension PackageReader {
  /// The package's own output validators, if it has some.
  mutating func readOutputValidator(_ validation: PackageManifest.Validation) -> OutputValidator {
    let folder = formatVersion.outputValidatorFolder
    if validation == .custom, let other = otherValidatorFolder(instead: folder) {
      remark(other, "is taken for \(folder)/, where the legacy format has the output validator")
      return .custom([readOneProgram(in: other)])
    }
    if refuseMisplacedValidator(instead: folder) { return .custom([]) }
    switch validation {
    case .byFolder: return readOneValidator(in: folder)
    case .custom: return readValidators(in: folder)
    case .standard:
      if tree.isFolder(folder) {
        remark(folder, "is not used: problem.yaml does not say validation: custom")
      }
      return .standard
    }
  }

  /// Where a package that asks for its own output validator has it by the name that other versions of the format have for the folder,
  /// as DOMjudge takes it, too.
  private func otherValidatorFolder(instead folder: String) -> String? {
    let other = formatVersion.otherOutputValidatorFolder
    return !tree.isFolder(folder) && tree.isFolder(other) ? other : nil
  }

  /// Notes an output validator that would be passed over, so that the default one would judge in its place.
  private mutating func refuseMisplacedValidator(instead folder: String) -> Bool {
    if tree.isFolder(folder) { return false }
    if tree.files[folder] != nil {
      note(folder, "is a file: put the output validator into a folder of that name")
      return true
    }
    let other = formatVersion.otherOutputValidatorFolder
    guard tree.isFolder(other) || tree.files[other] != nil else { return false }
    note(
      other,
      "is passed over: in format \(formatVersion.rawValue) the output validator lies in \(folder)/")
    return true
  }

  /// Whoever talks to submissions, or asks for another pass, is one program of the package's own.
  mutating func checkValidator(of problem: Problem) {
    guard problem.isInteractive || problem.passes > 1 else { return }
    let kind = problem.isInteractive ? "an interactive" : "a multi-pass"
    let folder = formatVersion.outputValidatorFolder
    switch problem.validator {
    case .standard: note(folder, "is missing: \(kind) problem needs an output validator of its own")
    case .custom(let programs) where programs.count > 1:
      note(folder, "holds \(programs.count) programs, and \(kind) problem has one output validator")
    case .custom: break
    }
  }

  /// One program or several, as the legacy format has it.
  private mutating func readValidators(in folder: String) -> OutputValidator {
    let programs = readPrograms(in: folder)
    if programs.isEmpty {
      note(folder, "holds no program, and problem.yaml says validation: custom")
    }
    for program in programs {
      if let obstacle = program.obstacle { note(program.path, obstacle) }
    }
    return .custom(programs)
  }

  /// One program, as the folder or in it, if there is the folder.
  private mutating func readOneValidator(in folder: String) -> OutputValidator {
    guard tree.isFolder(folder) else { return .standard }
    if tree.isEmpty(folder) {
      remark(folder, "is empty, so the default output validator decides")
      return .standard
    }
    return .custom([readOneProgram(in: folder)])
  }

  /// - Parameter folder: one that there is.
  mutating func readOneProgram(in folder: String) -> PackageProgram {
    // The folder is the program, or holds it.
    if tree.files(in: folder).isEmpty {
      let programs = readPrograms(in: folder)
      if programs.count == 1, let program = programs.first { return program }
      note(folder, "holds \(programs.count) programs instead of one")
    }
    return PackageProgram(path: folder, files: placedFiles(in: folder))
  }

  /// - Parameter tests: those of the package.
  mutating func readChecks(_ tests: [TestCase]) -> PackageChecks {
    var checks = PackageChecks()
    checks.inputValidators = formatVersion.inputValidatorFolders.flatMap { readPrograms(in: $0) }
    if formatVersion.isLegacy { return checks }
    checks.invalidInputs = readCases(in: "invalid_input", needsOutput: false)
    checks.invalidOutputs = readCases(in: "invalid_output", needsOutput: true)
    checks.validOutputs = readCases(in: "valid_output", needsOutput: true)
    checks.sampleOutputs = tests.filter(\.isSample).compactMap(shownOutput)
    return checks
  }

  /// What is shown as a sample's output, if it is one that can be validated.
  private func shownOutput(of sample: TestCase) -> PackageChecks.DataCase? {
    guard let data = sample.data else { return nil }
    let base = "data/\(sample.name)"
    let other = tree.files["\(base).out"]?.location
    if other == nil && tree.files["\(base).ans.statement"] != nil { return nil }
    return PackageChecks.DataCase(
      name: sample.name, input: data.input, answer: data.answer,
      output: other ?? data.answer, inputValidatorArguments: sample.inputValidatorArguments,
      outputValidatorArguments: sample.validatorArguments, arguments: sample.arguments,
      files: sample.files)
  }

  /// The files below each folder in `folder`, by its name.
  mutating func readFolders(in folder: String) -> [String: [PlacedFile]] {
    var byName: [String: [PlacedFile]] = [:]
    for name in tree.folders(in: folder) { byName[name] = placedFiles(in: "\(folder)/\(name)") }
    return byName
  }

  /// Functions are called by drivers: without one there is nothing that calls what is handed in.
  mutating func checkDrivers(of problem: Problem, _ document: YAMLValue) {
    guard let harness = problem.sidecar.harness, harness.style == .function,
      problem.sidecar.resources.gpu == nil, problem.includes["default"] == nil
    else { return }
    for code in harness.entries.keys.sorted() where problem.includes[code] == nil {
      let line = document["harness"]?.line(of: code)
      let message = "harness.\(code) has no driver that calls it: there is no include/\(code)"
      issues.append(FileIssue("judge.yaml", line: line, message))
    }
  }

  /// How many files a program may have, and how long their names may be together: a sandbox is told of all of them at once, of what
  /// is included besides, and of what a case gives.
  private static let mostFiles = 150
  static let mostNames = ByteCount.kib(10)

  /// How many folders they may lie in, for the same reason.
  private static let mostFolders = 100

  mutating func checkFolders(of files: [PlacedFile], in folder: String) {
    let count = Set(files.flatMap { SourceFile.folders(of: $0.name) }).count
    if count > Self.mostFolders {
      note(folder, "holds \(count) folders: \(Self.mostFolders) are the limit")
    }
  }

  static func nameSize(of files: [PlacedFile]) -> Int64 {
    files.reduce(0) { $0 + Int64($1.name.utf8.count) }
  }

  /// The files of a program, at any depth below its folder, in byte order; what Python leaves beside its sources is none.
  mutating func placedFiles(in folder: String) -> [PlacedFile] {
    let files = tree.allFiles(below: folder).filter { !$0.path.contains("/__pycache__/") }
    let placed = Self.placed(files, below: folder)
    if placed.count > Self.mostFiles || Self.nameSize(of: placed) > Self.mostNames.bytes {
      note(
        folder,
        "holds \(placed.count) files: \(Self.mostFiles) are the limit, and \(Self.mostNames) for their names"
      )
    }
    checkFolders(of: placed, in: folder)
    return placed
  }

  static func placed(_ files: [PackageTree.File], below folder: String) -> [PlacedFile] {
    files.map { PlacedFile(name: String($0.path.dropFirst(folder.count + 1)), file: $0.location) }
  }

  /// What runs beside submissions to a GPU problem.
  mutating func readGPUFiles(_ sidecar: Sidecar) -> [PlacedFile] {
    let folder = "gpu"
    let names = tree.files(in: folder).map(\.name)
    if sidecar.resources.gpu != nil && !names.contains("problem.py") {
      note(folder, "lacks problem.py, which makes the data of a problem that needs a GPU")
    }
    if let count = sidecar.resources.gpu?.count, count != 1, names.contains("problem.py") {
      note("judge.yaml", "resources.gpu.count is \(count): the harness gives a submission one GPU")
    }
    return Self.placed(tree.files(in: folder), below: folder)
  }

  /// Each file and each folder in `folder` is a program, but for what goes with one.
  mutating func readPrograms(in folder: String) -> [PackageProgram] {
    (tree.folders[folder] ?? []).compactMap { name in
      let path = "\(folder)/\(name)"
      if name == "__pycache__" { return nil }
      if tree.files[path] != nil && Self.isNoProgram(name) {
        remark(path, "is taken for no program")
        return nil
      }
      var program = PackageProgram(path: path, files: sources(of: path))
      program.obstacle = program.hasScripts ? nil : obstacle(program.files)
      return program
    }
  }

  private static func isNoProgram(_ name: String) -> Bool {
    [".h", ".hpp", ".md", ".txt"].contains { name.hasSuffix($0) }
      || ["Makefile", "README", "LICENSE"].contains(name)
  }

  /// The files of a program that is a single file, or a folder.
  mutating func sources(of path: String) -> [PlacedFile] {
    guard let only = tree.files[path] else { return placedFiles(in: path) }
    return [PlacedFile(name: only.name, file: only.location)]
  }
}
