package import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// Decides about a program's output where its run alone did not: the default validator in this process, or the
/// package's own ones in sandboxes.
package struct OutputChecker {
  package enum Validator {
    case standard
    /// All of them must accept.
    case custom([Program], Limits)
  }

  private let workshop: Workshop
  private let validator: Validator
  /// How many passes a validator may ask for.
  let passes: Int
  /// The submission's files, where validators are to see them.
  private let submission: [SourceFile]

  package init(
    _ workshop: Workshop, validator: Validator, passes: Int = 1, submission: [SourceFile] = []
  ) {
    self.workshop = workshop
    self.validator = validator
    self.passes = passes
    self.submission = submission
  }

  /// Decides about one pass.
  func check(
    _ output: FileDescriptor, of pass: CustomValidator.Pass
  ) throws(JudgingError) -> Judgement {
    switch validator {
    case .standard:
      return Judgement(
        try compare(
          output, with: pass.answer, isSample: pass.test.isSample,
          arguments: pass.test.validatorArguments))
    case .custom(let programs, let limits):
      var last: Judgement?
      for program in programs {
        let judgement = try validator(program, limits).check(output, of: pass)
        if judgement.ruling.verdict != .accepted { return judgement }
        last?.end()
        last = judgement
      }
      // Nobody's word would be everybody's.
      guard let last else { throw .validator("there is none") }
      return last
    }
  }

  /// The one program that submissions talk to.
  ///
  /// - Throws: ``JudgingError`` when there is none, or more than one.
  func partner() throws(JudgingError) -> CustomValidator {
    guard case .custom(let programs, let limits) = validator, programs.count == 1 else {
      throw .validator("a submission talks to one output validator, no more and no less")
    }
    return validator(programs[0], limits)
  }

  private func validator(_ program: Program, _ limits: Limits) -> CustomValidator {
    CustomValidator(
      program: ValidatorProgram(
        workshop: workshop, program: program, limits: limits, submission: submission),
      passes: passes)
  }

  private func compare(
    _ output: FileDescriptor, with answer: FilePath, isSample: Bool, arguments: [String]
  ) throws(JudgingError) -> Ruling {
    let rules: DefaultValidator
    do {
      rules = try DefaultValidator(arguments: arguments)
    } catch {
      throw .validator("\(error)")
    }
    let answerFile = try open(answer)
    defer { closeReadOnly(answerFile) }
    let expected = try FileBytes(answerFile, name: answer)
    let got = try FileBytes(output, name: "the program's output")
    switch rules.check(answer: expected.bytes, output: got.bytes) {
    case .accepted: return Ruling(.accepted)
    case .rejected(let reason):
      // The explanation holds a piece of the answer.
      return Ruling(.wrongAnswer, isSample ? reason.explanation : reason.description)
    }
  }
}
