internal import Dispatching
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Checks a package's data: every input against the input validators, and outputs that are known to be good or bad
/// against the output validator.
struct DataVerifier: Sendable {
  let bench: DataBench
  let languages: [Language]

  /// One line each.
  struct Findings: Sendable {
    var problems: [String] = []
    /// What could not be checked here.
    var warnings: [String] = []
    /// What keeps outputs from being checked at all, and those outputs.
    var faults = SharedWords()
  }

  private var problem: Problem { bench.problem }

  func findings() async throws -> Findings {
    var findings = try await InputVerifier(bench: bench, languages: languages).findings()
    // Programs that talk to a validator have no output of their own.
    if problem.isInteractive || problem.passes > 1 { return findings }
    for (name, flaw) in try await outputFlaws() {
      switch flaw {
      case .verdict(let words): findings.problems.append("\(name) \(words)")
      case .fault(let words): findings.faults.add(name, words)
      }
    }
    return findings
  }

  private enum Flaw: Sendable {
    case verdict(String)
    /// It is not known what becomes of it.
    case fault(String)
  }

  private func outputFlaws() async throws -> [(name: String, flaw: Flaw)] {
    let checks = problem.checks
    let wanted =
      checks.invalidOutputs.map { ($0, Verdict.wrongAnswer) }
      + (checks.validOutputs + checks.sampleOutputs).map { ($0, Verdict.accepted) }
    return try await withThrowingTaskGroup(of: (Int, Flaw?).self) { group in
      for (index, (output, verdict)) in wanted.enumerated() {
        group.addTask { (index, try await flaw(in: output, mustBe: verdict)) }
      }
      var found = [Flaw?](repeating: nil, count: wanted.count)
      for try await (index, flaw) in group { found[index] = flaw }
      return zip(wanted, found).compactMap { wanted, flaw in
        flaw.map { (Self.name(of: wanted.0), $0) }
      }
    }
  }

  private static func name(of output: PackageChecks.DataCase) -> String {
    output.isSample ? "\(output.name).\(output.output?.extension ?? "")" : output.name
  }

  private func flaw(
    in output: PackageChecks.DataCase, mustBe verdict: Verdict
  ) async throws -> Flaw? {
    guard let answer = output.answer, let path = output.output else { return nil }
    do {
      var test = TestCase(
        name: output.name, isSample: false, input: output.input, answer: answer,
        validatorArguments: output.outputValidatorArguments)
      test.files = [PlacedFile(name: Self.printed, file: path)]
      guard let result = try await result(ofPrinting: test), result.verdict != verdict else {
        return nil
      }
      let reason = result.tests.first.map(\.fullReason) ?? ""
      if result.verdict == .judgeError { return .fault(reason) }
      return .verdict(
        "gets \(result.verdict.rawValue), not \(verdict.rawValue)"
          + (reason.isEmpty ? "" : ": \(reason)"))
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      return .fault(CommandFailure(error).description)
    }
  }

  /// The file that the printer prints.
  private static let printed = "output"

  /// Judges a program that prints a file, so that the validator sees it as it would in earnest.
  private func result(ofPrinting test: TestCase) async throws -> TrialResult? {
    guard let printer else { return nil }
    var problem = bench.problem(with: [test])
    problem.limits.output = self.problem.limits.output
    problem.validator = self.problem.validator
    problem.showsSubmissionToValidators = self.problem.showsSubmissionToValidators
    problem.validationLimits = self.problem.validationLimits
    // The validator may give a score, and nothing follows from it here.
    problem.scoring = self.problem.scoring.map { _ in .ofSamples(problem.tests.count) }
    // By it the results of different outputs are kept apart.
    let name = SourceFile(name: "name", bytes: Array(test.name.utf8))
    var trial = Trial(
      problem: problem, language: printer, files: [name], validatorLanguages: languages)
    trial.showsAll = true
    return try await bench.judge(trial, for: .validatingOutputs)
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
