package import JudgeCore
package import SystemPackage

/// One program to be run in a sandbox.
package struct RunRequest: Sendable {
  /// The program's absolute path, as seen inside, and its arguments.
  package var arguments: [String]
  /// The whole environment.
  package var environment: [String: String]
  package var limits: Limits
  /// Standard input, opened for reading only; it stays the caller's. `nil`: empty.
  package var input: FileDescriptor?
  /// Folders made in `/w` first, owned by the run's user: relative, without `.` and `..`, parents before children.
  package var scratchDirectories: [String]
  /// For a program of Python's whose file lies in `/app`: has it started by an interpreter that has imported these already, where
  /// that can be. `nil`: by one that is started anew.
  package var warmImports: [String]?
  /// Files below `/w` to hand back after the run, by relative path; what is no regular file is left out. At most 16.
  package var collect: [String]

  package init(
    arguments: [String], environment: [String: String] = [:], limits: Limits,
    input: FileDescriptor? = nil, warmImports: [String]? = nil, scratchDirectories: [String] = [],
    collect: [String] = []
  ) {
    self.arguments = arguments
    self.environment = environment
    self.limits = limits
    self.input = input
    self.warmImports = warmImports
    self.scratchDirectories = scratchDirectories
    self.collect = collect
  }
}
