package import JudgeCore

/// How what the judge keeps is kept.
package struct StorageDocument: Hashable, Sendable, Codable {
  /// Room on the disk of its state.
  @Nullable package var free: Kibibytes?
  package var database: Kibibytes
  /// When the judge's own newest backup was made.
  @Nullable package var lastBackup: Timestamp?

  package init(free: ByteCount?, database: ByteCount, lastBackup: Timestamp?) {
    self.free = free.map { Kibibytes($0) }
    self.database = Kibibytes(database)
    self.lastBackup = lastBackup
  }

  enum CodingKeys: String, CodingKey {
    case free = "free_kib"
    case database = "database_kib"
    case lastBackup = "last_backup"
  }
}
