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
    let tests = trial.problem.tests
    let kept = isFresh ? nil : shelf.results(of: key)
    var known = Dictionary(
      tests.compactMap { test in
        caseKey(test).flatMap { kept?.tests[$0] }.map { (test.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let missing = Self.missing(tests, known, stops: trial.stopsAtFirstFailure)
    if let kept, missing.isEmpty { return result(of: trial, kept, known) }
    var part = trial
    part.problem.tests = missing
    let result = try await executor.judge(part, progress: progress)
    // What did not compile, and whatever is scored, is judged as a whole.
    guard result.compile?.ok ?? false, result.tests.allSatisfy(Self.mayBeKept) else {
      return missing.count == tests.count
        ? result : try await executor.judge(trial, progress: progress)
    }
    for test in result.tests { known[test.name] = test }
    return self.result(of: trial, keep(result, known, key, tests, kept), known)
  }

  /// The tests that have to be run: those before the first one that is known to fail, where that ends it.
  private static func missing(
    _ tests: [TestCase], _ known: [String: TestResult], stops: Bool
  ) -> [TestCase] {
    let isKnownFailure = { (test: TestCase) in
      known[test.name].map { $0.verdict != .accepted } ?? false
    }
    let end = stops ? tests.firstIndex(where: isKnownFailure) ?? tests.count : tests.count
    return tests[..<end].filter { known[$0.name] == nil }
  }

  /// Whether nothing but the test itself decided about its result.
  private static func mayBeKept(_ result: TestResult) -> Bool {
    result.verdict != .judgeError && result.score == nil && result.validatorScore == nil
      && result.gpu == nil
  }

  private func result(
    of trial: Trial, _ kept: KeptResults, _ known: [String: TestResult]
  ) -> TrialResult {
    var results: [TestResult] = []
    for test in trial.problem.tests {
      guard let result = known[test.name] else { break }
      results.append(result)
      if trial.stopsAtFirstFailure && result.verdict != .accepted { break }
    }
    return TrialResult(
      tests: results, of: trial.problem.tests.count, limits: trial.limits, compile: kept.compile,
      host: kept.host, mode: kept.mode, mechanisms: kept.mechanisms)
  }

  private func keep(
    _ result: TrialResult, _ known: [String: TestResult], _ key: String, _ tests: [TestCase],
    _ kept: KeptResults?
  ) -> KeptResults {
    var all = KeptResults(
      key: key, compile: result.compile, host: result.host, mode: result.mode,
      mechanisms: result.mechanisms, tests: kept?.tests ?? [:])
    for test in tests {
      if let key = caseKey(test), let result = known[test.name] { all.tests[key] = result }
    }
    shelf.keep(all)
    return all
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
