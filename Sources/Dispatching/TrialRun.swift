internal import JudgeCore
internal import ProblemFormat
internal import WorkerProtocol

/// One trial as jobs for a worker: compile the validator where the package has one, compile the submission,
/// run it on the tests.
struct TrialRun: Sendable {
  private let trial: Trial
  private let progress: @Sendable (TrialProgress) async -> Void
  private let arrangement: Arrangement
  private let tests: [Job.Test]
  private let limits: Limits
  private let gpu: GPUHost

  /// - Throws: ``ExecutorFault`` when the package cannot be read.
  ///
  /// - Parameter gpu: what the machine has for GPU problems.
  init(
    _ trial: Trial, gpu: GPUHost, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) throws {
    self.trial = trial
    self.gpu = gpu
    self.progress = progress
    do {
      arrangement = try trial.problem.arrange(trial.files, language: trial.language)
    } catch {
      throw ExecutorFault("the package of \(trial.problem.name) cannot be read: \(error)")
    }
    tests = trial.selectedTests
    limits = trial.limits
  }

  /// Longer than all limits together: past it the worker itself must be stuck.
  var longestDuration: Duration {
    let compile = trial.language.compileLimits.cpu * 3
    let validation = trial.problem.validationLimits.wall * 2
    if trial.problem.needsGPU { return .seconds(1200) + compile + trial.gpuDuration * tests.count }
    // Twice for runs in the guard band, whose second run also waits for the other slots.
    return .seconds(120) + compile + (limits.wall * 3 + validation) * tests.count
  }

  func perform(in session: inout WorkerSession) async throws -> TrialResult {
    var result = TrialResult(
      verdict: .judgeError, message: "", limits: limits, tests: [], skipped: 0,
      host: session.hello.host, mode: session.hello.mode, mechanisms: session.hello.mechanisms)
    let validator = try await prepareValidator(in: &session)
    await progress(.compiling)
    let (compiled, artefact) = try await compileSubmission(in: &session)
    result.compile = compiled
    await progress(.compiled(compiled))
    guard let artefact else {
      result.verdict = .compileError
      result.message =
        compiled.ok ? "the compiler left no program" : Self.firstLine(compiled.output)
      return result
    }
    let program = Job.Program(
      artefact: artefact, language: trial.language, entry: arrangement.entry)
    try await run(program, validator: validator, into: &result, in: &session)
    return result
  }

  private func compileSubmission(
    in session: inout WorkerSession
  ) async throws -> (CompileResult, artefact: String?) {
    let size = ByteCount(bytes: trial.files.reduce(0) { $0 + Int64($1.bytes.count) })
    guard size <= trial.problem.codeLimit else {
      let said = "the source has \(size), this problem takes \(trial.problem.codeLimit) at most"
      return (CompileResult(ok: false, cached: false, wall: .zero, output: said), nil)
    }
    var language = trial.language
    language.compileLimits = trial.problem.compilation.applied(to: language.compileLimits)
    return try await compile(arrangement, with: language, in: &session)
  }

  private func prepareValidator(in session: inout WorkerSession) async throws -> Job.Validator {
    guard case .custom = trial.problem.validator else { return .standard }
    let (files, language) = try trial.validatorSources()
    let (compiled, artefact) = try await compile(files, with: language, in: &session)
    guard let artefact else {
      throw ExecutorFault(
        "the output validator of \(trial.problem.name) does not compile: \(Self.firstLine(compiled.output))"
      )
    }
    return .custom(
      Job.Program(artefact: artefact, language: language, entry: files.entry),
      trial.problem.validationLimits)
  }

  private func compile(
    _ arrangement: Arrangement, with language: Language, in session: inout WorkerSession
  ) async throws -> (CompileResult, artefact: String?) {
    let task = Job.Task.compile(.init(language: language, entry: arrangement.entry))
    let job = job(task, files: arrangement.files.map(\.name))
    var outcome: (CompileResult, String?)?
    _ = try await session.perform(job, files: arrangement.files.map(\.bytes)) { event in
      if case .compiled(let result, let artefact) = event { outcome = (result, artefact) }
    }
    guard let outcome else { throw ProtocolError.malformed("a compile job without its result") }
    return outcome
  }

  private func run(
    _ program: Job.Program, validator: Job.Validator, into result: inout TrialResult,
    in session: inout WorkerSession
  ) async throws {
    let harness = try trial.harnessFiles()
    let job = job(task(program, validator: validator), files: harness.map(\.name))
    var judged: [TestResult] = []
    let done = try await session.perform(job, files: harness.map(\.bytes)) { event in
      guard case .test(let test) = event, judged.count < tests.count else { return }
      judged.append(test)
      await progress(.test(test, number: judged.count, of: tests.count))
    }
    guard trial.isComplete(judged, of: tests) else {
      throw ProtocolError.malformed("a run job that does not answer its tests")
    }
    result.tests = judged
    result.skipped = tests.count - judged.count
    result.usage = judged.map(\.usage).reduce(nil) { $0?.union($1) ?? $1 }
    result.mechanisms = done.mechanisms
    let first = judged.first { $0.verdict != .accepted }
    result.verdict = first?.verdict ?? .accepted
    result.message = first.map { "\($0.name): \($0.message)" } ?? ""
  }

  private func task(_ program: Job.Program, validator: Job.Validator) -> Job.Task {
    if trial.problem.needsGPU { return .gpu(trial.gpuJob(program, tests: tests, on: gpu)) }
    return .run(
      .init(
        program: program, limits: limits, tests: tests, validator: validator,
        stopsAtFirstFailure: trial.stopsAtFirstFailure))
  }

  /// A job of this attempt, with a nonce and a key of its own.
  private func job(_ task: Job.Task, files: [String] = []) -> Job {
    Job(
      attempt: trial.attempt?.id ?? 0, nonce: (trial.attempt?.nonce ?? "") + Self.secret(),
      key: Self.secret(), files: files, task: task)
  }

  /// 32 fresh random bytes in hexadecimal.
  private static func secret() -> String {
    Hexadecimal.text((0..<32).map { _ in UInt8.random(in: .min ... .max) })
  }

  /// The line that tells most: the limit that struck, or the first error.
  private static func firstLine(_ text: String) -> String {
    let lines = text.split(separator: "\n")
    let telling = lines.first { $0.hasPrefix("compiling ") || $0.contains("error") }
    return (telling ?? lines.first).map(String.init) ?? "it did not compile"
  }
}
