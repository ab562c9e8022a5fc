package import JudgeCore

/// The Python package `judge_gpu`, carried in the program: owner and guest are of one version with the worker that starts them.
package enum GPUHarness {
  package static let packageName = "judge_gpu"

  /// Its files, by their names within the package.
  package static var files: [SourceFile] {
    [
      SourceFile(name: "__init__.py", bytes: PackageResources.__init___py),
      SourceFile(name: "asking.py", bytes: PackageResources.asking_py),
      SourceFile(name: "channel.py", bytes: PackageResources.channel_py),
      SourceFile(name: "checking.py", bytes: PackageResources.checking_py),
      SourceFile(name: "clocks.py", bytes: PackageResources.clocks_py),
      SourceFile(name: "copying.py", bytes: PackageResources.copying_py),
      SourceFile(name: "drawing.py", bytes: PackageResources.drawing_py),
      SourceFile(name: "forbidding.py", bytes: PackageResources.forbidding_py),
      SourceFile(name: "guest.py", bytes: PackageResources.guest_py),
      SourceFile(name: "laying.py", bytes: PackageResources.laying_py),
      SourceFile(name: "memory.py", bytes: PackageResources.memory_py),
      SourceFile(name: "owner.py", bytes: PackageResources.owner_py),
      SourceFile(name: "problem.py", bytes: PackageResources.problem_py),
      SourceFile(name: "room.py", bytes: PackageResources.room_py),
      SourceFile(name: "shared.py", bytes: PackageResources.shared_py),
      SourceFile(name: "stopwatch.py", bytes: PackageResources.stopwatch_py),
      SourceFile(name: "tracing.py", bytes: PackageResources.tracing_py),
      SourceFile(name: "turns.py", bytes: PackageResources.turns_py),
    ]
  }
}
