package import JudgeCore

/// What is to be run on a GPU, beside the program and its tests.
package struct GPUWork: Sendable {
  /// The package's `gpu/` files, `problem.py` among them.
  package var problem: [SourceFile]
  /// Name of the program's file that is to be loaded.
  package var file: String
  package var isLibrary: Bool
  package var warmUps: Int
  package var repeats: Int
  /// Longest time of one call.
  package var callLimit: Duration
  /// What the statement forbids: dotted Python names, `aten::` operations.
  package var forbidden: [String]
  /// The Python that has torch, on the machine with the GPU.
  package var python: String
  package var roots: [String]
  package var environment: [String: String]
  /// Host memory of the submission's process.
  package var memory: ByteCount
  package var stopsAtFirstFailure: Bool

  package init(
    problem: [SourceFile], file: String, isLibrary: Bool, warmUps: Int, repeats: Int,
    callLimit: Duration, forbidden: [String], python: String, roots: [String],
    environment: [String: String], memory: ByteCount, stopsAtFirstFailure: Bool
  ) {
    self.problem = problem
    self.file = file
    self.isLibrary = isLibrary
    self.warmUps = warmUps
    self.repeats = repeats
    self.callLimit = callLimit
    self.forbidden = forbidden
    self.python = python
    self.roots = roots
    self.environment = environment
    self.memory = memory
    self.stopsAtFirstFailure = stopsAtFirstFailure
  }
}
