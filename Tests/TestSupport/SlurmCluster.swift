internal import Glibc
internal import SystemPackage

/// A real Slurm cluster on this machine, with pretend GPUs: Tests/Support/slurm/cluster. It is gone with this value.
///
/// Slurm's commands of this process and of those that it starts find it by their environment: one at a time.
package final class SlurmCluster: Sendable {
  /// Why there can be none here.
  package static let reason: String = "needs Slurm: apt-get install slurm-wlm munge"

  package static var isInstalled: Bool {
    let folders = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"]
    return ["srun", "slurmctld", "slurmd", "munged"].allSatisfy { program in
      folders.contains { access("\($0)/\(program)", X_OK) == 0 }
    }
  }

  private static let script = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .pushing("Support/slurm/cluster").string

  private let folder: FilePath
  /// Goes after the cluster, which is known by its files there.
  private let scratch: ScratchFolder

  /// - Parameters:
  ///   - scratch: takes the cluster's folder, and what its commands say.
  ///   - settings: variables that the script names, such as `CLUSTER_GPUS`.
  package init(in scratch: ScratchFolder, _ settings: [String: String] = [:]) throws {
    self.scratch = scratch
    folder = scratch.path.appending("c")
    let variables = settings.map { "\($0.key)=\($0.value)" }
    try perform("up", ["env"] + variables + ["bash", Self.script, "up", folder.string])
    setenv("SLURM_CONF", folder.appending("etc/slurm.conf").string, 1)
  }

  deinit {
    // A failure shows in the leftovers.
    _ = try? perform("down", ["bash", Self.script, "down", folder.string])
    unsetenv("SLURM_CONF")
  }

  /// Ends one of its daemons: `slurmctld`, `munged` or the name of a node.
  package func stop(_ name: String, signal: String = "TERM") throws {
    try run("stop", name, signal)
  }

  /// Starts it again.
  package func start(_ name: String) throws { try run("start", name) }

  private func run(_ verb: String, _ arguments: String...) throws {
    try perform(verb, ["bash", Self.script, verb, folder.string] + arguments)
  }

  /// What one of Slurm's commands says.
  @discardableResult
  package func ask(_ command: String, _ arguments: String...) throws -> String {
    try perform(command, ["timeout", "20", command] + arguments)
  }

  @discardableResult
  private func perform(_ what: String, _ command: [String]) throws -> String {
    let file = FilePath("\(folder)-said-\(UInt32.random(in: .min ... .max))")
    defer { unlink(file.string) }
    let status = try SpawnedCommand.run(command, output: file)
    let said = try Self.text(of: file)
    guard status == 0 else { throw Failure(doing: what, said: said) }
    return said
  }

  private static func text(of path: FilePath) throws -> String {
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      let bytes = try [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Numbers of the jobs in the queue.
  package func jobs() throws -> [Int] {
    try ask("squeue", "--noheader", "--format=%A").split(separator: "\n").compactMap {
      Int($0.drop { $0 == " " })
    }
  }

  package struct Failure: Error, CustomStringConvertible {
    var doing: String
    var said: String

    package var description: String { "cluster \(doing): \(said)" }
  }
}
