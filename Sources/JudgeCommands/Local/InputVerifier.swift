internal import Dispatching
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Checks every input of a package against its input validators.
struct InputVerifier: Sendable {
  let bench: DataBench
  let languages: [Language]

  private var problem: Problem { bench.problem }

  /// What a validator exits with that finds an input valid, and one that does not.
  private static let (valid, invalid): (Int32, Int32) = (42, 43)

  func findings() async throws -> DataVerifier.Findings {
    var findings = DataVerifier.Findings()
    let validators = problem.checks.inputValidators
    guard !validators.isEmpty else {
      findings.warnings.append("there is no input validator, so no input was checked")
      return findings
    }
    var refused: Set<String> = []
    // Whether all validators were run on all inputs.
    var areAllRun = true
    for validator in validators {
      guard let language = language(of: validator, &findings) else {
        areAllRun = false
        continue
      }
      do {
        let looks = try await looks(of: validator, in: language).filter { !$0.isPassed }
        refused.formUnion(looks.map(\.input.name))
        findings.problems += Self.flaws(found: looks.filter { !$0.input.isInvalid }, by: validator)
      } catch let cancellation as CancellationError {
        throw cancellation
      } catch {
        findings.problems.append(CommandFailure(error).description)
        areAllRun = false
      }
    }
    let accepted = inputs.filter { $0.isInvalid && !refused.contains($0.name) }
    let words = accepted.map { "\($0.name) is accepted by every input validator" }
    // One that was not run might have refused it.
    if areAllRun { findings.problems += words } else { findings.warnings += words }
    return findings
  }

  /// - Returns: `nil`: it cannot be run here.
  private func language(
    of validator: PackageProgram, _ findings: inout DataVerifier.Findings
  ) -> Language? {
    let language = validator.language(among: languages)
    let obstacle =
      validator.obstacle
      ?? (language == nil
        ? "no language of judge.conf fits"
        : language?.missingCompiler.map { "\($0) is not on this machine" })
    guard let obstacle else { return language }
    findings.warnings.append("\(validator.path) was not run: \(obstacle)")
    return nil
  }

  // MARK: - Looking

  /// What a validator said of an input.
  private struct Look {
    var input: Input
    var result: TestResult

    var isPassed: Bool { result.exitStatus == InputVerifier.valid }
    var isRefused: Bool { result.exitStatus == InputVerifier.invalid }
  }

  /// Of how many inputs that a validator does not pass it is looked up what it has to say of them.
  private static let mostExplained = 10

  /// Runs a validator on all inputs, once for each list of arguments that it is given.
  private func looks(
    of validator: PackageProgram, in language: Language
  ) async throws -> [Look] {
    let files = try problem.filledSources(validator.files)
    var looks: [Look] = []
    for (arguments, inputs) in Dictionary(
      grouping: inputs, by: { $0.arguments.arguments(for: validator.name) })
    {
      var trial = Trial(
        problem: bench.problem(with: inputs.map(\.test)), language: language, files: files,
        stopsAtFirstFailure: false, validatorLanguages: [])
      trial.language.run += arguments
      let result = try await bench.judge(trial, for: .validatingInputs)
      guard result.verdict != .compileError else {
        throw CommandFailure(.badInput, "\(validator.path) does not compile: \(result.message)")
      }
      looks += try await explained(
        zip(inputs, result.tests).map { Look(input: $0, result: $1) }, trial)
    }
    return looks.sorted { $0.input.name < $1.input.name }
  }

  /// The same, with what the validator writes about some of those that it does not pass: they are run once more for it.
  private func explained(_ looks: [Look], _ trial: Trial) async throws -> [Look] {
    let places = looks.indices.filter { !looks[$0].input.isInvalid && !looks[$0].isPassed }
      .prefix(Self.mostExplained)
    if places.isEmpty { return looks }
    var trial = trial
    trial.problem = bench.problem(with: places.map { looks[$0].input.test })
    trial.showsAll = true
    let results = try await bench.executor.judge(trial) { _ in }.tests
    var looks = looks
    // What it has decided the first time stays, whatever it decides now.
    for (place, result) in zip(places, results) {
      looks[place].result.comparison = result.comparison
    }
    return looks
  }

  // MARK: - Telling

  private static let mostTold = 20

  /// One line for each input that is refused, and one for all on which the validator failed.
  private static func flaws(found looks: [Look], by validator: PackageProgram) -> [String] {
    let refused = looks.filter(\.isRefused)
    var lines = refused.prefix(mostTold).map { look in
      "\(validator.path) refuses \(look.input.name)\(said(by: look.result))"
    }
    if refused.count > mostTold {
      lines.append(
        "\(validator.path) refuses \(Figures.count(refused.count - mostTold, "more input"))")
    }
    let failed = looks.filter { !$0.isRefused }
    if let first = failed.first {
      let others = failed.count > 1 ? " and \(Figures.count(failed.count - 1, "more input"))" : ""
      lines.append(
        "\(validator.path) failed on \(first.input.name)\(others): \(ending(first.result))\(said(by: first.result))"
      )
    }
    return lines
  }

  private static func said(by result: TestResult) -> String {
    result.lastError.map { ": \($0)" } ?? ""
  }

  private static func ending(_ result: TestResult) -> String {
    if let signal = result.signal { return SignalName.of(signal) }
    switch result.verdict {
    case .runTimeError, .accepted, .wrongAnswer:
      return result.exitStatus.map { "exit status \($0), neither \(valid) nor \(invalid)" }
        ?? result.verdict.words
    default: return result.verdict.words
    }
  }

  // MARK: - Inputs

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
}
