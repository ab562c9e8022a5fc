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

  package init(_ workshop: Workshop, validator: Validator) {
    self.workshop = workshop
    self.validator = validator
  }

  func check(_ output: FileDescriptor, of test: TestRunner.Test) throws(JudgingError) -> Ruling {
    guard let answer = test.answer else { return Ruling(.accepted) }
    switch validator {
    case .standard:
      return try compare(
        output, with: answer, isSample: test.isSample, arguments: test.validatorArguments)
    case .custom(let programs, let limits):
      // Nobody's word would be everybody's.
      guard !programs.isEmpty else { throw .validator("there is none") }
      for program in programs {
        let ruling = try CustomValidator(workshop: workshop, program: program, limits: limits)
          .check(output, of: test, answer: answer)
        if ruling.verdict != .accepted { return ruling }
      }
      return Ruling(.accepted)
    }
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
    let expected = try MappedFile(answerFile, name: answer)
    let got = try MappedFile(output, name: "the program's output")
    switch rules.check(answer: expected.bytes, output: got.bytes) {
    case .accepted: return Ruling(.accepted)
    case .rejected(let reason):
      // The explanation holds a piece of the answer.
      return Ruling(.wrongAnswer, isSample ? reason.explanation : reason.description)
    }
  }
}
