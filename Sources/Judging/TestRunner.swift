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

  private let workshop: Workshop
  private let program: Program
  private let limits: Limits
  private let checker: OutputChecker
  private let cell: Cell

  package init(
    _ workshop: Workshop, program: Program, limits: Limits, checker: OutputChecker
  ) throws(JudgingError) {
    self.workshop = workshop
    self.program = program
    self.limits = limits
    self.checker = checker
    cell = try workshop.cell(.running(program.language))
    try cell.load(program, of: workshop)
  }

  package var mechanisms: [Mechanism] { cell.sandbox.mechanisms }

  /// Judges one test.
  package func judge(_ test: Test) throws(JudgingError) -> TestResult {
    let input = try open(test.input)
    defer { closeReadOnly(input) }
    let run = try cell.run(
      RunRequest(
        arguments: program.command(limits), environment: Environment.standard(program.language),
        limits: limits, input: input, warmImports: program.language.warmImports))
    defer { run.report.close() }
    var result = result(test, run, try ruling(run.report, of: test))
    if test.answer == nil || (test.isSample && result.verdict != .accepted) {
      result.comparison = try Comparison.of(test, output: run.report)
    }
    return result
  }

  private func ruling(_ report: RunReport, of test: Test) throws(JudgingError) -> Ruling {
    if let decided = Ruling.ofRun(report.facts, limits: limits) { return decided }
    return try checker.check(report.standardOutput, of: test)
  }

  private func result(_ test: Test, _ run: Cell.Run, _ ruling: Ruling) -> TestResult {
    var message = ruling.message
    if ruling.verdict != .accepted && !test.note.isEmpty {
      message = message.isEmpty ? test.note : "\(message) (\(test.note))"
    }
    let facts = run.report.facts
    var result = TestResult(
      name: test.name, verdict: ruling.verdict, usage: usage(run.overruled ?? facts),
      exitStatus: nil, signal: nil, message: message,
      rerun: run.overruled == nil ? nil : usage(facts))
    result.start = program.language.warmImports.map { _ in run.report.isWarm ? .warm : .cold }
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
