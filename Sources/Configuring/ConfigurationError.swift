package import SystemPackage

/// Why there is no configuration: one line.
package enum ConfigurationError: Error, Hashable, CustomStringConvertible {
  case notFound(tried: [FilePath])
  case unreadable(FilePath, reason: String)
  /// A `--set` that is not `key=value`.
  case noAssignment(String)
  case invalid([String])

  package var description: String {
    switch self {
    case .notFound(let tried):
      "no judge.conf: tried \(tried.map(\.string).joined(separator: " and ")); "
        + "name one with --config or JUDGE_CONFIG"
    case .unreadable(let path, let reason): "\(path) \(reason)"
    case .noAssignment(let text): "--set \(text): must be key=value, as in spool.path=/srv/spool"
    case .invalid(let lines): lines.joined(separator: "; ")
    }
  }
}
