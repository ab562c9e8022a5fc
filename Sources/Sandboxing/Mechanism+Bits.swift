internal import CSpawn
internal import JudgeCore

extension Mechanism {
  /// This wall in a set of CSpawn.h.
  var bit: UInt32 {
    switch self {
    case .userNamespace: CSPAWN_USER_NAMESPACE.rawValue
    case .mountNamespace: CSPAWN_MOUNT_NAMESPACE.rawValue
    case .pidNamespace: CSPAWN_PID_NAMESPACE.rawValue
    case .networkNamespace: CSPAWN_NETWORK_NAMESPACE.rawValue
    case .ipcNamespace: CSPAWN_IPC_NAMESPACE.rawValue
    case .utsNamespace: CSPAWN_UTS_NAMESPACE.rawValue
    case .cgroupNamespace: CSPAWN_CGROUP_NAMESPACE.rawValue
    case .readOnlyRoot: CSPAWN_READ_ONLY_ROOT.rawValue
    case .uidRange: CSPAWN_UID_RANGE.rawValue
    case .seccomp: CSPAWN_SECCOMP.rawValue
    case .landlock: CSPAWN_LANDLOCK.rawValue
    case .rlimits: CSPAWN_RLIMITS.rawValue
    case .cgroupV1: CSPAWN_CGROUP_V1.rawValue
    case .cgroupV2: CSPAWN_CGROUP_V2.rawValue
    }
  }

  static func bits(_ mechanisms: Set<Mechanism>) -> UInt32 {
    mechanisms.reduce(0) { $0 | $1.bit }
  }

  /// The walls of a set, sorted.
  static func list(_ bits: UInt32) -> [Mechanism] {
    allCases.filter { bits & $0.bit != 0 }.sorted()
  }
}
