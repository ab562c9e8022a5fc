internal import Control
internal import Dispatching
internal import JudgeCore
internal import Storage
internal import SystemPackage

/// What is counted for those who watch the judge, and where it lies.
struct Watching: Sendable {
  /// From the hand-in to the first attempt, by lane.
  let waits: Histogram
  let backups: Backups
  let spool: FilePath
  let tally = Tally()
  private let store: Store
  /// When this daemon began to serve.
  let start = Timestamp.now

  init(store: Store, lanes: Lanes, backups: Backups, spool: FilePath) {
    waits = Histogram(lanes.all.map(\.executor.name))
    self.store = store
    self.backups = backups
    self.spool = spool
  }

  var database: FilePath { store.path }

  /// What is wrong with the database and its backups, with the remedy.
  var troubles: [StatusReply.Missing] {
    var troubles: [StatusReply.Missing] = []
    if let words = store.damage.words {
      troubles.append(
        .init(
          what: "database",
          remedy:
            "it shows damage (\(words)): start judged again, which looks it through and, if it is damaged, "
            + "restores the newest backup"))
    } else if let notice = Restoration.notice(on: database) {
      troubles.append(.init(what: "database", remedy: notice))
    }
    if let failure = backups.failure { troubles.append(.init(what: "backup", remedy: failure)) }
    return troubles
  }

  /// For `judge status`.
  var storage: StorageDocument {
    StorageDocument(
      free: DiskFigures(database.removingLastComponent()).map(\.free),
      database: ByteCount(bytes: DatabaseFiles(database).size),
      lastBackup: backups.folder.newestMoment)
  }
}
