internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// A package's own output validator: `program input answer feedback/ [arguments] < output`, exit status 42 or 43.
struct CustomValidator {
  let program: ValidatorProgram
  /// How many passes it may ask for.
  let passes: Int

  /// One pass of one test, as the validator is told of it.
  struct Pass {
    var test: TestRunner.Test
    /// From 1.
    var number: Int
    var input: FileDescriptor
    var answer: FilePath
  }

  /// Decides about what a program has written.
  func check(_ output: FileDescriptor, of pass: Pass) throws(JudgingError) -> Judgement {
    let cell = try cell(for: pass)
    defer { hide(in: cell) }
    let report = try cell.run(request(pass).reading(output)).report
    defer { report.close() }
    return try judgement(report, of: pass)
  }

  /// Where it runs, with all that it is to see.
  func cell(for pass: Pass) throws(JudgingError) -> Cell {
    let cell = try program.cell()
    try cell.show(Self.inputName, from: pass.input)
    let answer = try open(pass.answer)
    defer { closeReadOnly(answer) }
    try cell.show(Self.answerName, from: answer)
    return cell
  }

  /// Whoever comes next is to see neither this test nor this submission.
  func hide(in cell: Cell) {
    program.hide(in: cell)
    // As there.
    for name in [Self.inputName, Self.answerName] { try? cell.hide(name) }
  }

  /// What is to be run for a pass, without input and output.
  func request(_ pass: Pass) -> RunRequest {
    var request = program.request(
      ["/app/\(Self.inputName)", "/app/\(Self.answerName)"], pass.test.validatorArguments)
    if passes > 1 { request.scratch = .kept }
    if pass.number > 1 {
      request.scratch = .goesOn(removing: [Feedback.nextPass])
      request.scratchDirectories = []
      request.files = []
    }
    return request
  }

  private static let inputName = ".judge-input"
  private static let answerName = ".judge-answer"

  /// Whether it has ended with a decision.
  static func hasDecided(_ report: RunReport) -> Bool {
    let endings: [RunFacts.Ending] = [.exited(status: 42), .exited(status: 43)]
    return report.facts.stop == nil && endings.contains(report.facts.ending)
  }

  /// What it has decided.
  func judgement(_ report: RunReport, of pass: Pass) throws(JudgingError) -> Judgement {
    try program.judgement(
      report, about: .output, isSample: pass.test.isSample, pass: pass.number, of: passes)
  }
}
