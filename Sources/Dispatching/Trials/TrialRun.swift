internal import JudgeCore
internal import NIOPosix
internal import ProblemFormat
internal import SystemPackage
internal import WorkerProtocol

/// One trial as jobs for a worker: compile the validators and the grader where the package has some, compile the submission,
/// run it on the tests.
struct TrialRun: Sendable {
  let trial: Trial
  let progress: @Sendable (TrialProgress) async -> Void
  let arrangement: Arrangement
  private var tests: [Job.Test]
  private let plan: TestPlan
  private let limits: Limits
  private let gpu: GPUHost
  private let isElsewhere: Bool

  /// - Parameter isElsewhere: whether the worker is on another machine, so that all files have to be sent to it.
  /// - Throws: ``ExecutorFault`` when the package cannot be read.
  ///
  /// - Parameter gpu: what the worker's machine has for GPU problems.
  init(
    _ trial: Trial, gpu: GPUHost, isElsewhere: Bool = false,
    progress: @escaping @Sendable (TrialProgress) async -> Void
  ) throws {
    self.trial = trial
    self.gpu = gpu
    self.isElsewhere = isElsewhere
    self.progress = progress
    if trial.problem.isInteractive, case .input = trial.tests {
      throw ExecutorFault(
        "\(trial.problem.name) is interactive: there is nobody to talk to about an input of your own"
      )
    }
    do {
      arrangement = try trial.problem.arrange(trial.files, language: trial.language)
    } catch {
      throw ExecutorFault("the package of \(trial.problem.name) cannot be read: \(error)")
    }
    tests = trial.selectedTests
    plan = trial.plan(of: tests)
    limits = trial.limits
  }

  /// Longer than all limits together: past it the worker itself must be stuck.
  var longestDuration: Duration { longestCompilation + longestRun }

  var longestCompilation: Duration {
    // A validator and what waits for a sandbox come on top; any more programs of the package take as long as one.
    let others = [staticValidator, trial.grader].count { $0 != nil }
    return .seconds(60) + trial.language.compileLimits.cpu * 3
      + .seconds(120) * max(trial.validators.count + others - 1, 0)
  }

  /// The package's own static validator; `nil`: none of the tests asks for it.
  var staticValidator: PackageProgram? {
    tests.contains(where: \.isStatic) ? trial.problem.staticValidator : nil
  }

  var longestRun: Duration {
    if trial.problem.hasHarness { return trial.gpuDuration }
    var test = limits.wall
    // Up to three times for runs in the guard band, whose second run also waits for the other slots.
    test = test * 4
    test = test + trial.problem.validationLimits.wall * 2 * trial.validators.count
    // Then a validator runs each time, and may wait as long as the submission may.
    if trial.problem.isInteractive { test = test * 2 }
    let looks = tests.count(where: \.isStatic)
    return .seconds(60) + test * trial.problem.passes * (tests.count - looks)
      + trial.problem.validationLimits.wall * 2 * looks
  }

  func perform(in session: inout WorkerSession) async throws -> TrialResult {
    let prepared = try await prepare(in: &session)
    return try await run(prepared, in: &session)
  }

  /// The tests as blocks, of which idle slots take some; `nil`: one worker has to run all of them.
  func blocks() -> TestBlocks? { trial.problem.hasHarness || isElsewhere ? nil : makeBlocks() }

  private func makeBlocks() -> TestBlocks {
    let known = tests.map { trial.known[$0.name] }
    return TestBlocks(plan, known: known) { [progress, count = tests.count] result, number in
      await progress(.test(result, number: number, of: count))
    }
  }

  /// Runs tests block by block, with others who do the same, until all are done.
  func run(
    _ prepared: PreparedTrial, _ blocks: TestBlocks, in session: inout WorkerSession
  ) async throws -> TrialResult {
    while let block = await blocks.next() {
      try await run(block, of: blocks, prepared, in: &session)
    }
    let outcome = blocks.outcome
    return try await result(prepared, outcome.results, outcome.mechanisms, of: &session)
  }

