internal import Glibc
internal import SystemPackage

/// What systemd wants of the service that it has started (sd_notify(3), sd_watchdog_enabled(3)).
package struct Supervision: Sendable {
  /// Where the service's state is to be told; `nil`: nobody wants to know.
  package var notify: UnixDatagram?
  /// After which silence the service is killed; `nil`: never.
  package var watchdog: Duration?
  /// Whether standard error goes to the journal.
  package var isJournaled: Bool

  private static let names = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM"]

  /// Reads the environment, and takes it away: what this process starts must not speak in its name.
  ///
  /// Call it before any thread is started.
  package static func take() -> Supervision {
    let supervision = Supervision { name in getenv(name).map { String(cString: $0) } }
    for name in names { unsetenv(name) }
    return supervision
  }

  /// - Parameter variable: a variable of the environment.
  package init(_ variable: (String) -> String?) {
    notify = variable("NOTIFY_SOCKET").flatMap(UnixDatagram.init)
    let isForUs = variable("WATCHDOG_PID").map { $0 == "\(getpid())" } ?? true
    watchdog = variable("WATCHDOG_USEC").flatMap { Int64($0) }.flatMap { microseconds in
      isForUs && microseconds > 0 ? .microseconds(microseconds) : nil
    }
    isJournaled = variable("JOURNAL_STREAM").map(Self.isStandardError) ?? false
  }

  /// Whether `stream`, a device and an inode with a colon between (systemd.exec(5)), is standard error. It is not, where somebody
  /// has redirected that since.
  private static func isStandardError(_ stream: String) -> Bool {
    // One that cannot be looked at is not the journal.
    guard let error = try? Stat(SystemPackage.FileDescriptor.standardError) else { return false }
    return stream == "\(error.deviceID.rawValue):\(error.inode.rawValue)"
  }

  /// Tells systemd.
  ///
  /// - Parameter assignments: as in sd_notify(3).
  func tell(_ assignments: String...) {
    // Whoever does not listen any more is not to be told again.
    notify?.send(Array(assignments.joined(separator: "\n").utf8))
  }
}
