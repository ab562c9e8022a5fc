internal import Control
internal import Crypto
internal import Glibc
internal import JudgeCore
package import Logging
package import Storage
package import SystemPackage

/// Puts the newest backup in the place of a damaged database. The damaged one is kept, and what it still tells of later
/// submissions is taken over.
package struct Restoration: Sendable {
  private let database: FilePath
  private let backups: BackupFolder
  private let log: Logger

  package init(database: FilePath, backups: BackupFolder, log: Logger) {
    self.database = database
    self.backups = backups
    self.log = log
  }

  /// Opens the database; a damaged one is restored first. Blocks.
  ///
  /// - Parameter alone: is called before anything is changed: throws where another daemon may have it open.
  /// - Throws: `StorageError`; ``DaemonError/noBackup(_:why:folder:)``.
  package func open(alone: () throws -> Void) throws -> Store {
    warnOfBeginning()
    let words: String
    do throws(StorageError) {
      if Damage.isSuspected(database) { try Store.check(database) }
      let store = try Store.open(path: database, beforeMigrating: keepEarlier)
      unlink(Damage.mark(of: database).string)
      return store
    } catch {
      guard case .corrupt(_, let why) = error else { throw error }
      words = why
    }
    try alone()
    return try restore(because: words)
  }

  /// An empty database where there was one may be meant, or not.
  private func warnOfBeginning() {
    guard DatabaseFiles(database).size == 0, let backup = backups.newest else { return }
    log.warning(
      "begins with an empty database, though there are backups: if that is not meant, stop judged and put one back",
      metadata: ["newest": "\(backup)"])
  }

  /// So that there is a way back from a new release. Without it the release goes on all the same: migrating is one transaction.
  private func keepEarlier(_ store: Store) {
    let copy = backups.unfinishedFile()
    do {
      try store.backUp(to: copy)
      let kept = try backups.keep(copy, madeAt: .now)
      log.notice(
        "the database is of an earlier release; it was copied, and is brought up to date",
        metadata: ["copy": "\(kept)"])
    } catch {
      unlink(copy.string)
      log.warning(
        "the database is of an earlier release, and is brought up to date without a copy",
        metadata: ["reason": "\(error)"])
    }
  }

  private func restore(because words: String, now: Timestamp = .now) throws -> Store {
    log.critical(
      "the database is damaged", metadata: ["path": "\(database)", "reason": "\(words)"])
    guard let backup = wholeBackup() else {
      throw DaemonError.noBackup(database, why: words, folder: backups.path)
    }
    let damaged = try exchange(for: backup, now)
    let store = try Store.open(path: database)
    let salvage = try store.salvage(from: damaged) { bytes, digest in
      Hexadecimal.text(SHA256.hash(data: bytes)) == digest
    }
    let report = Self.report(backup, damaged, salvage)
    log.critical("\(report)")
    try note(report, on: damaged)
    unlink(Damage.mark(of: database).string)
    return store
  }

  /// The newest one in which nothing is damaged.
  private func wholeBackup() -> FilePath? {
    backups.all.first { backup in
      do throws(StorageError) {
        try Store.check(backup)
        return true
      } catch {
        log.error("a backup is of no use", metadata: ["reason": "\(error)"])
        return false
      }
    }
  }

  /// - Returns: where the damaged database is now.
  private func exchange(for backup: FilePath, _ now: Timestamp) throws(DaemonError) -> FilePath {
    let files = DatabaseFiles(database)
    let stamp = "\(now.description.prefix(19).replacing(":", with: "-"))Z"
    let aside = files.aside(stamp)
    do {
      try Self.copy(backup, to: files.restored)
      // The log goes with its database: beside another one it would be damage. Then there is no moment without a database.
      if rename(files.log.string, aside.string + "-wal") != 0 && errno != ENOENT { throw lastError }
      guard link(database.string, aside.string) == 0 else { throw lastError }
      unlink(files.index.string)
      guard rename(files.restored.string, database.string) == 0 else { throw lastError }
      try flushFolder(database.removingLastComponent())
    } catch {
      throw .folder(database.removingLastComponent(), error as? Errno ?? .ioError)
    }
    return aside
  }

  private static func copy(_ source: FilePath, to target: FilePath) throws {
    let from = try FileDescriptor.open(source, .readOnly, options: [.closeOnExec, .noFollow])
    try from.closeAfter {
      let to = try FileDescriptor.open(
        target, .writeOnly, options: [.create, .truncate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      try to.closeAfter {
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
          let count = try block.withUnsafeMutableBytes { try from.read(into: $0) }
          if count == 0 { break }
          try to.writeAll(block[..<count])
        }
        guard fsync(to.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
    }
  }

  /// What happened, and what is to be done, in one line.
  private static func report(_ backup: FilePath, _ damaged: FilePath, _ salvage: Salvage) -> String
  {
    var text = "the database was damaged and is restored from \(backup)"
    if salvage.last == nil {
      text +=
        "; what came after it, from number \(salvage.first) on, is lost: ask for it to be handed in again"
    } else {
      let kept = salvage.kept == 1 ? "1 submission is" : "\(salvage.kept) submissions are"
      text += "; of what came after it, \(kept) judged again"
      if !salvage.lost.isEmpty {
        let numbers = salvage.lost.prefix(20).map(String.init).joined(separator: ", ")
        let more = salvage.lost.count > 20 ? " and \(salvage.lost.count - 20) more" : ""
        text += " and these are lost: \(numbers)\(more)"
      }
    }
    if !salvage.lostAssessments.isEmpty {
      let what = salvage.lostAssessments.joined(separator: " and ")
      text += "; what has changed in \(what) since then is lost: see `judge assessments`"
    }
    return text + "; when all is well, remove \(damaged)*"
  }

  private func note(_ report: String, on damaged: FilePath) throws(DaemonError) {
    let path = DatabaseFiles.note(on: damaged)
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll((report + "\n").utf8) }
    } catch {
      throw .folder(path, error as? Errno ?? .ioError)
    }
  }

  /// What `judge status` has to say as long as a damaged database is kept; `nil`: nothing.
  package static func notice(on database: FilePath) -> String? {
    guard let damaged = DatabaseFiles(database).putAside.first else { return nil }
    let usual = "it was damaged and restored; when all is well, remove \(damaged)*"
    guard
      let file = try? FileDescriptor.open(  // the usual words do without
        DatabaseFiles.note(on: damaged), .readOnly, options: [.closeOnExec, .noFollow])
    else { return usual }
    defer { try? file.close() }  // it was read only
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = (try? bytes.withUnsafeMutableBytes { try file.read(into: $0) }) ?? 0
    let line = String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return line.isEmpty ? usual : line
  }
}

private var lastError: Errno { Errno(rawValue: errno) }
