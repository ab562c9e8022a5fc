internal import Crypto
internal import Dispatching
internal import FoundationEssentials
internal import JudgeCore
internal import ProblemFormat

/// Judges programs of one package, and takes the results of earlier runs where nothing that they follow from has changed: the
/// program, the case, the limits, the package's validator, and what compiles, runs and judges here.
struct ResultReuse: Sendable {
  let shelf: ResultShelf
  let toolchain: Toolchain
  let ingredients: Problem.Ingredients
  /// Whether everything is run all the same, and kept for later.
  var isFresh = false

  /// What a program of the package is run for.
  enum Purpose: String {
    case judging, validatingInputs, validatingOutputs
  }

  func judge(
    _ trial: Trial, for purpose: Purpose, with executor: any Executor,
    progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult {
    guard let key = try? key(of: trial, purpose) else {
      return try await executor.judge(trial, progress: progress)
    }
    let kept = isFresh ? nil : shelf.results(of: key)
    var trial = trial
    trial.known = Dictionary(
      trial.problem.tests.compactMap { test in
        caseKey(test).flatMap { kept?.tests[$0] }.map { (test.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
    if let kept, let conclusion = trial.conclusion {
      return TrialResult(
        conclusion, of: trial.problem.tests.count, limits: trial.limits, compile: kept.compile,
        host: kept.host, mode: kept.mode, mechanisms: kept.mechanisms)
    }
    let result = try await executor.judge(trial, progress: progress)
    if result.compile?.ok ?? false { keep(result, of: trial.problem.tests, key, kept) }
    return result
  }

  private func keep(
    _ result: TrialResult, of tests: [TestCase], _ key: String, _ kept: KeptResults?
  ) {
    var all = KeptResults(
      key: key, compile: result.compile, host: result.host, mode: result.mode,
      mechanisms: result.mechanisms, tests: kept?.tests ?? [:])
    let keys = Dictionary(
      tests.map { ($0.name, caseKey($0)) }, uniquingKeysWith: { first, _ in first })
    for test in result.tests where Self.mayBeKept(test) {
      if let key = keys[test.name] ?? nil { all.tests[key] = test }
    }
    shelf.keep(all)
  }

  /// Whether nothing but the test itself decided about its result.
  private static func mayBeKept(_ result: TestResult) -> Bool {
    result.verdict != .judgeError && result.gpu == nil
  }

  /// `nil`: the case has no files of its own by which it could be told.
  private func caseKey(_ test: TestCase) -> String? {
    ingredients.cases[test.name].map { "\(test.name) \($0)" }
  }

  /// - Returns: `nil` for what is always run.
  private func key(of trial: Trial, _ purpose: Purpose) throws -> String? {
    guard !trial.problem.needsGPU, trial.tests == .all else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var hash = SHA256()
    func add(_ bytes: some Sequence<UInt8>) {
      let bytes = Array(bytes)
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }
    add("\(purpose.rawValue) \(ingredients.common)".utf8)
    for language in [trial.language] + trial.validatorLanguages {
      add(try encoder.encode(language))
      add(toolchain.identity(of: language).utf8)
    }
    for limits in [trial.limits, trial.problem.validationLimits] {
      add(try encoder.encode(limits))
    }
    for file in trial.files {
      add(file.name.utf8)
      add(file.bytes)
    }
    return Hexadecimal.text(hash.finalize())
  }
}
