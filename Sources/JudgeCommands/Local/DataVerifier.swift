internal import Dispatching
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Checks a package's data: every input against the input validators, and outputs that are known to be good or bad
/// against the output validator.
struct DataVerifier: Sendable {
  let problem: Problem
  let languages: [Language]
  let executor: any Executor
  /// Results of earlier runs; `nil`: everything is run.
  var reuse: ResultReuse?

  /// What a validator exits with that finds an input valid.
  private static let valid: Int32 = 42

  /// One line each.
  struct Findings: Sendable {
    var problems: [String] = []
    /// What could not be checked here.
    var warnings: [String] = []
  }

  func findings() async throws -> Findings {
    var findings = try await inputFindings()
    findings.problems += try await outputProblems()
    return findings
  }

  /// An input with what its validators are started with.
  private struct Input {
    /// With the arguments and files that a submission is given.
    var test: TestCase
    /// Come before those of the submission.
    var arguments: InputValidatorArguments
    var isInvalid = false

    var name: String { test.name }

    init(_ test: TestCase, _ data: TestCase.Data) {
      self.test = TestCase(
        name: test.name, isSample: false, input: data.input, answer: data.input)
      self.test.arguments = test.arguments
      self.test.files = test.files
      arguments = test.inputValidatorArguments
    }

    init(_ data: PackageChecks.DataCase, isInvalid: Bool) {
      test = TestCase(name: data.name, isSample: false, input: data.input, answer: data.input)
      test.arguments = data.arguments
      test.files = data.files
      arguments = data.inputValidatorArguments
      self.isInvalid = isInvalid
    }
  }

  private var inputs: [Input] {
    let checks = problem.checks
    return problem.tests.compactMap { test in test.data.map { Input(test, $0) } }
      + (checks.invalidOutputs + checks.validOutputs).map { Input($0, isInvalid: false) }
      + checks.invalidInputs.map { Input($0, isInvalid: true) }
  }

  private func inputFindings() async throws -> Findings {
    var findings = Findings()
    let validators = problem.checks.inputValidators
    guard !validators.isEmpty else {
      findings.warnings.append("there is no input validator, so no input was checked")
      return findings
    }
    var refused: Set<String> = []
    // Whether all validators were run on all inputs.
    var areAllRun = true
    for validator in validators {
      if let obstacle = validator.obstacle {
        findings.warnings.append("\(validator.path) was not run: \(obstacle)")
        areAllRun = false
        continue
      }
      guard let language = validator.language(among: languages) else {
        findings.warnings.append(
          "\(validator.path) is in no language of judge.conf, so it was not run")
        areAllRun = false
        continue
      }
      do {
        for (input, result) in try await results(of: validator, in: language)
        where result.exitStatus != Self.valid {
          refused.insert(input.name)
          if !input.isInvalid {
            findings.problems.append(
              "\(validator.path) refuses \(input.name): \(Self.ending(result))")
          }
        }
      } catch let cancellation as CancellationError {
        throw cancellation
      } catch {
        findings.problems.append(CommandFailure(error).description)
        areAllRun = false
      }
    }
    findings.problems.sort()
    let accepted = inputs.filter { $0.isInvalid && !refused.contains($0.name) }
    let words = accepted.map { "\($0.name) is accepted by every input validator" }
    // One that was not run might have refused it.
    if areAllRun { findings.problems += words } else { findings.warnings += words }
    return findings
  }

  /// Runs a validator on all inputs, once for each list of arguments that it is given.
  private func results(
    of validator: PackageProgram, in language: Language
  ) async throws -> [(Input, TestResult)] {
    var found: [(Input, TestResult)] = []
    for (arguments, inputs) in Dictionary(
      grouping: inputs, by: { $0.arguments.arguments(for: validator.name) })
    {
      let results = try await results(of: validator, in: language, arguments, on: inputs)
      found += zip(inputs, results)
    }
    return found
  }

  /// Runs a validator on inputs: it is a program like any other, and just as confined.
  private func results(
    of validator: PackageProgram, in language: Language, _ arguments: [String], on inputs: [Input]
  ) async throws -> [TestResult] {
    var language = language
    language.run += arguments
    let files = try problem.filledSources(validator.files)
    let result = try await judge(
      Trial(
        problem: bench(inputs.map(\.test)), language: language, files: files,
        stopsAtFirstFailure: false,
        validatorLanguages: []), for: .validatingInputs)
    guard result.verdict != .compileError else {
      throw CommandFailure(.badInput, "\(validator.path) does not compile: \(result.message)")
    }
    return result.tests
  }

