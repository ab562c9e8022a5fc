internal import JudgeCore
internal import Judging
internal import SystemPackage
internal import WorkerProtocol

/// Does what one job says.
struct JobRun {
  let workshop: Workshop
  let files: [SourceFile]

  /// - Returns: the walls that were in force.
  /// - Throws: ``JudgingError`` for our own fault; what `event` throws.
  func perform(_ task: Job.Task, event: (WorkerEvent) throws -> Void) throws -> [Mechanism] {
    switch task {
    case .compile(let compile):
      let (result, artefact) = try Compiler(workshop).compile(
        files, entry: compile.entry, language: compile.language)
      try event(.compiled(result, artefact: artefact))
      return []
    case .run(let run):
      return try perform(run, event: event)
    case .gpu(let gpu):
      return try GPURunner(
        workshop, program: Program(gpu.program), tests: gpu.tests.map { TestRunner.Test($0) },
        work: GPUWork(gpu, problem: files)
      ).judge { try event(.test($0)) }
    }
  }

  private func perform(_ run: Job.Run, event: (WorkerEvent) throws -> Void) throws -> [Mechanism] {
    let checker = OutputChecker(workshop, validator: Self.validator(run.validator))
    let runner = try TestRunner(
      workshop, program: Program(run.program), limits: run.limits, checker: checker)
    for test in run.tests {
      let result = try runner.judge(TestRunner.Test(test))
      try event(.test(result))
      if result.verdict != .accepted && run.stopsAtFirstFailure { break }
    }
    return runner.mechanisms
  }

  private static func validator(_ validator: Job.Validator) -> OutputChecker.Validator {
    switch validator {
    case .standard: .standard
    case .custom(let program, let limits): .custom(Program(program), limits)
    }
  }
}

extension Program {
  init(_ program: Job.Program) {
    self.init(artefact: program.artefact, language: program.language, entry: program.entry)
  }
}

extension GPUWork {
  init(_ job: Job.GPU, problem: [SourceFile]) {
    self.init(
      problem: problem, file: job.file, isLibrary: job.program.language.hasArtefact,
      warmUps: job.timing.warmUps, repeats: job.timing.repeats, callLimit: job.callLimit,
      forbidden: job.forbidden, python: job.host.python, roots: job.host.roots,
      environment: job.host.environment, memory: job.limits.memory,
      stopsAtFirstFailure: job.stopsAtFirstFailure)
  }
}

extension TestRunner.Test {
  init(_ test: Job.Test) {
    self.init(
      name: test.name, isSample: test.isSample, input: FilePath(test.input),
      answer: test.answer.map { FilePath($0) }, validatorArguments: test.validatorArguments,
      note: test.note)
  }
}
