internal import GRDB
internal import SystemPackage

/// The database's schema, version by version.
enum Schema {
  /// `JUDG`, in the file's header: tells our databases from others.
  static let applicationID: Int64 = 0x4A55_4447

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: version1)
      try db.execute(sql: version1Views)
    }
    migrator.registerMigration("2") { db in try db.execute(sql: version2) }
    migrator.registerMigration("3") { db in
      try db.execute(sql: version3)
      try db.execute(sql: version3Views)
    }
    migrator.registerMigration("4") { db in
      try db.execute(sql: version4)
      try db.execute(sql: version4Views)
    }
    migrator.registerMigration("5") { db in
      try db.execute(sql: version5)
      try db.execute(sql: version5Views)
    }
    migrator.registerMigration("6") { db in
      try db.execute(sql: version6)
      try db.execute(sql: version6Views)
    }
    migrator.registerMigration("7") { db in
      try db.execute(sql: version7)
      try db.execute(sql: version7Views)
    }
    migrator.registerMigration("8") { db in
      try db.execute(sql: version8)
      try db.execute(sql: version8Views)
    }
    migrator.registerMigration("9") { db in try db.execute(sql: version9) }
    migrator.registerMigration("10") { db in try db.execute(sql: version10) }
    return migrator
  }

  /// Whether an earlier release made it, and nothing has brought it up to date yet.
  static func isOlder(_ db: Database, at path: FilePath) throws -> Bool {
    let versions = try check(db, at: path)
    return !versions.isEmpty && versions.count < migrator.migrations.count
  }

  /// Refuses what is not a database of ours, or a newer one, before anything is written to it.
  ///
  /// - Returns: the versions that it has; none for a new file.
  @discardableResult
  static func check(_ db: Database, at path: FilePath) throws -> Set<String> {
    let ours = try Int64.fetchOne(db, sql: "PRAGMA application_id") == applicationID
    // GRDB makes its own table in a transaction before our first one.
    let tables = try Int.fetchOne(
      db,
      sql:
        "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'"
    )
    guard ours else {
      if tables == 0 { return [] }
      throw StorageError.notOurs(path)
    }
    let applied = try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations")
    let unknown = applied.subtracting(migrator.migrations)
    guard unknown.isEmpty else {
      throw StorageError.newerSchema(path, versions: unknown.sorted())
    }
    return applied
  }
}
