internal import Synchronization
package import SystemPackage

/// Whether a database has shown itself damaged since it was opened. Then it is looked through before it is opened again: a file
/// beside it says so.
package final class Damage: Sendable {
  private let first = Mutex<String?>(nil)

  init() {}

  /// What was found first, in SQLite's words; `nil`: nothing.
  package var words: String? { first.withLock { $0 } }

  func note(_ error: StorageError) {
    guard case .corrupt(let path, let words) = error else { return }
    let isNew = first.withLock { first in
      defer { first = first ?? words }
      return first == nil
    }
    if isNew { Self.suspect(path) }
  }

  /// Whether the database at `path` was found damaged by whoever had it open last.
  package static func isSuspected(_ path: FilePath) -> Bool {
    // What cannot be seen is not there.
    (try? mark(of: path).stat(followTargetSymlink: false)) != nil
  }

  private static func suspect(_ path: FilePath) {
    // Without the mark, the damage shows again when what is damaged is read again.
    try? FileDescriptor.open(
      mark(of: path), .writeOnly, options: [.create, .closeOnExec, .noFollow],
      permissions: .ownerReadWrite
    ).close()
  }

  /// The file that says so.
  package static func mark(of path: FilePath) -> FilePath { FilePath(path.string + ".suspect") }
}
