internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Runs small programs as submissions: one for each language, one for each Python package that a problem needs.
struct SelfTests: Sendable {
  let languages: [Language]
  let executor: any Executor
  /// Where their inputs and answers are put.
  let folder: TemporaryFolder

  typealias Finding = Examination.Finding

  /// What ran, with what it says of the walls around it.
  func run(packages: [String]) async throws -> [Finding] {
    try await withThrowingTaskGroup(of: (Int, Finding, TrialResult?).self) { group in
      var count = 0
      for language in languages {
        group.addTask { [count] in
          let (finding, result) = try await check(language)
          return (count, finding, result)
        }
        count += 1
      }
      for package in packages {
        group.addTask { [count] in (count, try await check(package: package), nil) }
        count += 1
      }
      var findings = [Finding?](repeating: nil, count: count)
      var result: TrialResult?
      for try await (index, finding, ran) in group {
        findings[index] = finding
        result = result ?? ran
      }
      return walls(result) + findings.compactMap(\.self)
    }
  }

  private func check(_ language: Language) async throws -> (Finding, TrialResult?) {
    let name = "language \(language.code)"
    if let compiler = language.missingCompiler {
      return (
        Finding(
          name, .degraded, "\(compiler) is not here, so nothing in \(language.name) compiles",
          remedy: "install it, or change or remove the language in judge.conf"), nil
      )
    }
    guard let test = language.selfTest else {
      return (
        Finding(name, .degraded, "it has no self-test", remedy: "give it one in judge.conf"), nil
      )
    }
    let source = SourceFile(name: test.fileName, bytes: Array(test.source.utf8))
    do {
      let result = try await judge(
        source, language, name: language.code, input: test.input, output: test.output)
      if result.verdict == .accepted {
        let compile = result.compile.map { Figures.time($0.wall) } ?? "-"
        let run = result.usage.map { Figures.time($0.cpu) } ?? "-"
        let words = "\(language.name): compiled in \(compile), ran in \(run)"
        return (Self.finding(name, words, result.tests.first?.start), result)
      }
      return (Finding(name, .failed, Self.reason(result), remedy: remedy(for: language)), nil)
    } catch let fault as ExecutorFault {
      return (
        Finding(name, .failed, "\(fault)", remedy: remedy(for: language)), nil
      )
    }
  }

  private static func finding(
    _ name: String, _ words: String, _ start: TestResult.Start?
  ) -> Finding {
    switch start {
    case nil: Finding(name, .ok, words)
    case .warm: Finding(name, .ok, words + ", started warm")
    case .cold:
      Finding(
        name, .degraded, words + ", but each run starts its interpreter anew",
        remedy:
          "put libJudgePark.so of this release beside judge-spawn, or leave warm_imports out of judge.conf"
      )
    }
  }

  private func check(package: String) async throws -> Finding {
    let name = "Python package \(package)"
    guard let python = languages.first(where: { $0.code == "python3" }) else {
      return Finding(
        name, .failed, "judge.conf has no language python3", remedy: "describe it there")
    }
    let remedy =
      "apt-get install python3-\(package); problems that need it cannot be judged here until then"
    let source = SourceFile(name: "main.py", bytes: Array("import \(package)\n".utf8))
    do {
      let result = try await judge(source, python, name: "import-\(package)", input: "", output: "")
      return result.verdict == .accepted
        ? Finding(name, .ok, "can be imported")
        : Finding(name, .degraded, Self.reason(result), remedy: remedy)
    } catch let fault as ExecutorFault {
      return Finding(name, .failed, "\(fault)", remedy: remedy)
    }
  }

  private func judge(
    _ source: SourceFile, _ language: Language, name: String, input: String, output: String
  ) async throws -> TrialResult {
    let test = TestCase(
      name: "self-test", isSample: true, input: try folder.write("\(name).in", Array(input.utf8)),
      answer: try folder.write("\(name).ans", Array(output.utf8)))
    let problem = Problem(
      name: "doctor", title: "Self-test", directory: folder.path, version: "",
      limits: Limits(cpu: .seconds(20), memory: .mib(1024)), tests: [test])
    return try await executor.judge(
      Trial(problem: problem, language: language, files: [source], validatorLanguages: [])
    ) { _ in }
  }

  private static func reason(_ result: TrialResult) -> String {
    let words = TerminalText.line(
      result.message.isEmpty ? result.tests.first?.message ?? "" : result.message)
    return words.isEmpty ? result.verdict.words : "\(result.verdict.words): \(words)"
  }

  private func remedy(for language: Language) -> String {
    let program = language.compile.first ?? language.run.first ?? language.code
    return "see that \(program) is installed, or change or remove the language in judge.conf"
  }

  /// The walls that were in force around a program that ran.
  private func walls(_ result: TrialResult?) -> [Finding] {
    guard let result else {
      return [
        Finding(
          "sandbox", .failed, "no program could be run in it", remedy: "see the languages below")
      ]
    }
    let inForce = result.mechanisms.sorted().map(\.rawValue).joined(separator: ", ")
    return [Finding("mode", .ok, result.mode.rawValue), Finding("sandbox", .ok, inForce)]
      + Self.missing(result).map { mechanism, remedy in
        Finding("sandbox \(mechanism)", .degraded, "not in force", remedy: remedy)
      }
  }

  static func missing(_ result: TrialResult) -> [(mechanism: String, remedy: String)] {
    let hasCgroup = result.mechanisms.contains { $0 == .cgroupV1 || $0 == .cgroupV2 }
    var missing: [(String, String)] = []
    for mechanism in Mechanism.allCases where !result.mechanisms.contains(mechanism) {
      switch mechanism {
      case .cgroupV1: continue
      case .cgroupV2:
        if !hasCgroup {
          missing.append(
            (
              "cgroup",
              "run as the systemd unit, or as root; until then memory is bounded by rlimits alone"
            ))
        }
      case .uidRange:
        missing.append(
          (
            mechanism.rawValue,
            "run as the systemd unit, or as root; until then all submissions share your own uid"
          ))
      default:
        missing.append((mechanism.rawValue, "the kernel checks above say what is lacking"))
      }
    }
    return missing
  }
}
