internal import JudgeCore
internal import SystemPackage

extension PackageReader {
  /// The package's own output validator, if it has one.
  mutating func readOutputValidator() -> OutputValidator {
    let folder = "output_validator"
    guard tree.isFolder(folder) else { return .standard }
    let programs = readPrograms(in: folder)
    let sources = tree.files(in: folder)
    // The folder is the program, or holds it.
    if sources.isEmpty, programs.count == 1, let program = programs.first {
      return .custom([program])
    }
    refuseNestedScripts(in: folder)
    if sources.isEmpty { note(folder, "holds \(programs.count) programs instead of one") }
    return .custom([PackageProgram(path: folder, files: sources.map(\.location))])
  }

  mutating func readChecks() -> PackageChecks {
    var checks = PackageChecks()
    checks.inputValidators = readPrograms(in: "input_validators")
    checks.invalidInputs = readCases(in: "invalid_input", needsOutput: false)
    checks.invalidOutputs = readCases(in: "invalid_output", needsOutput: true)
    checks.validOutputs = readCases(in: "valid_output", needsOutput: true)
    return checks
  }

  /// Files by the name of the folder that they lie in, for folders of plain files.
  mutating func readFlatFolders(in folder: String) -> [String: [FilePath]] {
    var byName: [String: [FilePath]] = [:]
    for name in tree.folders(in: folder) {
      let path = "\(folder)/\(name)"
      for nested in tree.folders(in: path) where nested != "__pycache__" {
        note("\(path)/\(nested)", "folders cannot be used here, only files")
      }
      byName[name] = tree.files(in: path).map(\.location)
    }
    return byName
  }

  /// What runs beside submissions to a GPU problem.
  mutating func readGPUFiles(_ sidecar: Sidecar) -> [FilePath] {
    let folder = "gpu"
    let names = tree.files(in: folder).map(\.name)
    if sidecar.resources.gpu != nil && !names.contains("problem.py") {
      note(folder, "lacks problem.py, which makes the data of a problem that needs a GPU")
    }
    if let count = sidecar.resources.gpu?.count, count != 1, names.contains("problem.py") {
      note("judge.yaml", "resources.gpu.count is \(count): the harness gives a submission one GPU")
    }
    return tree.files(in: folder).map(\.location)
  }

  /// Each file and each folder in `folder` is a program.
  private mutating func readPrograms(in folder: String) -> [PackageProgram] {
    (tree.folders[folder] ?? []).compactMap { name in
      let path = "\(folder)/\(name)"
      if let file = tree.files[path] { return PackageProgram(path: path, files: [file.location]) }
      if name == "__pycache__" { return nil }
      refuseNestedScripts(in: path)
      return PackageProgram(path: path, files: tree.files(in: path).map(\.location))
    }
  }

  /// Scripts get the files of their folder, and would miss those below it.
  private mutating func refuseNestedScripts(in folder: String) {
    let isScripted = ["build", "run"].contains { tree.files["\(folder)/\($0)"] != nil }
    for nested in tree.folders(in: folder) where isScripted && nested != "__pycache__" {
      note("\(folder)/\(nested)", "folders cannot be used beside build and run, only files")
    }
  }
}
