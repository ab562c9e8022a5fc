internal import GRDB
internal import Glibc
package import SystemPackage

// These block for as long as it takes to read the whole database, so they are not for tasks.
extension Store {
  /// Copies the database as it is at one moment, while others go on writing. The copy is on the disk once this has returned, and
  /// needs no other file beside it.
  ///
  /// - Parameters:
  ///   - file: must not be there. When this throws, it is not there either.
  ///   - progress: is told how much of the whole, in pages, is copied; what it throws ends the copying.
  package func backUp(
    to file: FilePath, progress: @escaping (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws(StorageError) {
    // For its owner alone: it holds everybody's sources.
    try Self.touch(file, .readWrite, [.create, .exclusiveCreate, .closeOnExec, .noFollow])
    do {
      try copy(to: file, progress)
      try Self.flush(file)
    } catch {
      for suffix in ["", "-journal", "-wal", "-shm"] { unlink(file.string + suffix) }
      let failure = StorageError(error, at: file)
      // The copy is new: what is damaged is what it is made of.
      if case .corrupt(_, let words) = failure {
        let own = StorageError.corrupt(path, words)
        damage.note(own)
        throw own
      }
      throw failure
    }
  }

  /// Pages copied between two reports: some megabytes.
  private static let step: CInt = 2048

  private func copy(to file: FilePath, _ progress: @escaping (Int, Int) throws -> Void) throws {
    let copy = try DatabaseQueue(path: file.string)
    try database.read { source in
      try copy.writeWithoutTransaction { target in
        try source.backup(to: target, pagesPerStep: Self.step) { state in
          try progress(state.completedPageCount, state.totalPageCount)
        }
        // It says of itself that it has a log beside it, as the original has.
        try target.execute(sql: "PRAGMA journal_mode = DELETE")
      }
    }
    try copy.close()
  }

  private static func flush(_ file: FilePath) throws {
    let descriptor = try FileDescriptor.open(file, .readWrite, options: [.closeOnExec, .noFollow])
    try descriptor.closeAfter {
      guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
  }

  /// Looks through a whole database of ours.
  ///
  /// - Throws: ``StorageError/corrupt(_:_:)`` when anything in it is damaged; what opening it throws.
  package static func check(_ path: FilePath) throws(StorageError) {
    try touch(path, .readOnly, [.closeOnExec, .noFollow])
    do {
      var configuration = configuration(path)
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path.string, configuration: configuration)
      defer { try? queue.close() }  // it was read only
      try queue.read { db in
        let finding = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "no answer"
        guard finding == "ok" else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding)
        }
      }
    } catch {
      throw StorageError(error, at: path)
    }
  }
}
