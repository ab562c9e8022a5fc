/// With whose rights submissions are run. `doctor` and every result name the one in force.
package enum PrivilegeMode: String, Hashable, Sendable, Codable, CaseIterable {
  /// The systemd unit: user `judge` with CAP_SETUID and CAP_SETGID for the launcher alone.
  case service
  /// Started as root: sets up, then drops.
  case root
  /// An ordinary user: one's own uid in a user namespace.
  case plain
}
