internal import Control
internal import JudgeCore

/// What this machine gives the judge, and what it does not.
struct Health: Sendable {
  var host: String
  var mode: PrivilegeMode
  /// Asked anew each time: they are known once a worker is up.
  var inForce: @Sendable () -> [Mechanism]
  /// Why judging waits for room on the disk; `nil`: it does not.
  var shortage: @Sendable () -> String?
  /// What is wrong with the database and its backups.
  var troubles: @Sendable () -> [StatusReply.Missing]

  var mechanisms: [Mechanism] { inForce() }

  /// The walls that are missing, with the remedy. One version of cgroup is enough, and plain mode has no uid range.
  var missing: [StatusReply.Missing] {
    let mechanisms = mechanisms
    guard !mechanisms.isEmpty else {
      return [
        .init(what: "workers", remedy: "none has come up yet: the log says why, if this stays")
      ] + troubles()
    }
    var missing = troubles()
    if let shortage = shortage() { missing.append(.init(what: "room", remedy: shortage)) }
    for mechanism in Mechanism.allCases where !mechanisms.contains(mechanism) {
      switch mechanism {
      case .cgroupV1: continue
      case .cgroupV2 where mechanisms.contains(.cgroupV1): continue
      case .cgroupV2:
        missing.append(
          .init(
            what: "cgroup",
            remedy:
              "memory is bounded by rlimits and polling alone: run as the systemd unit, which has a cgroup delegated"
          ))
      case .uidRange:
        missing.append(
          .init(
            what: mechanism.rawValue,
            remedy:
              "submissions share one uid, so they are not kept from signalling each other's resources: run as root or as the systemd unit"
          ))
      default:
        missing.append(
          .init(what: mechanism.rawValue, remedy: "`judge doctor` says what this kernel lacks"))
      }
    }
    return missing
  }
}
