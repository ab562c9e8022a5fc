internal import JudgeCore
internal import ProblemFormat
internal import WorkerProtocol

// What is compiled before anything is run.
extension TrialRun {
  /// Compiles what is to be run.
  ///
  /// - Parameter givesPrograms: whether the programs are to be run elsewhere, so that their files must be at hand.
  func prepare(
    givesPrograms: Bool = false, in session: inout WorkerSession
  ) async throws -> PreparedTrial {
    var validators: [CompiledValidator] = []
    for validator in trial.validators {
      var compiled = try await prepare(validator, givesPrograms, in: &session)
      if trial.problem.showsSubmissionToValidators {
        compiled.language = compiled.language.startedAmongSubmission
      }
      validators.append(compiled)
    }
    var (staticValidator, grader): (CompiledValidator?, CompiledValidator?)
    if let own = self.staticValidator {
      var compiled = try await prepare(own, givesPrograms, in: &session)
      compiled.language = compiled.language.startedAmongSubmission
      staticValidator = compiled
    }
    if let own = trial.grader { grader = try await prepare(own, givesPrograms, in: &session) }
    await progress(.compiling)
    let submission = try await compileSubmission(givesPrograms, in: &session)
    await progress(.compiled(submission.result))
    let hello = session.hello
    var prepared = PreparedTrial(
      compile: submission.result, validator: .standard, host: hello.host, mode: hello.mode,
      mechanisms: hello.mechanisms)
    prepared.program = submission.program(trial.runLanguage, arrangement, &prepared.cargo)
    if !validators.isEmpty {
      let programs = validators.map { $0.program(&prepared.cargo) }
      prepared.validator = .custom(programs, trial.problem.validationLimits)
    }
    prepared.staticValidator = staticValidator?.program(&prepared.cargo)
    prepared.grader = grader?.program(&prepared.cargo)
    return prepared
  }

  private func compileSubmission(
    _ givesProgram: Bool, in session: inout WorkerSession
  ) async throws -> Compilation {
    let size = ByteCount(bytes: trial.files.reduce(0) { $0 + Int64($1.bytes.count) })
    guard size <= trial.problem.codeLimit else {
      let said = "the source has \(size), this problem takes \(trial.problem.codeLimit) at most"
      return Compilation(
        result: CompileResult(ok: false, cached: false, wall: .zero, output: said))
    }
    var language = trial.language
    language.compileLimits = trial.problem.compilation.applied(to: language.compileLimits)
    return try await compile(arrangement, with: language, givesProgram, in: &session)
  }

  private func prepare(
    _ validator: PackageProgram, _ givesProgram: Bool, in session: inout WorkerSession
  ) async throws -> CompiledValidator {
    let (files, language) = try trial.sources(of: validator)
    let compilation = try await compile(files, with: language, givesProgram, in: &session)
    guard let artefact = compilation.artefact else {
      throw ExecutorFault(
        "\(validator.path) of \(trial.problem.name) does not compile",
        said: Self.reason(compilation.result))
    }
    return CompiledValidator(
      compilation: compilation, artefact: artefact, language: language, files: files)
  }

  private func compile(
    _ arrangement: Arrangement, with language: Language, _ givesProgram: Bool,
    in session: inout WorkerSession
  ) async throws -> Compilation {
    let task = Job.Task.compile(
      .init(language: language.toCompile, entry: arrangement.entry, givesProgram: givesProgram))
    let job = job(task, files: arrangement.files.map(\.name))
    var compilation: Compilation?
    var files: [SourceFile] = []
    _ = try await session.perform(
      job, files: arrangement.files.map(\.bytes), file: givesProgram ? { files.append($0) } : nil
    ) { event in
      if case .compiled(let result, let artefact) = event {
        compilation = Compilation(result: result, artefact: artefact)
      }
    }
    guard var compilation else {
      throw ProtocolError.malformed("a compile job without its result")
    }
    if givesProgram && compilation.artefact != nil {
      guard !files.isEmpty else { throw ProtocolError.malformed("a program without its files") }
      compilation.files = files
    }
    return compilation
  }

  /// Why it did not compile, in one line.
  static func reason(_ result: CompileResult) -> String {
    ErrorLine.of(result.output) ?? "it did not compile"
  }
}

/// What came of compiling one program.
private struct Compilation {
  var result: CompileResult
  /// `nil`: there is no program.
  var artefact: String?
  /// The program's files; `nil`: they stay with the worker.
  var files: [SourceFile]?

  /// The program as a run job names it, its files on board.
  func program(
    _ language: Language, _ arrangement: Arrangement, _ cargo: inout Cargo
  ) -> Job.Program? {
    artefact.map { program($0, language, arrangement, &cargo) }
  }

  func program(
    _ artefact: String, _ language: Language, _ arrangement: Arrangement, _ cargo: inout Cargo
  ) -> Job.Program {
    let sent = files.map { files in
      files.map { Job.NamedParcel(name: $0.name, hash: cargo.add($0.bytes)) }
    }
    return Job.Program(
      artefact: artefact, language: language.toRun, entry: arrangement.entry, files: sent)
  }
}

private struct CompiledValidator {
  var compilation: Compilation
  var artefact: String
  var language: Language
  var files: Arrangement

  func program(_ cargo: inout Cargo) -> Job.Program {
    compilation.program(artefact, language, files, &cargo)
  }
}

// Every job names its language, and need not tell what it has no use for.
extension Language {
  fileprivate var toCompile: Language {
    var language = self
    language.run = []
    language.runRoots = []
    language.warmImports = nil
    language.selfTest = nil
    return language
  }

  fileprivate var toRun: Language {
    var language = self
    language.extensions = []
    language.compile = []
    language.preludes = []
    language.compileRoots = []
    language.entryNames = []
    language.selfTest = nil
    return language
  }
}
