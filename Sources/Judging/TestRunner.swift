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
    try cell.load(program.artefact, from: workshop.cache)
  }

  package var mechanisms: [Mechanism] { cell.sandbox.mechanisms }

  /// Judges one test.
  package func judge(_ test: Test) throws(JudgingError) -> TestResult {
    let first = try attempt(test, alone: false)
    guard first.facts.stop == nil, limits.isInGuardBand(first.facts.cpu) else {
      return result(test, first, rerun: nil)
    }
    // So near the limit a busy neighbour could have decided: the run with the machine to itself counts.
    let second = try attempt(test, alone: true)
    var result = result(test, second, rerun: usage(second.facts))
    result.usage = usage(first.facts)
    return result
  }

  private struct Attempt {
    var facts: RunFacts
    var ruling: Ruling
    var comparison: TestResult.Comparison?
  }

  private func attempt(_ test: Test, alone: Bool) throws(JudgingError) -> Attempt {
    let input = try open(test.input)
    defer { closeReadOnly(input) }
    let request = RunRequest(
      arguments: program.command, environment: Environment.standard(program.language),
      limits: limits, input: input)
    let report: RunReport
    do {
      report =
        try alone
        ? workshop.quiet.alone { try cell.run(request) }
        : workshop.quiet.shared { try cell.run(request) }
    } catch let error as JudgingError {
      throw error
    } catch {
      preconditionFailure("Cell.run throws JudgingError only")
    }
    defer { report.close() }
    let ruling: Ruling
    if let decided = Ruling.ofRun(report.facts, limits: limits) {
      ruling = decided
    } else {
      ruling = try checker.check(report.standardOutput, of: test)
    }
    let shows = test.answer == nil || (test.isSample && ruling.verdict != .accepted)
    return Attempt(
      facts: report.facts, ruling: ruling,
      comparison: shows ? try Comparison.of(test, output: report) : nil)
  }

  private func result(_ test: Test, _ attempt: Attempt, rerun: Usage?) -> TestResult {
    var message = attempt.ruling.message
    if attempt.ruling.verdict != .accepted && !test.note.isEmpty {
      message = message.isEmpty ? test.note : "\(message) (\(test.note))"
    }
    var result = TestResult(
      name: test.name, verdict: attempt.ruling.verdict, usage: usage(attempt.facts),
      exitStatus: nil,
      signal: nil, message: message, comparison: attempt.comparison, rerun: rerun)
    switch attempt.facts.ending {
    case .exited(let status): result.exitStatus = status
    case .signalled(let signal): result.signal = signal
    }
    return result
  }

  private func usage(_ facts: RunFacts) -> Usage {
    Usage(cpu: facts.cpu, wall: facts.wall, memory: facts.memory)
  }
}

/// A compiled program and how it is started.
package struct Program {
  package var artefact: String
  package var language: Language
  package var entry: String

  package init(artefact: String, language: Language, entry: String) {
    self.artefact = artefact
    self.language = language
    self.entry = entry
  }

  var command: [String] {
    CommandTemplate(language.run).filled(values: [
      "artefact": "/app/program", "entry": "/app/\(entry)",
    ])
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