  /// Takes blocks off the hands of whoever has the trial, as long as nothing else is to be done.
  func help(
    _ prepared: PreparedTrial, _ blocks: TestBlocks, in session: inout WorkerSession,
    while isIdle: () -> Bool
  ) async throws {
    while isIdle(), let block = blocks.take() {
      try await run(block, of: blocks, prepared, in: &session)
    }
  }

  private func run(
    _ block: Range<Int>, of blocks: TestBlocks, _ prepared: PreparedTrial,
    in session: inout WorkerSession
  ) async throws {
    do {
      guard let program = prepared.program else { preconditionFailure("not refused") }
      let part = Array(tests[block])
      let stops = plan.stopsAtFirstFailure(from: block.lowerBound)
      var judged: [TestResult] = []
      let files = try trial.runFiles(of: arrangement, for: part)
      let task = task(program, tests: part, prepared, stopsAtFirstFailure: stops)
      let done = try await session.perform(
        job(task, files: files.map(\.name)), files: files.map(\.bytes), cargo: prepared.cargo
      ) { event in
        guard case .test(let test) = event, judged.count < part.count else { return }
        judged.append(test)
        await blocks.hear(test, of: block.lowerBound + judged.count - 1)
      }
      guard Trial.isComplete(judged, of: part, stopsAtFirstFailure: stops) else {
        throw ProtocolError.malformed("a run job that does not answer its tests")
      }
      blocks.finish(block, judged, done.mechanisms)
      // What nothing depends on any more may have stood in the way of what is known.
      await blocks.tellOn()
    } catch {
      blocks.giveBack(block)
      throw error
    }
  }

  /// The result of a submission that did not compile; `nil`: it did.
  func refusal(_ prepared: PreparedTrial) -> TrialResult? {
    if prepared.program != nil { return nil }
    let message =
      prepared.compile.ok
      ? "the compiler left no program" : Self.reason(prepared.compile)
    return TrialResult(
      verdict: .compileError, message: message, limits: limits, compile: prepared.compile,
      tests: [], skipped: 0, host: prepared.host, mode: prepared.mode,
      mechanisms: prepared.mechanisms)
  }

  /// Runs what was compiled before, by this worker or another one.
  func run(
    _ prepared: PreparedTrial, in session: inout WorkerSession
  ) async throws -> TrialResult {
    if let refusal = refusal(prepared) { return refusal }
    if (plan.hasGroups || !trial.known.isEmpty) && !trial.problem.hasHarness {
      return try await runInBlocks(prepared, in: &session)
    }
    guard let program = prepared.program else { preconditionFailure("not refused") }
    var cargo = prepared.cargo
    let sent = isElsewhere ? try await load(tests, into: &cargo) : tests
    let files = try trial.runFiles(of: arrangement, for: tests)
    let stops = plan.stopsAtFirstFailure(from: 0)
    let task = task(program, tests: sent, prepared, stopsAtFirstFailure: stops)
    let job = job(task, files: files.map(\.name))
    var judged: [TestResult] = []
    let done = try await session.perform(job, files: files.map(\.bytes), cargo: cargo) { event in
      guard case .test(let test) = event, judged.count < tests.count else { return }
      judged.append(test)
      await progress(.test(test, number: judged.count, of: tests.count))
    }
    guard Trial.isComplete(judged, of: tests, stopsAtFirstFailure: stops) else {
      throw ProtocolError.malformed("a run job that does not answer its tests")
    }
    let results = tests.indices.map { test in
      judged.indices.contains(test) ? plan.result(judged[test], of: test) : nil
    }
    return try await result(prepared, results, done.mechanisms, of: &session)
  }

  /// Runs the tests of groups, some at a time: what came of those before says which come next.
  private func runInBlocks(
    _ prepared: PreparedTrial, in session: inout WorkerSession
  ) async throws -> TrialResult {
    var (run, prepared) = (self, prepared)
    if isElsewhere { run.tests = try await load(tests, into: &prepared.cargo) }
    return try await run.run(prepared, run.makeBlocks(), in: &session)
  }

