import JudgeCore

// What a package's files decode to is not of this module's package interface.
@testable import ProblemFormat

extension Fuzzer {
  /// The YAML files of a problem package: one text read as each of them.
  static let packageYAML = Fuzzer(name: "package-yaml") { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let document: YAMLValue
    do throws(StrictYAML.Failure) {
      document = try StrictYAML.parse(text, file: "x.yaml")
    } catch {
      return try check(error)
    }
    if let manifest = try decoded(CurrentManifest.self, document) {
      try hold(manifest.title.preferred != nil, "a manifest without a name")
      try hold(!manifest.types.isEmpty, "a manifest without a type")
      try hold(manifest.languages != [], "a manifest without a language")
      try check(PackageReader.limits(manifest.limits))
    }
    if let manifest = try decoded(LegacyManifest.self, document) {
      try check(PackageReader.limits(manifest.limits))
      _ = Validation(manifest.validation)
    }
    if let settings = try decoded(LegacyTestSettings.self, document) {
      _ = settings.settings.inheriting(settings.settings)
      _ = try? DefaultValidator(arguments: settings.settings.outputValidatorArguments ?? [])
    }
    if let sidecar = try decoded(Sidecar.self, document) {
      try hold((1...1024).contains(sidecar.resources.cpuThreads), "a strange number of threads")
      let names = sidecar.harness?.singleFileName.values.map { $0 } ?? []
      try hold(names.allSatisfy(PackageName.isValid), "a file name that is none")
      let endings = sidecar.languages.values.flatMap(\.extensions)
      try hold(endings.allSatisfy(NameEnding.isPlain), "an ending that is none")
      try hold((0...1).contains(sidecar.quiz?.passMark ?? 1), "a mark that nobody can miss")
    }
    if let settings = try decoded(TestSettings.self, document) {
      _ = settings.inheriting(settings)
      // Its arguments may be wrong, which is said and no more.
      _ = try? DefaultValidator(arguments: settings.outputValidatorArguments ?? [])
      _ = settings.inputValidatorArguments?.arguments(for: "validate")
    }
    if let rules = try decoded(SubmissionRules.self, document) {
      _ = rules.matching("accepted/right.py")
      _ = rules.matching("wrong_answer")
    }
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, _ document: YAMLValue
  ) throws -> Value? {
    do throws(StrictYAML.Failure) {
      return try StrictYAML.decode(type, from: document, file: "x.yaml")
    } catch {
      try check(error)
      return nil
    }
  }

  private static func check(_ failure: StrictYAML.Failure) throws {
    try hold(!failure.issues.isEmpty, "a failure without a reason")
    for issue in failure.issues {
      try hold(issue.line.map { $0 > 0 } ?? true, "an issue before the first line")
      try hold(
        !issue.description.utf8.contains(UInt8(ascii: "\n")),
        "an issue takes several lines: \(issue.description.debugDescription)")
    }
  }

  private static func check(_ limits: Limits) throws {
    try hold(limits.cpu > .zero && limits.wall > limits.cpu, "no time at all")
    try hold(limits.memory > .zero && limits.output > .zero, "no room at all")
    _ = limits.hardCPU.nanosecondCount
  }
}
