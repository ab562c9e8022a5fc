package import SystemPackage

/// What a package brings along so that its own validators can be checked. Never used for judging.
package struct PackageChecks: Hashable, Sendable {
  /// Programs that are fed an input and end with 42 if it is valid, in byte order.
  package var inputValidators: [PackageProgram]
  /// Inputs that at least one input validator must refuse.
  package var invalidInputs: [DataCase]
  /// Outputs that the output validator must reject.
  package var invalidOutputs: [DataCase]
  /// Outputs that the output validator must accept.
  package var validOutputs: [DataCase]
  /// What is shown of the samples, which the output validator must accept, too.
  package var sampleOutputs: [DataCase]

  package init() {
    inputValidators = []
    invalidInputs = []
    invalidOutputs = []
    validOutputs = []
    sampleOutputs = []
  }

  package struct DataCase: Hashable, Sendable {
    /// Path of the base name below `data/`: `invalid_input/end-before-start`.
    package var name: String
    package var input: FilePath
    /// `nil` for invalid inputs.
    package var answer: FilePath?
    /// The output to be checked; `nil` for invalid inputs.
    package var output: FilePath?
    package var inputValidatorArguments: InputValidatorArguments
    package var outputValidatorArguments: [String]
    /// What submissions, and so input validators, are started with.
    package var arguments: [String]
    /// What lies in the working directory of submissions, and so of input validators.
    package var files: [PlacedFile]

    /// Whether it is one of the tests that are shown.
    package var isSample: Bool { name.hasPrefix("sample/") }
  }
}

/// A program of a package, by its sources.
package struct PackageProgram: Hashable, Sendable {
  /// Path below the package: `input_validators/validate.py`, or of the program's folder.
  package var path: String
  /// In byte order of their names.
  package var files: [PlacedFile]
  /// Why it cannot be run; `nil`: nothing is in the way.
  package var obstacle: String?

  package init(path: String, files: [PlacedFile]) {
    self.path = path
    self.files = files
  }

  /// Whether it brings along how it is built or run: scripts of these names.
  package var hasScripts: Bool {
    files.contains { ["build", "run"].contains($0.name) }
  }

  /// How `input_validator_args` names it: the last part of its path without an extension.
  package var name: String { Self.name(of: path) }

  static func name(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return FilePath.Component(last)?.stem ?? last
  }
}
