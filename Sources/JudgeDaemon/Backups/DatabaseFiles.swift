internal import Glibc
internal import SystemPackage

/// A database and what lies beside it.
struct DatabaseFiles: Sendable {
  let path: FilePath

  init(_ path: FilePath) { self.path = path }

  /// What SQLite has not copied into the database yet.
  var log: FilePath { FilePath(path.string + "-wal") }
  var index: FilePath { FilePath(path.string + "-shm") }
  /// A restored database, until it takes the other's place.
  var restored: FilePath { FilePath(path.string + ".restored") }

  /// Of database and log, in bytes.
  var size: Int64 { Self.size(path) + Self.size(log) }

  private static func size(_ path: FilePath) -> Int64 {
    (try? path.stat(followTargetSymlink: false)).map { Int64($0.size) } ?? 0
  }

  /// Damaged ones that were put aside, the newest first.
  var putAside: [FilePath] {
    let start = (path.lastComponent?.string ?? "") + Self.mark
    let folder = path.removingLastComponent()
    return listing(of: folder).filter { $0.hasPrefix(start) && !$0.hasSuffix("-wal") }
      .filter { !$0.hasSuffix(Self.note) && !$0.hasSuffix("-shm") }
      .sorted(by: >).map { folder.appending($0) }
  }

  private static let mark = ".corrupt-"
  private static let note = ".txt"

  /// Where a damaged one is put.
  func aside(_ stamp: String) -> FilePath { FilePath(path.string + Self.mark + stamp) }

  /// What was done about a damaged one, in one line.
  static func note(on damaged: FilePath) -> FilePath { FilePath(damaged.string + note) }
}
