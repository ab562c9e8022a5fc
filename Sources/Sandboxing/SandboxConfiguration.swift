package import JudgeCore
package import SystemPackage

/// What one sandbox looks like from inside.
package struct SandboxConfiguration: Hashable, Sendable {
  /// Tells this sandbox from the worker's others: lower-case letters, digits and `-`, at most 31 of them.
  package var name: String
  /// The folder shown as `/app`, read-only. Its contents may change between runs.
  package var applicationDirectory: FilePath
  /// Host files and folders shown read-only at the same paths; symbolic links on the way are made again. All must exist.
  package var roots: [FilePath]
  /// The same, but left out where the host does not have them.
  package var optionalRoots: [FilePath]
  /// Names of the GPU devices shown in /dev: `nvidia0`, `nvidiactl`. With any, address space is not limited: CUDA reserves
  /// far more of it than it uses.
  package var devices: [String]
  package var profile: SandboxProfile
  /// Walls that are left out, so that tests can show what each of them is for.
  package var without: Set<Mechanism>

  package init(
    name: String, applicationDirectory: FilePath, roots: [FilePath], optionalRoots: [FilePath] = [],
    devices: [String] = [],
    profile: SandboxProfile, without: Set<Mechanism> = []
  ) {
    self.name = name
    self.applicationDirectory = applicationDirectory
    self.roots = roots
    self.optionalRoots = optionalRoots
    self.devices = devices
    self.profile = profile
    self.without = without
  }
}
