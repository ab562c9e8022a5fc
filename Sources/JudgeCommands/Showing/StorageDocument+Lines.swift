internal import Control

extension StorageDocument {
  /// For `judge status`.
  var lines: [String] {
    let room = free.map { ", \(Figures.memory($0.count)) free" } ?? ""
    let backup = lastBackup.map { "of \($0.local())" } ?? "none yet"
    return ["database    \(Figures.memory(database.count))\(room)", "backup      \(backup)"]
  }
}
