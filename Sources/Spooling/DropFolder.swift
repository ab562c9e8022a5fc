/// A folder where drops are found: one of a problem, or the root, where none should be.
struct DropFolder: Sendable {
  /// The folder's name; `nil` for the root.
  let problem: String?
  let directory: Directory
  /// Number of its inotify watch; `nil` if it could not be watched.
  let watch: Int32?
  /// Whether the problem is installed; drops in others are refused.
  var isServed: Bool
}

/// A drop that is complete and waits to be claimed.
package struct Candidate: Hashable, Sendable {
  /// The folder's name; `nil` for the root.
  package let problem: String?
  let name: EntryName

  /// The file's name, fit to print.
  package var visibleName: String { name.visible }
}
