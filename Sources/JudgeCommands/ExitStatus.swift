/// How a command ends: for scripts.
package enum ExitStatus: Int32, Hashable, Sendable, Comparable {
  /// With `--wait`, `try` and `run`: accepted.
  case done = 0
  /// Not accepted, or a check failed.
  case notAccepted = 1
  case wrongUsage = 64
  /// A file that cannot be used, or that was rejected.
  case badInput = 65
  case noDaemon = 69
  case ownFault = 70
  case notAllowed = 77

  package static func < (left: ExitStatus, right: ExitStatus) -> Bool {
    left.rawValue < right.rawValue
  }
}
