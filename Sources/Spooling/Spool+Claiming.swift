internal import Glibc
internal import JudgeCore
internal import Synchronization
internal import SystemPackage

/// A claim's own folder in `.claimed/`, with the drop in it.
struct ClaimFolder {
  let name: ClaimName
  let directory: Directory
  /// How the drop looked when it was complete; `nil` for a claim that is opened anew.
  var drop: FileFacts?
}

extension Spool {
  /// Moves drops out of everybody's reach, so that a power cut cannot undo it.
  func claim(
    _ drops: ArraySlice<Candidate>, _ report: inout TakeReport
  ) throws(SpoolError) -> [ClaimFolder] {
    var claims: [ClaimFolder] = []
    for drop in drops {
      if let claim = try claim(drop, &report) { claims.append(claim) }
    }
    if claims.isEmpty { return [] }
    do { try sync(claims) } catch {
      report.failures.append(.failed(path.appending(".claimed"), doing: "sync", error))
    }
    try afterStep(.durable)
    return claims
  }

  /// Waits for the disk: a drop whose row is kept and whose rename is not would be found and judged again.
  private func sync(_ claims: [ClaimFolder]) throws(Errno) {
    // Each folder's own sync takes a disk flush, 4 ms; that of the file system takes one for all, but waits for
    // other people's data as well.
    if claims.count > Self.fewClaims { return try claimed.syncFileSystem() }
    for claim in claims { try claim.directory.sync() }
  }

  private static let fewClaims = 4

  /// Claims one drop; `nil` if it is gone, or could not be claimed.
  private func claim(
    _ drop: Candidate, _ report: inout TakeReport
  ) throws(SpoolError) -> ClaimFolder? {
    guard let source = state.withLock({ $0.folders[drop.problem]?.directory }) else { return nil }
    do {
      let facts = try source.facts(drop.name)
      let isFolder = facts.kind == .folder
      let name = ClaimName(
        origin: isFolder
          ? .handIn(uid: facts.owner, language: nil) : .drop(inode: facts.inode),
        problem: drop.problem, receivedAt: arrival(of: facts))
      try claimed.make(name.entry, permissions: 0o700)
      try afterStep(.folderMade)
      do {
        let folder = ClaimFolder(
          name: name, directory: try claimed.open(name.entry), drop: facts)
        if isFolder {
          try setAside(drop.name, in: source, folder)
        } else {
          try source.rename(drop.name, to: folder.directory, drop.name)
        }
        try afterStep(.renamed)
        return folder
      } catch let error as Errno {
        // Empty, so nothing is lost if even this fails.
        try? claimed.removeFolder(name.entry)
        throw error
      }
    } catch {
      if error as? Errno == .noSuchFileOrDirectory && !source.exists(drop.name) { return nil }
      let folder = drop.problem.map { path.appending($0) } ?? path
      let error = SpoolError.failed(folder.showing(drop.name), doing: "claim", error)
      if case .interrupted = error { throw error }
      report.failures.append(error)
      return nil
    }
  }

  /// When a drop was handed in, in milliseconds since 1970: now, or if it lay there already when judged came, when its inode was
  /// last changed. Writing to a file and renaming it do that, and nobody can set that time.
  ///
  /// A file that is written to through a mapping keeps the time of the first such write, until its page has been written back.
  private func arrival(of facts: FileFacts) -> Int64 {
    let now = timespec.now.nanoseconds
    return (facts.changed < openedAt ? facts.changed : now) / 1_000_000
  }

  /// Hides a folder where it lies, and puts a stand-in into its claim.
  ///
  /// Without privilege a folder of somebody else's cannot be moved to another parent (its `..` would have to be
  /// written), nor be removed when something is in it.
  private func setAside(
    _ name: EntryName, in source: Directory, _ claim: ClaimFolder
  ) throws(Errno) {
    // First the stand-in: should a crash follow, the folder is found and told of once more, rather than never.
    try claim.directory.make(name, permissions: 0o700)
    do {
      do { try source.removeFolder(name) } catch {
        try source.rename(name, to: source, Self.asideName(claim.name))
      }
    } catch {
      try? claim.directory.removeFolder(name)  // it stands for nothing
      throw error
    }
  }

  static func asideName(_ claim: ClaimName) -> EntryName { EntryName(".rejected-" + claim.text) }

  /// Removes what is recorded; a rejected file goes to `.rejected/`.
  ///
  /// - Throws: `Errno`, or what ``afterStep`` throws.
  func clear(_ folder: ClaimFolder, _ examined: Examination) throws {
    if examined.keepsFile {
      try claimed.rename(folder.name.entry, to: rejected, folder.name.entry)
      try afterStep(.cleared)
      try pruneRejected()
      return
    }
    if examined.kind == .folder {
      try folder.directory.removeFolder(examined.entry)
    } else {
      try folder.directory.unlink(examined.entry)
    }
    try afterStep(.unlinked)
    try claimed.removeFolder(folder.name.entry)
    try afterStep(.cleared)
  }

  /// Removes the oldest rejected files until those that are left are few and small enough.
  private func pruneRejected() throws(Errno) {
    // Names begin with the time, in as many digits until the year 2286.
    let names = try rejected.names(limit: Self.mostEntries).filter {
      // What an operator put there is left alone.
      ClaimName($0.decoded) != nil
    }.sorted {
      $1.bytes.lexicographicallyPrecedes($0.bytes)
    }
    var bytes: Int64 = 0
    for (count, name) in names.enumerated() {
      let folder = try rejected.open(name)
      let entries = try folder.names(limit: 2)
      for entry in entries { bytes += try folder.facts(entry).size }
      guard count >= settings.keptRejections || bytes > settings.keptBytes.bytes else { continue }
      for entry in entries { try folder.unlink(entry) }
      try rejected.removeFolder(name)
    }
  }
}
