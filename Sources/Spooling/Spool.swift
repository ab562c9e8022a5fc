internal import Glibc
internal import Synchronization
package import SystemPackage

/// The spool: the folders in which people drop submissions, and judged's own beside them.
///
/// One thread serves it (``wait(timeout:wakeup:)``, then ``take(record:)``, again and again); ``serve(problems:endings:)``
/// and ``handIn(problem:fileName:uid:bytes:language:record:)`` may be called from others at any time. Nobody else can
/// serve the same spool while this value lives.
package final class Spool: Sendable {
  package let path: FilePath
  let settings: SpoolSettings
  let root: Directory
  let claimed: Directory
  let rejected: Directory
  let watch: Watch
  /// Held open: closing it gives up the lock.
  private let lockFile: OpenFile
  let state: Mutex<State>
  /// When this began to serve it, in nanoseconds since 1970.
  let openedAt = timespec.now.nanoseconds
  /// Called after each step of a claim; tests make it throw or exit.
  let afterStep: @Sendable (ClaimStep) throws(SpoolError) -> Void

  struct State: Sendable {
    /// By problem; `nil` is the root.
    var folders: [String?: DropFolder] = [:]
    /// By problem, codes of languages by the endings that stand for them there alone.
    var endings: [String: [String: String]] = [:]
    var sightings = Sightings()
    /// Complete by their events, in order of these.
    var complete: [Candidate] = []
    /// Claims that are in `.claimed/` and not recorded yet: left by a crash, or by a record that failed.
    var unrecorded: [ClaimName] = []
    /// Those of them that could not be read when they were claimed: somebody may have held them up, to write to them still.
    var heldUp: Set<ClaimName> = []
    /// Errors that no caller has seen yet.
    var failures: [SpoolError] = []
    var nextLook: ContinuousClock.Instant
    /// Before the first look, files that are old enough need no second one.
    var isFirstLook = true
  }

  private init(
    path: FilePath, settings: SpoolSettings, root: Directory, lockFile: OpenFile,
    claimed: Directory, rejected: Directory, watch: Watch,
    afterStep: @escaping @Sendable (ClaimStep) throws(SpoolError) -> Void
  ) {
    self.path = path
    self.settings = settings
    self.root = root
    self.lockFile = lockFile
    self.claimed = claimed
    self.rejected = rejected
    self.watch = watch
    self.afterStep = afterStep
    state = Mutex(State(nextLook: .now))
  }

  /// Opens the spool at `root`, makes what is missing of it, and locks it against a second judged.
  ///
  /// What a crash left in `.claimed/` is offered again by the first ``take(record:)``.
  ///
  /// - Parameter afterStep: for tests: called after each step of each claim.
  package static func open(
    root path: FilePath, settings: SpoolSettings,
    afterStep: @escaping @Sendable (ClaimStep) throws(SpoolError) -> Void = { _ in }
  ) throws(SpoolError) -> Spool {
    let root = try openRoot(path)
    let lockFile = try lock(root, path)
    let claimed = try own(root, path, ".claimed")
    let rejected = try own(root, path, ".rejected")
    let watch: Watch
    do { watch = try Watch() } catch {
      throw .file(
        path, doing: "get an inotify descriptor (fs.inotify.max_user_instances) for", error)
    }
    let spool = Spool(
      path: path, settings: settings, root: root, lockFile: lockFile, claimed: claimed,
      rejected: rejected, watch: watch, afterStep: afterStep)
    try spool.findUnrecorded()
    return spool
  }

  private static func openRoot(_ path: FilePath) throws(SpoolError) -> Directory {
    let isNew = mkdir(path.string, 0o755) == 0
    if !isNew && errno != EEXIST {
      throw .failed(path, doing: "make the spool", Errno(rawValue: errno))
    }
    let root: Directory
    do { root = try Directory.open(path) } catch {
      var status = stat()
      if lstat(path.string, &status) == 0 && FileFacts(status).kind == .symlink {
        throw .symlink(path)
      }
      throw .failed(path, doing: "open the spool", error)
    }
    try requireOurs(root, path)
    if isNew {
      // The umask may have shut everybody out.
      do { try root.setPermissions(0o755) } catch {
        throw .failed(path, doing: "set the permissions of", error)
      }
    }
    return root
  }

  /// Checks that the folder is ours, writable for us and for nobody else.
  private static func requireOurs(_ folder: Directory, _ path: FilePath) throws(SpoolError) {
    do {
      let facts = try folder.facts()
      guard facts.owner == geteuid() else {
        throw SpoolError.notOurs(path, owner: facts.owner, us: geteuid())
      }
      if let reason = folder.mayWrite() { throw reason }
      if facts.permissions & 0o022 != 0 { try folder.setPermissions(facts.permissions & ~0o022) }
    } catch { throw .failed(path, doing: "write to", error) }
  }

  private static func lock(_ root: Directory, _ path: FilePath) throws(SpoolError) -> OpenFile {
    let name = EntryName(".lock")
    do {
      // Held for reading only, so that the file system can still be made read-only under a running daemon.
      let file = try root.openFile(name, flags: O_RDONLY | O_CREAT | O_NONBLOCK, permissions: 0o600)
      if try file.lock() {
        try root.openFile(name, flags: O_WRONLY | O_NONBLOCK)
          .replaceContent(Array("\(getpid())\n".utf8))
        return file
      }
      let text = String(decoding: try file.read(limit: 20), as: UTF8.self)
      throw SpoolError.alreadyServed(path, pid: Int32(text.prefix { $0.isNumber }))
    } catch { throw .failed(path.showing(name), doing: "lock", error) }
  }

  /// One of judged's own folders in the spool.
  private static func own(
    _ root: Directory, _ path: FilePath, _ name: String
  ) throws(SpoolError) -> Directory {
    let inner = path.appending(name)
    let folder: Directory
    do { folder = try root.makeOrOpen(EntryName(name)) } catch {
      throw .failed(inner, doing: "make", error)
    }
    try requireOurs(folder, inner)
    do { try folder.setPermissions(0o700) } catch {
      throw .failed(inner, doing: "set the permissions of", error)
    }
    return folder
  }
}
