internal import JudgeCore
internal import Judging
internal import SystemPackage
internal import WorkerProtocol

/// Does what one job says.
struct JobRun {
  let workshop: Workshop
  let files: [SourceFile]
  let stream: SealedStream

  /// - Returns: the walls that were in force.
  /// - Throws: ``JudgingError`` for our own fault; `Errno` when the stream breaks.
  func perform(_ task: Job.Task) throws -> [Mechanism] {
    switch task {
    case .compile(let compile):
      let (result, artefact) = try Compiler(workshop).compile(
        files, entry: compile.entry, language: compile.language)
      try stream.tell(.compiled(result, artefact: artefact))
      if let artefact, compile.givesProgram { try giveProgram(artefact) }
      return []
    case .run(let run):
      return try perform(run)
    case .gpu(let gpu):
      return try perform(gpu)
    }
  }

  private func giveProgram(_ artefact: String) throws {
    guard let program = workshop.cache.program(artefact) else {
      throw JudgingError.missingProgram(artefact)
    }
    for name in try program.names() {
      let bytes = try program.read(name, limit: .mib(Int64(Parcel.largestTotal >> 20)))
      try stream.tell(.file(name: name, size: bytes.count))
      try stream.give(bytes)
    }
  }

  private func perform(_ run: Job.Run) throws -> [Mechanism] {
    let checker = OutputChecker(
      workshop, validator: Self.validator(run.validator), passes: run.passes,
      submission: files.filter { run.validatorFiles.contains($0.name) })
    let runner = try TestRunner(
      workshop, program: Program(run.program), limits: run.limits, checker: checker,
      isInteractive: run.isInteractive, mayWrite: run.mayWrite, tellsRemarks: run.tellsRemarks,
      files: files.filter { run.programFiles.contains($0.name) })
    // Whoever waits for the next test is told of the last one; a stream that is broken is so for the next event, too.
    runner.onLongWait { try? stream.flush() }
    defer { runner.onLongWait(nil) }
    let staticValidator = run.staticValidator.map { validator in
      StaticValidator(
        workshop, program: Program(validator.program), limits: validator.limits,
        language: validator.language, entry: validator.entry, submission: files)
    }
    for test in run.tests {
      let result =
        if let data = test.data {
          try runner.judge(try staged(test, data))
        } else {
          try Self.judge(test, by: staticValidator)
        }
      try stream.tell(.test(result))
      if result.verdict != .accepted && run.stopsAtFirstFailure { break }
    }
    return runner.mechanisms
  }

  private static func judge(
    _ test: Job.Test, by validator: StaticValidator?
  ) throws(JudgingError) -> TestResult {
    guard let validator else { throw .staticValidator("there is none") }
    return try validator.judge(
      StaticValidator.Test(
        name: test.name, isSample: test.isSample, arguments: test.validatorArguments,
        note: test.note))
  }

  private func perform(_ gpu: Job.GPU) throws -> [Mechanism] {
    let tests = try gpu.tests.map { test in
      guard let data = test.data else {
        throw JudgingError.harness("\(test.name) has nothing to be run on")
      }
      return try staged(test, data)
    }
    return try GPURunner(
      workshop, program: Program(gpu.program), tests: tests, problem: files, work: gpu.work
    ).judge { test in
      try stream.tell(.test(test))
      try stream.flush()
    }
  }

  private func staged(
    _ test: Job.Test, _ data: Job.Test.Data
  ) throws(JudgingError) -> TestRunner.Test {
    var staged = TestRunner.Test(
      name: test.name, isSample: test.isSample, input: try path(data.input),
      answer: try data.answer.map(path), validatorArguments: test.validatorArguments,
      note: test.note)
    staged.arguments = test.arguments
    for file in test.files { staged.files[file.name] = try path(file.file) }
    return staged
  }

  private func path(_ file: Job.File) throws(JudgingError) -> FilePath {
    switch file {
    case .at(let path): FilePath(path)
    case .sent(let hash): try workshop.staging.path(of: hash)
    }
  }

  private static func validator(_ validator: Job.Validator) -> OutputChecker.Validator {
    switch validator {
    case .standard: .standard
    case .custom(let programs, let limits): .custom(programs.map { Program($0) }, limits)
    }
  }
}

extension Program {
  init(_ program: Job.Program) {
    self.init(
      artefact: program.artefact, language: program.language, entry: program.entry,
      files: program.files?.map { StagedFile(name: $0.name, hash: $0.hash) })
  }
}
