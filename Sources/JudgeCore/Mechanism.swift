/// One wall of the sandbox that was in force during a run.
package enum Mechanism: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case userNamespace = "user-namespace"
  case mountNamespace = "mount-namespace"
  case pidNamespace = "pid-namespace"
  case networkNamespace = "network-namespace"
  case ipcNamespace = "ipc-namespace"
  case utsNamespace = "uts-namespace"
  case cgroupNamespace = "cgroup-namespace"
  case readOnlyRoot = "read-only-root"
  case uidRange = "uid-range"
  case seccomp, landlock, rlimits
  case cgroupV1 = "cgroup-v1"
  case cgroupV2 = "cgroup-v2"

  /// Those that are not among `present`. One version of cgroup is enough.
  package static func missing(from present: [Mechanism]) -> [Mechanism] {
    let others = present.contains(.cgroupV1) ? present + [.cgroupV2] : present + [.cgroupV1]
    return allCases.filter { !others.contains($0) }
  }

  package static func < (left: Mechanism, right: Mechanism) -> Bool {
    left.rawValue < right.rawValue
  }
}
