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

  /// What a validator exits with that finds an input valid.
  private static let valid: Int32 = 42

  /// - Returns: what is wrong, one line each.
  func problems() async throws -> [String] {
    do {
      return try await inputProblems() + outputProblems()
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      return [CommandFailure(error).description]
    }
  }

  /// An input with what its validators are started with.
  private struct Input {
    var name: String
    var path: FilePath
    var arguments: InputValidatorArguments
    var isInvalid: Bool
  }

  private var inputs: [Input] {
    problem.tests.map {
      Input(name: $0.name, path: $0.input, arguments: $0.inputValidatorArguments, isInvalid: false)
    }
      + problem.checks.invalidInputs.map {
        Input(name: $0.name, path: $0.input, arguments: $0.inputValidatorArguments, isInvalid: true)
      }
  }

  private func inputProblems() async throws -> [String] {
    let validators = problem.checks.inputValidators
    guard !validators.isEmpty else { return ["there is no input validator"] }
    var found: [String] = []
    var refused: Set<String> = []
    for validator in validators {
      if let obstacle = validator.obstacle {
        found.append("\(validator.path) was not run: \(obstacle)")
        continue
      }
      guard let language = validator.language(among: languages) else {
        found.append("\(validator.path) is in no language of judge.conf, so it was not run")
        continue
      }
      for (arguments, inputs) in Dictionary(
        grouping: inputs, by: { $0.arguments.arguments(for: validator.name) })
      {
        let results = try await results(of: validator, in: language, arguments, on: inputs)
        for (input, result) in zip(inputs, results) where result.exitStatus != Self.valid {
          refused.insert(input.name)
          if !input.isInvalid {
            found.append("\(validator.path) refuses \(input.name): \(Self.ending(result))")
          }
        }
      }
    }
    let accepted = inputs.filter { $0.isInvalid && !refused.contains($0.name) }
    return found.sorted() + accepted.map { "\($0.name) is accepted by every input validator" }
  }

  /// Runs a validator on inputs: it is a program like any other, and just as confined.
  private func results(
    of validator: PackageProgram, in language: Language, _ arguments: [String], on inputs: [Input]
  ) async throws -> [TestResult] {
    var language = language
    language.run += arguments
    let tests = inputs.map {
      TestCase(name: $0.name, isSample: false, input: $0.path, answer: $0.path)
    }
    let files = try problem.sources(validator.files)
    let result = try await executor.judge(
      Trial(
        problem: bench(tests), language: language, files: files, stopsAtFirstFailure: false,
        validatorLanguages: [])
    ) { _ in }
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
    bench.sidecar.feedback = .none
    return bench
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
    let bad = try await outputProblems(problem.checks.invalidOutputs, mustBe: .wrongAnswer)
    return try await bad + outputProblems(problem.checks.validOutputs, mustBe: .accepted)
  }

  /// Judges a program that prints the output, so that the validator sees it as it would in earnest.
  private func outputProblems(
    _ cases: [PackageChecks.DataCase], mustBe verdict: Verdict
  ) async throws -> [String] {
    var found: [String] = []
    for output in cases {
      guard let answer = output.answer, let path = output.output, let printer else { continue }
      var problem = bench([
        TestCase(
          name: output.name, isSample: false, input: output.input, answer: answer,
          validatorArguments: output.outputValidatorArguments)
      ])
      problem.validator = self.problem.validator
      // The validator may give a score, and nothing follows from it here.
      problem.scoring = self.problem.scoring.map { _ in .ofSamples(problem.tests.count) }
      let bytes = try problem.sources([path]).first?.bytes ?? []
      let result = try await executor.judge(
        Trial(
          problem: problem, language: printer, files: [SourceFile(name: "output", bytes: bytes)],
          validatorLanguages: languages)
      ) { _ in }
      if result.verdict != verdict {
        found.append("\(output.name) gets \(result.verdict.rawValue), not \(verdict.rawValue)")
      }
    }
    return found
  }

  /// A language in which every file is a program that prints itself.
  private var printer: Language? {
    languages.first.map { any in
      Language(
        code: "output", name: "output", extensions: [""], compile: ["/bin/true"],
        hasArtefact: false,
        run: ["/bin/cat", "{entry}"], profile: .runtime, compileRoots: any.compileRoots,
        runRoots: any.compileRoots)
    }
  }
}
