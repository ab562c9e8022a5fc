internal import ArgumentParser
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// What is run, and what confines it.
struct Place: ParsableArguments {
  @Option(help: ArgumentHelp("Path of judge-spawn.", valueName: "file"))
  var spawner: String

  @Option(help: ArgumentHelp("A static program, alone in its folder.", valueName: "file"))
  var program: String

  /// A slot of its own, kept to a core of its own.
  func slot(_ slot: Int) throws -> Slot {
    let isRoot = getuid() == 0
    let spawner = try Spawner.start(
      executable: FilePath(spawner),
      settings: SpawnerSettings(
        uid: isRoot ? 65534 : getuid(), gid: isRoot ? 65534 : getgid(),
        uidRangeStart: isRoot ? 1_879_048_192 : nil, slot: slot, core: slot,
        namePrefix: "judge-bench"))
    let program = FilePath(program)
    let sandbox = try spawner.makeSandbox(
      SandboxConfiguration(
        name: "bench", applicationDirectory: program.removingLastComponent(), roots: [],
        profile: .strict))
    return Slot(
      spawner: spawner, sandbox: sandbox, command: "/app/\(program.lastComponent?.string ?? "")")
  }
}

/// A sandbox and the program in it.
final class Slot {
  private let spawner: Spawner
  private let sandbox: Sandbox
  private let command: String

  init(spawner: consuming Spawner, sandbox: Sandbox, command: String) {
    self.spawner = spawner
    self.sandbox = sandbox
    self.command = command
  }

  /// The privilege mode and the walls in force, in words.
  var mechanisms: String {
    "\(sandbox.mode.rawValue): \(sandbox.mechanisms.map(\.rawValue).joined(separator: ", "))"
  }

  @discardableResult
  func run(_ arguments: [String] = [], limits: Limits) throws -> RunFacts {
    let report = try sandbox.run(RunRequest(arguments: [command] + arguments, limits: limits))
    report.close()
    return report.facts
  }

  static let limits = Limits(cpu: .seconds(1), memory: .mib(64))
}
