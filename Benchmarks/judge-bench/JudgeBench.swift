internal import ArgumentParser
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// Times sandboxed runs of a program beside bare ones: a line `bare sandboxed` in microseconds for each pair.
@main
struct JudgeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-bench",
    abstract: "Time sandboxed runs of a static program beside bare ones.",
    discussion: "Started by Benchmarks/bench.")

  @Option(help: ArgumentHelp("Path of judge-spawn.", valueName: "file"))
  var spawner: String

  @Option(
    help: ArgumentHelp(
      "A static program that ends at once, alone in its folder.", valueName: "file"))
  var program: String

  @Option(help: ArgumentHelp("How many pairs.", valueName: "n"))
  var count = 2000

  func run() throws {
    let core = 0
    let isRoot = getuid() == 0
    let spawner = try Spawner.start(
      executable: FilePath(spawner),
      settings: SpawnerSettings(
        uid: isRoot ? 65534 : getuid(), gid: isRoot ? 65534 : getgid(),
        uidRangeStart: isRoot ? 1_879_048_192 : nil, core: core, namePrefix: "judge-bench"))
    let program = FilePath(program)
    let sandbox = try spawner.makeSandbox(
      SandboxConfiguration(
        name: "bench", applicationDirectory: program.removingLastComponent(), roots: [],
        profile: .strict))
    print("# \(sandbox.mode.rawValue) \(sandbox.mechanisms.map(\.rawValue).joined(separator: " "))")
    _ = try SandboxBenchmark.samples(of: program, in: sandbox, count: 50, core: core)
    for sample in try SandboxBenchmark.samples(of: program, in: sandbox, count: count, core: core) {
      print(sample.bare.milliseconds * 1000, sample.sandboxed.milliseconds * 1000)
    }
  }
}
