package import SystemPackage

/// One test of a problem: where its input and answer lie, and how its output is checked. Or a static validation, in which the
/// submission is looked at and not run.
package struct TestCase: Hashable, Sendable {
  /// Path of the base name below `data/`: `sample/01`, `secret/ties/03`; of a static validation, which no file can be called:
  /// `secret/ties/static validation`.
  package var name: String
  /// Whether it is shown to those who solve the problem.
  package var isSample: Bool
  /// `nil`: it is a static validation.
  package var data: Data?
  /// Arguments of the validator that decides: the output validator's, the case's own or else those of the nearest `test_group.yaml`;
  /// or the static validator's.
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
  /// What lies in a submission's working directory, `NAME.files/`, in byte order of the names.
  package var files: [PlacedFile] = []

  /// The files of a test, absolute and without symbolic links.
  package struct Data: Hashable, Sendable {
    package var input: FilePath
    package var answer: FilePath
  }

  package init(
    name: String, isSample: Bool, input: FilePath, answer: FilePath,
    validatorArguments: [String] = [],
    inputValidatorArguments: InputValidatorArguments = .all([]), hint: String? = nil,
    description: String? = nil, hasFullFeedback: Bool? = nil
  ) {
    self.name = name
    self.isSample = isSample
    data = Data(input: input, answer: answer)
    self.validatorArguments = validatorArguments
    self.inputValidatorArguments = inputValidatorArguments
    self.hint = hint
    self.description = description
    self.hasFullFeedback = hasFullFeedback ?? isSample
  }

  /// The static validation of a group.
  ///
  /// - Parameter group: path of its folder below `data/`.
  init(staticValidationOf group: String, isSample: Bool, hasFullFeedback: Bool?) {
    name = "\(group)/\(Self.staticName)"
    self.isSample = isSample
    validatorArguments = []
    inputValidatorArguments = .all([])
    self.hasFullFeedback = hasFullFeedback ?? isSample
  }

  private static let staticName = "static validation"

  package var isStatic: Bool { data == nil }

  /// What tests are in the order of: their names, but a static validation comes before whatever else is in its folder.
  var place: String { isStatic ? String(name.dropLast(Self.staticName.count)) : name }
}
