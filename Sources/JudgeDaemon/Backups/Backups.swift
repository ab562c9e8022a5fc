internal import Control
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import Storage
internal import Synchronization
internal import SystemPackage

/// Makes backups of the database: the judge's own, and those that staff ask for. One at a time.
final class Backups: Sendable {
  let folder: BackupFolder
  private let store: Store
  private let keep: Int
  private let state = Mutex(State())

  private struct State {
    var isBusy = false
    /// Why the judge's own last one was not made.
    var failure: String?
  }

  /// What must stay free beside a copy: judging goes on meanwhile.
  private static let margin = ByteCount.mib(64)

  init(store: Store, folder: BackupFolder, keep: Int) {
    self.store = store
    self.folder = folder
    self.keep = keep
  }

  /// Why the judge's own last one was not made; `nil`: it was.
  var failure: String? { state.withLock { $0.failure } }

  /// Makes one of the judge's own, and removes those that are too many.
  func make() async throws -> FilePath {
    do {
      let moment = Timestamp.now
      let copy = try await copied()
      let kept: FilePath
      do throws(Errno) {
        kept = try folder.keep(copy, madeAt: moment)
      } catch {
        unlink(copy.string)
        throw BackupError.folder(folder.path, error)
      }
      folder.prune(keeping: keep)
      state.withLock { $0.failure = nil }
      return kept
    } catch let error where !(error is CancellationError) {
      state.withLock { $0.failure = "\(error)" }
      throw error
    }
  }

  /// Makes one that has no name, and goes when its descriptor is closed, which is the caller's.
  func makeNameless() async throws -> FileDescriptor {
    let copy = try await copied()
    defer { unlink(copy.string) }
    do {
      return try FileDescriptor.open(copy, .readOnly, options: [.closeOnExec, .noFollow])
    } catch {
      throw BackupError.folder(folder.path, error as? Errno ?? .ioError)
    }
  }

  private func copied() async throws -> FilePath {
    let isFree = state.withLock { state in
      defer { state.isBusy = true }
      return !state.isBusy
    }
    guard isFree else { throw BackupError.busy }
    defer { state.withLock { $0.isBusy = false } }
    try checkRoom()
    let file = folder.unfinishedFile()
    let isWanted = Wanted()
    try await withTaskCancellationHandler {
      try await OwnThread.run { [store] in
        try store.backUp(to: file) { _, _ in
          if !isWanted.value { throw CancellationError() }
        }
      }
    } onCancel: {
      isWanted.end()
    }
    return file
  }

  private func checkRoom() throws(BackupError) {
    guard let disk = DiskFigures(folder.path) else { return }
    let needed = ByteCount(bytes: DatabaseFiles(store.path).size) + Self.margin
    guard disk.free >= needed else { throw .noRoom(folder.path, free: disk.free, needed: needed) }
  }

  /// Whether whoever asked still waits.
  private final class Wanted: Sendable {
    private let state = Mutex(true)
    var value: Bool { state.withLock { $0 } }
    func end() { state.withLock { $0 = false } }
  }
}

/// Why there is no backup: one line.
enum BackupError: Error, CustomStringConvertible {
  case busy
  case noRoom(FilePath, free: ByteCount, needed: ByteCount)
  case folder(FilePath, Errno)

  var description: String {
    switch self {
    case .busy: "another backup is being made: try again in a moment"
    case .noRoom(let path, let free, let needed):
      "no room for a backup in \(path): it needs \(needed), and \(free) are free"
    case .folder(let path, let errno): "cannot use the backups' folder \(path): \(errno)"
    }
  }
}
