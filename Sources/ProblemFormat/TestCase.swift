package import SystemPackage

/// One test of a problem: where its input and answer lie, and how its output is checked.
package struct TestCase: Hashable, Sendable {
  /// Path of the base name below `data/`: `sample/01`, `secret/ties/03`.
  package var name: String
  /// Whether it is shown to those who solve the problem.
  package var isSample: Bool
  /// Absolute, without symbolic links.
  package var input: FilePath
  /// Absolute, without symbolic links.
  package var answer: FilePath
  /// The output validator's arguments: the case's own, else those of the nearest `test_group.yaml`.
  package var validatorArguments: [String]
  package var inputValidatorArguments: InputValidatorArguments
  /// What helps somebody who fails this test.
  package var hint: String?
  /// What the test is about: the rule that it probes.
  package var description: String?
  /// Whether input and output may be shown in full to whoever fails it. Samples: true by default.
  package var hasFullFeedback: Bool
  /// What a submission is started with.
  package var arguments: [String] = []
  /// What lies in a submission's working directory: relative paths, without `.` and `..`, in byte order.
  package var files: [GivenFile] = []

  /// A file of `NAME.files/`, and where it lies.
  package struct GivenFile: Hashable, Sendable {
    package var name: String
    package var file: FilePath
  }

  package init(
    name: String, isSample: Bool, input: FilePath, answer: FilePath,
    validatorArguments: [String] = [],
    inputValidatorArguments: InputValidatorArguments = .all([]), hint: String? = nil,
    description: String? = nil, hasFullFeedback: Bool? = nil
  ) {
    self.name = name
    self.isSample = isSample
    self.input = input
    self.answer = answer
    self.validatorArguments = validatorArguments
    self.inputValidatorArguments = inputValidatorArguments
    self.hint = hint
    self.description = description
    self.hasFullFeedback = hasFullFeedback ?? isSample
  }
}
