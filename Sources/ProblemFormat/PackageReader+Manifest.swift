internal import JudgeCore

extension PackageReader {
  /// `problem.yaml`; `nil` when nothing can be made of it.
  mutating func readManifest() -> PackageManifest? {
    let path = "problem.yaml"
    guard tree.files[path] != nil else {
      note(path, "is missing: this folder is no problem package")
      return nil
    }
    guard let text = text(of: path) else { return nil }
    do throws(StrictYAML.Failure) {
      let document = try StrictYAML.parse(text, file: path)
      // The keys of a format that we do not know would only be a list of complaints.
      if let refusal = Self.refusal(of: document) {
        issues.append(refusal)
        return nil
      }
      return try readCurrent(document, path)
    } catch {
      issues += error.issues
      return nil
    }
  }

  private mutating func readCurrent(
    _ document: YAMLValue, _ path: String
  ) throws(StrictYAML.Failure) -> PackageManifest {
    let manifest = try StrictYAML.decode(CurrentManifest.self, from: document, file: path)
    refuseTypes(manifest, line: document["type"]?.line)
    checkTimeLimit(manifest, line: document["limits"]?["time_limit"]?.line)
    return PackageManifest(manifest)
  }

  private static func refusal(of document: YAMLValue) -> FileIssue? {
    let version = document["problem_format_version"]
    let text: String
    switch version?.content {
    case .scalar(let written, _): text = written
    case nil, .null: text = "legacy"
    case .list, .map: return nil
    }
    guard text == "legacy" || text == "legacy-icpc" else { return nil }
    return FileIssue(
      "problem.yaml", line: version?.line,
      "the format \(text) cannot be read yet: `bt upgrade` makes 2025-09 of it")
  }

  private mutating func refuseTypes(_ manifest: CurrentManifest, line: Int?) {
    for type in manifest.types where type != "pass-fail" {
      let known = ["scoring", "interactive", "multi-pass", "submit-answer"].contains(type)
      let reason = known ? "cannot be judged yet, only pass-fail can" : "is no type of problem"
      issues.append(FileIssue("problem.yaml", line: line, "type \(type) \(reason)"))
    }
    if manifest.hasConstants {
      note(
        "problem.yaml", "constants cannot be filled in yet: write the values where they are used")
    }
  }

  /// A time limit that is stated must be a multiple of the resolution; drafts did not ask for that.
  private mutating func checkTimeLimit(_ manifest: CurrentManifest, line: Int?) {
    let resolution = manifest.limits.timeResolution
    guard manifest.formatVersion == .v2025, let time = manifest.limits.time,
      !time.nanosecondCount.isMultiple(of: resolution.nanosecondCount)
    else { return }
    let message = "limits.time_limit must be a multiple of limits.time_resolution, \(resolution)"
    issues.append(FileIssue("problem.yaml", line: line, message))
  }

  /// The limits of one run.
  static func limits(_ stated: ManifestLimits) -> Limits {
    Limits(
      cpu: stated.time ?? defaultTimeLimit, memory: stated.memory ?? defaultMemory,
      output: stated.output ?? .mib(8))
  }

  func apply(_ manifest: PackageManifest, to problem: inout Problem) {
    let stated = manifest.limits
    problem.languages = manifest.languages
    problem.codeLimit = stated.code ?? problem.codeLimit
    problem.compilation = Problem.StatedCompilation(
      time: stated.compilationTime, memory: stated.compilationMemory)
    problem.validationLimits = Limits(
      cpu: stated.validationTime ?? problem.validationLimits.cpu,
      memory: stated.validationMemory ?? problem.validationLimits.memory,
      output: stated.validationOutput ?? problem.validationLimits.output)
  }
}
