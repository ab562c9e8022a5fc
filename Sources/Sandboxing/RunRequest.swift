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
  /// Standard output, the writing end of a pipe; it stays the caller's. `nil`: kept, for the report.
  package var output: FileDescriptor?
  /// Whether input and output are pipes from and to another run.
  package var talk = Talk.none
  /// Files in `/w` that the run finds there, owned by its user: the first one is a copy of `/app/.judge-file-0`, and so on.
  /// Relative paths without `.` and `..`, in folders that are there.
  package var files: [String] = []
  /// What becomes of what the run before has left in `/w`, and of what this one leaves there.
  package var scratch = Scratch.fresh
  /// Whether it may write in `/w`.
  package var mayWrite = true
  /// Folders made in `/w` first, owned by the run's user: relative, without `.` and `..`, parents before children.
  package var scratchDirectories: [String]
  /// For a program of Python's whose file lies in `/app`: has it started by an interpreter that has imported these already, where
  /// that can be. `nil`: by one that is started anew.
  package var warmImports: [String]?
  /// Files below `/w` to hand back after the run, by relative path; what is no regular file is left out. At most 16.
  package var collect: [String]

  package enum Talk: Sendable {
    case none
    /// The other side feels the end of this run only once it has been taken down when that was. What this one writes is counted
    /// by the kernel.
    case counted
    /// The same, but what goes to the other side is no output.
    case free
  }

  package enum Scratch: Hashable, Sendable {
    /// Empty at first, and gone afterwards.
    case fresh
    /// Empty at first, and kept for a run that goes on with it.
    case kept
    /// As the run before, which kept it, has left it, but for these files; and kept again.
    case goesOn(removing: [String])

    /// Whether a run finds nothing of another.
    package var isNew: Bool { if case .goesOn = self { false } else { true } }

    var removals: [String] {
      if case .goesOn(let removals) = self { removals } else { [] }
    }
  }

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

  /// The same with this standard input.
  package func reading(_ input: FileDescriptor) -> RunRequest {
    var request = self
    request.input = input
    return request
  }
}
