internal import Control
internal import JudgeCore

/// What this machine gives the judge, and what it does not.
struct Health: Sendable {
  var host: String
  var mode: PrivilegeMode
  /// Asked anew each time: they are known once a worker is up.
  var inForce: @Sendable () -> [Mechanism]
  /// What is short on the disks, with the remedy.
  var shortages: @Sendable () -> [String]
  let troubles: Troubles
  /// What is wrong with the database and its backups.
  var storageTroubles: @Sendable () -> [StatusReply.Missing]

  var mechanisms: [Mechanism] { inForce() }

  /// All that is not as it should be, with the remedy.
  var missing: [StatusReply.Missing] {
    var missing = shortages().map { StatusReply.Missing(what: "room", remedy: $0) }
    missing += troubles.present + storageTroubles()
    if !mechanisms.isEmpty { return missing + missingWalls }
    if !missing.contains(where: { $0.what == Troubles.Place.workers.rawValue }) {
      missing.append(
        .init(what: "workers", remedy: "none has come up yet: the log says why, if this stays"))
    }
    return missing
  }

  /// Plain mode has no uid range.
  private var missingWalls: [StatusReply.Missing] {
    var missing: [StatusReply.Missing] = []
    for mechanism in Mechanism.missing(from: mechanisms) {
      switch mechanism {
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
