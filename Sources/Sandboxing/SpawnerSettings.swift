package import SystemPackage

/// How a slot's sandboxes are to be made.
package struct SpawnerSettings: Hashable, Sendable {
  package enum CgroupPolicy: Hashable, Sendable {
    /// Version 2 where a subtree is delegated, else version 1, else rlimits alone.
    case automatic
    /// rlimits alone.
    case none
  }

  /// Whom the worker becomes when it was started as root, and who owns the sandboxes. Never 0.
  package var uid: UInt32
  package var gid: UInt32
  /// First host uid (and gid) of those that submissions run as; slot `n` takes the `n`-th. `nil`: the worker's own.
  package var uidRangeStart: UInt32?
  package var slot: Int
  /// The core that runs are kept to; `nil`: any.
  package var core: Int?
  package var cgroups: CgroupPolicy
  /// Where the nodes of GPU devices lie; `nil`: in /dev.
  package var deviceFolder: FilePath?
  /// What the names of cgroups begin with: lower-case letters, digits and `-`.
  package var namePrefix: String
  /// Whether ``SandboxConfiguration/without`` may name anything: for tests alone.
  package var allowsGaps: Bool

  package init(
    uid: UInt32, gid: UInt32, uidRangeStart: UInt32? = nil, slot: Int = 0, core: Int? = nil,
    cgroups: CgroupPolicy = .automatic, deviceFolder: FilePath? = nil, namePrefix: String = "judge",
    allowsGaps: Bool = false
  ) {
    self.uid = uid
    self.gid = gid
    self.uidRangeStart = uidRangeStart
    self.slot = slot
    self.core = core
    self.cgroups = cgroups
    self.deviceFolder = deviceFolder
    self.namePrefix = namePrefix
    self.allowsGaps = allowsGaps
  }
}
