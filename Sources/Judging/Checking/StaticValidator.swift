package import JudgeCore
internal import Sandboxing

/// A package's own static validator: `program language entry feedback/ [arguments]` among a submission's files, exit status 42 or 43.
package struct StaticValidator {
  /// A static validation as the worker's job names it.
  package struct Test {
    package var name: String
    package var isSample: Bool
    package var arguments: [String]
    package var note: String

    package init(name: String, isSample: Bool, arguments: [String], note: String) {
      self.name = name
      self.isSample = isSample
      self.arguments = arguments
      self.note = note
    }
  }

  private let program: ValidatorProgram
  private let language: String
  private let entry: String

  /// - Parameters:
  ///   - language: code of the submission's language.
  ///   - entry: name of the file that starts the submission.
  ///   - submission: all of its files.
  package init(
    _ workshop: Workshop, program: Program, limits: Limits, language: String, entry: String,
    submission: [SourceFile]
  ) {
    self.program = ValidatorProgram(
      workshop: workshop, program: program, limits: limits, submission: submission)
    self.language = language
    self.entry = entry
  }

  /// Judges a submission without running it, so that it has no figures.
  package func judge(_ test: Test) throws(JudgingError) -> TestResult {
    let judgement = try decide(test)
    var result = TestResult(
      name: test.name, verdict: judgement.ruling.verdict,
      usage: Usage(cpu: .zero, wall: .zero, memory: .zero), exitStatus: nil, signal: nil,
      message: judgement.ruling.message(with: test.note))
    result.validatorScore = judgement.score
    result.judgeMessage = judgement.judgeMessage
    return result
  }

  private func decide(_ test: Test) throws(JudgingError) -> Judgement {
    let cell = try program.cell()
    defer { program.hide(in: cell) }
    let report = try cell.run(program.request([language, entry], test.arguments)).report
    defer { report.close() }
    return try program.judgement(report, about: .submission, isSample: test.isSample)
  }
}