  private func result(
    _ prepared: PreparedTrial, _ judged: [TestResult?], _ mechanisms: [Mechanism],
    of session: inout WorkerSession
  ) async throws -> TrialResult {
    let conclusion = try await conclude(prepared, judged, in: &session)
    return TrialResult(
      conclusion, of: tests.count, limits: limits, compile: prepared.compile,
      host: session.hello.host, mode: session.hello.mode,
      // Where nothing was to be run, those of the compilation.
      mechanisms: mechanisms.isEmpty ? prepared.mechanisms : mechanisms)
  }

  /// What results come to; the package's own grader is asked where it has the word.
  private func conclude(
    _ prepared: PreparedTrial, _ judged: [TestResult?], in session: inout WorkerSession
  ) async throws -> Conclusion {
    var answers: [String: GraderAnswer] = [:]
    while true {
      switch plan.conclude(judged, answers: answers) {
      case .concluded(let conclusion): return conclusion
      case .unfinished:
        throw ProtocolError.malformed("a run job that does not answer its tests")
      case .asks(let questions):
        for question in questions {
          answers[question.group] = try await ask(question, prepared, in: &session)
        }
      }
    }
  }

  /// The same tests with their files on board.
  private func load(_ tests: [Job.Test], into cargo: inout Cargo) async throws -> [Job.Test] {
    let empty = cargo
    let (loaded, sent) = try await NIOThreadPool.singleton.runIfActive {
      var cargo = empty
      let sent = try tests.map { test in
        var test = test
        test.data = try test.data.map { data in
          .init(
            input: try cargo.loaded(data.input),
            answer: try data.answer.map { try cargo.loaded($0) })
        }
        for index in test.files.indices {
          test.files[index].file = try cargo.loaded(test.files[index].file)
        }
        return test
      }
      return (cargo, sent)
    }
    cargo = loaded
    return sent
  }

  private func task(
    _ program: Job.Program, tests: [Job.Test], _ prepared: PreparedTrial,
    stopsAtFirstFailure: Bool
  ) -> Job.Task {
    if trial.problem.hasHarness {
      return .gpu(.init(program: program, tests: tests, work: trial.gpuWork(on: gpu)))
    }
    var run = Job.Run(
      program: program, limits: limits, tests: tests, validator: prepared.validator,
      stopsAtFirstFailure: stopsAtFirstFailure)
    run.isInteractive = trial.problem.isInteractive
    run.passes = trial.problem.passes
    run.mayWrite = trial.problem.mayWriteFiles
    // Whoever tries something out looks for what it says; of a quiz the driver says there what it makes of the sheet.
    run.tellsRemarks = trial.tests == .samples || trial.problem.quiz != nil
    run.programFiles = trial.dataFiles(of: arrangement)
    run.validatorFiles = trial.filesForValidators(of: arrangement)
    if tests.contains(where: \.isStatic), let program = prepared.staticValidator {
      run.staticValidator = Job.StaticValidator(
        program: program, limits: trial.problem.validationLimits, language: trial.language.code,
        entry: arrangement.entry)
    }
    return .run(run)
  }

  /// A job of this attempt, with a nonce and a key of its own.
  func job(_ task: Job.Task, files: [String] = []) -> Job {
    Job(
      attempt: trial.attempt?.id ?? 0, nonce: (trial.attempt?.nonce ?? "") + Self.secret(),
      key: Self.secret(), files: files, task: task)
  }

  /// 32 fresh random bytes in hexadecimal.
  private static func secret() -> String {
    Hexadecimal.text((0..<32).map { _ in UInt8.random(in: .min ... .max) })
  }
}

extension Cargo {
  fileprivate mutating func loaded(_ file: Job.File) throws(ExecutorFault) -> Job.File {
    switch file {
    case .at(let path): .sent(hash: try add(file: FilePath(path)))
    case .sent: file
    }
  }
}
