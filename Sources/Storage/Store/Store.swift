internal import GRDB
package import SystemPackage

/// The judge's database. What a call wrote is there, whole, once the call has returned; when it threw, nothing of it is.
///
/// Calls cannot be cancelled: they take about a millisecond, and a verdict that is there is to be kept when the
/// daemon stops. Values may be copied and used from any task.
package struct Store: Sendable {
  package let path: FilePath
  /// What reading and writing have shown of the file's health.
  package let damage = Damage()
  let database: any DatabaseWriter

  /// Opens the database, makes it if it is not there (for its owner alone: it holds everybody's sources), and brings it up to date.
  ///
  /// One daemon at a time may have it open like this; others may read it.
  ///
  /// - Parameter beforeMigrating: is shown what an earlier release has left, before anything in it is changed.
  package static func open(
    path: FilePath, beforeMigrating: (Store) -> Void = { _ in }
  ) throws(StorageError) -> Store {
    try open(path: path, prepare: { _ in }, beforeMigrating: beforeMigrating)
  }

  /// - Parameter prepare: runs on each new connection: a seam for tests, which make the disk full here.
  static func open(
    path: FilePath, prepare: @escaping @Sendable (Database) throws -> Void,
    beforeMigrating: (Store) -> Void = { _ in }
  ) throws(StorageError) -> Store {
    // SQLite would not say why, and would let everybody read it.
    try touch(path, .readWrite, [.create, .closeOnExec, .noFollow])
    do {
      var configuration = configuration(path)
      configuration.prepareDatabase { db in try prepare(db) }
      let pool = try DatabasePool(path: path.string, configuration: configuration)
      let store = Store(path: path, database: pool)
      if try pool.read({ db in try Schema.isOlder(db, at: path) }) { beforeMigrating(store) }
      try Schema.migrator.migrate(pool)
      return store
    } catch {
      throw StorageError(error, at: path)
    }
  }

  /// Opens a database that is there, for reading only; a daemon may be writing it meanwhile.
  package static func openReadOnly(path: FilePath) throws(StorageError) -> Store {
    try touch(path, .readOnly, [.closeOnExec, .noFollow])
    do {
      var configuration = configuration(path)
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path.string, configuration: configuration)
      let versions = try queue.read { db in try Schema.check(db, at: path) }
      guard versions == Set(Schema.migrator.migrations) else {
        throw StorageError.olderSchema(path)
      }
      return Store(path: path, database: queue)
    } catch {
      throw StorageError(error, at: path)
    }
  }

  static func touch(
    _ path: FilePath, _ mode: FileDescriptor.AccessMode, _ options: FileDescriptor.OpenOptions
  ) throws(StorageError) {
    do {
      try FileDescriptor.open(path, mode, options: options, permissions: [.ownerReadWrite]).close()
    } catch {
      throw .cannotOpen(path, error as? Errno ?? .ioError)
    }
  }

  static func configuration(_ path: FilePath) -> Configuration {
    var configuration = Configuration()
    // Each idle reader costs a connection with its cache.
    configuration.maximumReaderCount = 2
    // Someone with the sqlite3 shell may hold the lock for a moment.
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try Schema.check(db, at: path)
      // In KiB. The system caches the file anyway, and the daemon is to stay small.
      try db.execute(sql: "PRAGMA cache_size = -512")
    }
    return configuration
  }
}

extension Store {
  /// Reads from one state of the database.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StorageError) -> Value {
    let result = await withCheckedContinuation { (waiter: Waiter<Value>) in
      database.asyncRead { db in
        waiter.resume(returning: outcome { try body(try db.get()) })
      }
    }
    return try result.get()
  }

  /// Writes in one transaction.
  ///
  /// It outlives a crash of the daemon, but a power cut may undo the last of these (never a part of one: `synchronous` is
  /// NORMAL, the log is flushed only when it is copied back). That costs a submission another
  /// judging, for the queue shows it as not judged; a flush would cost each of its three or four writes one.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StorageError) -> Value {
    let result = await withCheckedContinuation { (waiter: Waiter<Value>) in
      database.asyncWriteWithoutTransaction { db in
        waiter.resume(returning: outcome { try Self.transaction(db, body) })
      }
    }
    return try result.get()
  }

  /// Writes in one transaction that outlives a power cut, and blocks until then.
  ///
  /// Intake needs that (`synchronous` FULL): the dropped file is removed as soon as this returns. Measured on a virtual
  /// disk, a small insert: 3.3 ms, against 0.65 ms without the flush.
  func writeDurably<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    do {
      return try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // If it stays, later transactions are only slower.
        defer { try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
        return try Self.transaction(db, body)
      }
    } catch {
      throw failure(error)
    }
  }

  private typealias Waiter<Value> = CheckedContinuation<Result<Value, StorageError>, Never>

  private func outcome<Value>(of body: () throws -> Value) -> Result<Value, StorageError> {
    Result { try body() }.mapError { failure($0) }
  }

  func failure(_ error: any Error) -> StorageError {
    let failure = StorageError(error, at: path)
    damage.note(failure)
    return failure
  }

  private static func transaction<Value>(
    _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    var value: Value?
    try db.inTransaction {
      value = try body(db)
      return .commit
    }
    guard let value else { throw DatabaseError(message: "a transaction ended without a value") }
    return value
  }
}