  /// The problem with nothing of it but its name: no drivers laid over, no validator, the limits of validators.
  private func bench(_ tests: [TestCase]) -> Problem {
    var bench = Problem(
      name: problem.name, title: problem.title, directory: problem.directory,
      version: problem.version, limits: problem.validationLimits, tests: tests)
    bench.constants = problem.constants
    bench.sidecar.feedback = .none
    // What is run may be a whole output.
    bench.codeLimit = .mib(64)
    return bench
  }

  private func judge(
    _ trial: Trial, for purpose: ResultReuse.Purpose
  ) async throws -> TrialResult {
    guard let reuse else { return try await executor.judge(trial) { _ in } }
    return try await reuse.judge(trial, for: purpose, with: executor) { _ in }
  }

  private static func ending(_ result: TestResult) -> String {
    if let signal = result.signal { return SignalName.of(signal) }
    switch result.verdict {
    case .runTimeError, .accepted, .wrongAnswer:
      return result.exitStatus.map { "exit status \($0), not \(valid)" } ?? result.verdict.words
    default: return result.verdict.words
    }
  }

  // MARK: - Outputs

  private func outputProblems() async throws -> [String] {
    let checks = problem.checks
    // Programs that talk to a validator have no output of their own.
    if problem.isInteractive || problem.passes > 1 { return [] }
    let wanted =
      checks.invalidOutputs.map { ($0, Verdict.wrongAnswer) }
      + (checks.validOutputs + checks.sampleOutputs).map { ($0, Verdict.accepted) }
    return try await withThrowingTaskGroup(of: (Int, String?).self) { group in
      for (index, (output, verdict)) in wanted.enumerated() {
        group.addTask { (index, try await flaw(in: output, mustBe: verdict)) }
      }
      var found = [String?](repeating: nil, count: wanted.count)
      for try await (index, flaw) in group { found[index] = flaw }
      return found.compactMap(\.self)
    }
  }

  private func flaw(
    in output: PackageChecks.DataCase, mustBe verdict: Verdict
  ) async throws -> String? {
    guard let answer = output.answer, let path = output.output else { return nil }
    let name = output.isSample ? "\(output.name).\(path.extension ?? "")" : output.name
    do {
      var test = TestCase(
        name: output.name, isSample: false, input: output.input, answer: answer,
        validatorArguments: output.outputValidatorArguments)
      test.files = [PlacedFile(name: Self.printed, file: path)]
      guard let result = try await result(ofPrinting: test), result.verdict != verdict else {
        return nil
      }
      let reason = result.verdict == .judgeError ? " (\(result.tests.first?.message ?? ""))" : ""
      return "\(name) gets \(result.verdict.rawValue)\(reason), not \(verdict.rawValue)"
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      return "\(name): \(CommandFailure(error))"
    }
  }

  /// The file that the printer prints.
  private static let printed = "output"

  /// Judges a program that prints a file, so that the validator sees it as it would in earnest.
  private func result(ofPrinting test: TestCase) async throws -> TrialResult? {
    guard let printer else { return nil }
    var bench = bench([test])
    bench.limits.output = problem.limits.output
    bench.validator = problem.validator
    bench.showsSubmissionToValidators = problem.showsSubmissionToValidators
    bench.validationLimits = problem.validationLimits
    // The validator may give a score, and nothing follows from it here.
    bench.scoring = problem.scoring.map { _ in .ofSamples(bench.tests.count) }
    // By it the results of different outputs are kept apart.
    let name = SourceFile(name: "name", bytes: Array(test.name.utf8))
    return try await judge(
      Trial(problem: bench, language: printer, files: [name], validatorLanguages: languages),
      for: .validatingOutputs)
  }

  /// A language in which every program prints a file in its working directory.
  private var printer: Language? {
    languages.first.map { any in
      Language(
        code: "output", name: "output", extensions: [""], compile: ["/bin/true"],
        hasArtefact: false,
        run: ["/bin/cat", Self.printed], profile: .runtime, compileRoots: any.compileRoots,
        runRoots: any.compileRoots)
    }
  }
}
