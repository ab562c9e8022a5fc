package import JudgeCore
internal import Sandboxing
package import SystemPackage

/// Runs one compiled program on tests.
package struct TestRunner {
  /// A test as the worker's job names it.
  package struct Test {
    package var name: String
    package var isSample: Bool
    package var input: FilePath
    package var answer: FilePath?
    package var validatorArguments: [String]
    package var note: String
    /// What the program is started with.
    package var arguments: [String] = []
    /// What lies in its working directory: relative paths, without `.` and `..`.
    package var files: [String: FilePath] = [:]

    package init(
      name: String, isSample: Bool, input: FilePath, answer: FilePath?,
      validatorArguments: [String], note: String
    ) {
      self.name = name
      self.isSample = isSample
      self.input = input
      self.answer = answer
      self.validatorArguments = validatorArguments
      self.note = note
    }
  }

  private let program: Program
  private let limits: Limits
  private let checker: OutputChecker
  /// Whether program and output validator talk to each other.
  private let isInteractive: Bool
  private let mayWrite: Bool
  /// Whether what it wrote to standard error is told of samples, too, that it passed.
  private let tellsRemarks: Bool
  /// What lies in its working directory in every test.
  private let files: [SourceFile]
  private let cell: Cell

  package init(
    _ workshop: Workshop, program: Program, limits: Limits, checker: OutputChecker,
    isInteractive: Bool = false, mayWrite: Bool = true, tellsRemarks: Bool = false,
    files: [SourceFile] = []
  ) throws(JudgingError) {
    self.program = program
    self.limits = limits
    self.checker = checker
    self.isInteractive = isInteractive
    self.mayWrite = mayWrite
    self.tellsRemarks = tellsRemarks
    self.files = files
    cell = try workshop.cell(.running(program.language))
    try cell.load(program, of: workshop)
  }

  package var mechanisms: [Mechanism] { cell.sandbox.mechanisms }

  /// Has `act` called while a run of the program takes long, once in each.
  package func onLongWait(_ act: (() -> Void)?) { cell.sandbox.onLongWait = act }

  /// Judges one test, in as many passes as its validator asks for.
  package func judge(_ test: Test) throws(JudgingError) -> TestResult {
    let files = GivenFiles(files, and: test.files, cell: cell)
    defer { files.hide() }
    var input = try open(test.input)
    defer { closeReadOnly(input) }
    var slowest: Usage?
    var number = 1
    while true {
      let pass = try run(test, pass: number, input: input, files: files)
      defer { pass.run.report.close() }
      let usage = usage(pass.run.overruled ?? pass.run.report.facts)
      slowest = slowest?.union(usage) ?? usage
      guard let next = pass.judgement.nextPass else {
        return try result(test, pass, slowest ?? usage, isFirst: number == 1)
      }
      closeReadOnly(input)
      input = next
      number += 1
    }
  }

  /// One run of the program, and what the validator says of it.
  private struct Pass {
    var run: Cell.Run
    var judgement: Judgement
  }

  private func run(
    _ test: Test, pass number: Int, input: FileDescriptor, files: GivenFiles
  ) throws(JudgingError) -> Pass {
    let request = try request(test, files)
    let pass = test.answer.map {
      CustomValidator.Pass(test: test, number: number, input: input, answer: $0)
    }
    if isInteractive {
      guard let pass else { throw .validator("it needs a test of the package to talk about") }
      return try converse(request, pass)
    }
    let run = try cell.run(request.reading(input))
    do throws(JudgingError) {
      return Pass(run: run, judgement: try judgement(run.report, pass))
    } catch {
      run.report.close()
      throw error
    }
  }

  private func request(_ test: Test, _ files: GivenFiles) throws(JudgingError) -> RunRequest {
    var request = RunRequest(
      arguments: program.command(limits) + test.arguments,
      environment: Environment.standard(program.language), limits: limits,
      warmImports: program.language.warmImports)
    request.mayWrite = mayWrite
    try files.add(to: &request)
    return request
  }

  private func judgement(
    _ report: RunReport, _ pass: CustomValidator.Pass?
  ) throws(JudgingError) -> Judgement {
    if let decided = Ruling.ofRun(report.facts, limits: limits) { return Judgement(decided) }
    guard let pass else { return Judgement(Ruling(.accepted)) }
    return try checker.check(report.standardOutput, of: pass)
  }

  private func converse(
    _ request: RunRequest, _ pass: CustomValidator.Pass
  ) throws(JudgingError) -> Pass {
    let validator = try checker.partner()
    var ours = request
    ours.talk = .counted
    var theirs = validator.request(pass)
    theirs.talk = .free
    // It waits for the program as long as that may run; its own limit is of what it computes.
    theirs.limits.wall = theirs.limits.wall + limits.wall
    let partner = try validator.cell(for: pass)
    defer { validator.hide(in: partner) }
    let (run, report) = try cell.converse(ours, with: partner, theirs)
    defer { report.close() }
    do throws(JudgingError) {
      var judgement = try validator.judgement(report, of: pass)
      let own = judgement.ruling
      if own.verdict == .judgeError { return Pass(run: run, judgement: judgement) }
      judgement.ruling = Ruling.ofConversation(
        run.report.facts, limits: limits, validator: own, validatorFacts: report.facts)
      if judgement.ruling != own { judgement.end() }
      return Pass(run: run, judgement: judgement)
    } catch {
      run.report.close()
      throw error
    }
  }

  /// - Parameters:
  ///   - usage: of all passes.
  ///   - isFirst: whether the test's input was this pass's.
  private func result(
    _ test: Test, _ pass: Pass, _ usage: Usage, isFirst: Bool
  ) throws(JudgingError) -> TestResult {
    var result = figures(test, pass, usage)
    let isShown = test.isSample && !isInteractive && isFirst
    let isRight = result.verdict == .accepted
    guard test.answer == nil || isShown && (!isRight || tellsRemarks) else { return result }
    let comparison = try Comparison.of(test, output: pass.run.report)
    let isRemark = test.answer != nil && isRight
    if !isRemark || !comparison.errors.isEmpty { result.comparison = comparison }
    return result
  }

  private func figures(_ test: Test, _ pass: Pass, _ usage: Usage) -> TestResult {
    let (run, ruling) = (pass.run, pass.judgement.ruling)
    let facts = run.report.facts
    var result = TestResult(
      name: test.name, verdict: ruling.verdict, usage: usage,
      exitStatus: nil, signal: nil, message: ruling.message(with: test.note),
      rerun: run.overruled == nil ? nil : self.usage(facts))
    result.start = program.language.warmImports.map { _ in run.report.isWarm ? .warm : .cold }
    result.validatorScore = pass.judgement.score
    result.judgeMessage = pass.judgement.judgeMessage
    switch facts.ending {
    case .exited(let status): result.exitStatus = status
    case .signalled(let signal): result.signal = signal
    }
    return result
  }

  private func usage(_ facts: RunFacts) -> Usage {
    Usage(cpu: facts.cpu, wall: facts.wall, memory: facts.memory)
  }
}

extension Ruling {
  /// Its message with what a failure of the test may say.
  func message(with note: String) -> String {
    verdict == .accepted ? message : TestNote.adding(note, to: message)
  }
}

/// Opens a file of a package for reading.
func open(_ path: FilePath) throws(JudgingError) -> FileDescriptor {
  do {
    return try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
  } catch {
    throw .file(path, doing: "read", Errno.of(error))
  }
}

/// Closes what was only read: nothing can be lost.
func closeReadOnly(_ file: FileDescriptor) { try? file.close() }
