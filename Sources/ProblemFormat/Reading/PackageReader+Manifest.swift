internal import JudgeCore

extension PackageReader {
  /// `problem.yaml`, or what a silent one would say when it is wrong; `nil` when not even its version is known.
  mutating func readManifest() -> PackageManifest? {
    let path = "problem.yaml"
    guard tree.files[path] != nil else {
      if !tree.holds(path) { note(path, "is missing: this folder is no problem package") }
      return nil
    }
    guard let text = text(of: path) else { return nil }
    var version: FormatVersion?
    do throws(StrictYAML.Failure) {
      let document = try StrictYAML.parse(text, file: path)
      version = Self.version(document)
      return version?.isLegacy ?? false
        ? try readLegacy(document, path) : try readCurrent(document, path)
    } catch {
      issues += error.issues
      (knowsManifest, knowsType) = (false, false)
      return version.map { PackageManifest(silentIn: $0) }
    }
  }

  private mutating func readCurrent(
    _ document: YAMLValue, _ path: String
  ) throws(StrictYAML.Failure) -> PackageManifest {
    let manifest = try StrictYAML.decode(CurrentManifest.self, from: document, file: path)
    if manifest.identifier == nil { remark(path, "lacks a uuid, which the format wants") }
    if let flaw = manifest.rights.flaw { remark(path, flaw) }
    refuseTypes(manifest, line: document["type"]?.line)
    checkTimeLimit(manifest, line: document["limits"]?["time_limit"]?.line)
    refuseVariants(document["constants"], manifest.formatVersion)
    var read = PackageManifest(manifest)
    read.languagesLine = document.line(of: CurrentManifest.CodingKeys.languages.stringValue)
    return read
  }

  /// The version that it names, legacy when it names none; `nil`: there is no such version.
  private static func version(_ document: YAMLValue) -> FormatVersion? {
    switch document["problem_format_version"]?.content {
    case .scalar(let text, _): FormatVersion(rawValue: text)
    case nil, .null: .legacy
    case .list, .map: nil
    }
  }

  private mutating func refuseTypes(_ manifest: CurrentManifest, line: Int?) {
    for type in manifest.types where !["interactive", "multi-pass"].contains(type) {
      refuseType(type, known: ["submit-answer"], line: line)
    }
    if Set(manifest.types).count < manifest.types.count {
      issues.append(FileIssue("problem.yaml", line: line, "type names one more than once"))
    }
    if Set(manifest.types).isSuperset(of: ["pass-fail", "scoring"]) {
      issues.append(
        FileIssue("problem.yaml", line: line, "type is either pass-fail or scoring, not both"))
    }
  }

  mutating func refuseType(_ type: String, known: [String], line: Int?) {
    if type == "pass-fail" || type == "scoring" { return }
    knowsType = false
    let reason =
      known.contains(type) ? "cannot be judged yet" : "is no type of problem"
    issues.append(FileIssue("problem.yaml", line: line, "type \(type) \(reason)"))
  }

  /// Drafts had one value for each constant.
  private mutating func refuseVariants(_ constants: YAMLValue?, _ version: FormatVersion) {
    guard version != .v2025, case .map(let entries) = constants?.content else { return }
    for entry in entries {
      guard case .map = entry.value.content else { continue }
      let message =
        "constants.\(entry.key) must be a number or a text: this version has no variants"
      issues.append(FileIssue("problem.yaml", line: entry.line, message))
    }
  }

  /// A time limit that is stated must be a multiple of the resolution; drafts did not ask for that.
  private mutating func checkTimeLimit(_ manifest: CurrentManifest, line: Int?) {
    let resolution = manifest.limits.timing.resolution
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
    problem.identifier = manifest.identifier
    problem.languages = manifest.languages
    problem.languagesLine = manifest.languagesLine
    problem.isInteractive = manifest.isInteractive
    problem.mayWriteFiles = manifest.mayWriteFiles
    problem.showsSubmissionToValidators = manifest.formatVersion == .v2025
    problem.passes = manifest.isMultiPass ? stated.passes : 1
    problem.isLegacy = formatVersion.isLegacy
    problem.constants = manifest.constants
    problem.codeLimit = stated.code ?? problem.codeLimit
    problem.statesTimeLimit = stated.time != nil
    problem.timing = stated.timing
    // What legacy packages multiply by is meant for limits that are not stated.
    if formatVersion.isLegacy && stated.time != nil {
      problem.timing.acceptedFactor = TimeLimitRule().acceptedFactor
    }
    problem.compilation = Problem.StatedCompilation(
      time: stated.compilationTime, memory: stated.compilationMemory)
    problem.validationLimits = Limits(
      cpu: stated.validationTime ?? problem.validationLimits.cpu,
      memory: stated.validationMemory ?? problem.validationLimits.memory,
      output: stated.validationOutput ?? problem.validationLimits.output)
  }
}
