internal import Glibc
internal import Synchronization
internal import SystemPackage

extension Spool {
  /// Takes a submission that came over the control socket: the same checks as for a drop, and the same claims.
  ///
  /// The bytes are on disk before `record` is called, so a crash loses nothing that was written. When `record`
  /// throws, nothing was handed in.
  ///
  /// - Parameters:
  ///   - uid: who hands it in, by the kernel's word.
  ///   - language: a language code; by default the name's ending tells it.
  ///   - record: as for ``take(record:)``.
  /// - Returns: what `record` returned. A rejected claim is recorded like any other.
  /// - Throws: ``SpoolError``, or what `record` throws.
  package func handIn<Result>(
    problem: String, fileName: String, uid: UInt32, bytes: [UInt8], language: String? = nil,
    record: (Claim) throws -> Result
  ) throws -> Result {
    let entry = EntryName(fileName)
    var checks = checks(problem, entry, language: language)
    let checked = check(bytes, entry, &checks)
    // What is not known stays out of the claim's name, which is a file name.
    let isKnown = state.withLock { $0.folders[problem]?.isServed == true }
    let name = ClaimName(
      origin: .handIn(uid: uid, language: language.flatMap { _ in checks.language }),
      problem: isKnown ? problem : nil, receivedAt: timespec.now.nanoseconds / 1_000_000)
    var claim = claim(name, entry, uid: uid, checks, checked)
    claim.problem = problem
    // A rejection is nothing to lose: it goes to the record at once.
    if claim.rejection != nil { return try record(claim) }

    let folder = try write(bytes, entry, name)
    try afterStep(.examined)
    let result: Result
    do { result = try record(claim) } catch {
      // Should these fail, the claim is recorded at the next start after all.
      try? folder.directory.unlink(entry)
      try? claimed.removeFolder(name.entry)
      throw error
    }
    try afterStep(.recorded)
    finish(folder, entry)
    return result
  }

  /// Puts a hand-in into a claim's folder, which has its name only when all is on disk.
  private func write(
    _ bytes: [UInt8], _ entry: EntryName, _ name: ClaimName
  ) throws(SpoolError) -> ClaimFolder {
    let unfinished = EntryName("." + name.text)
    do {
      try claimed.make(unfinished, permissions: 0o700)
      let folder = ClaimFolder(name: name, directory: try claimed.open(unfinished))
      let file = try folder.directory.openFile(
        entry, flags: O_WRONLY | O_CREAT | O_EXCL, permissions: 0o600)
      try file.writeDurably(bytes)
      try afterStep(.written)
      try folder.directory.sync()
      try claimed.rename(unfinished, to: claimed, name.entry)
      try afterStep(.renamed)
      try claimed.sync()
      try afterStep(.durable)
      return folder
    } catch {
      let error = SpoolError.failed(path(of: name), doing: "write", error)
      if case .interrupted = error { throw error }
      removeUnfinished(unfinished)
      throw error
    }
  }

  private func finish(_ folder: ClaimFolder, _ entry: EntryName) {
    do {
      try folder.directory.unlink(entry)
      try claimed.removeFolder(folder.name.entry)
    } catch {
      // It is recorded; the next round, or the next start, finds that out and clears it away.
      state.withLock { $0.unrecorded.append(folder.name) }
    }
  }

  /// Removes a hand-in that never got its name. What fails is tried again at the next start, which calls this too.
  func removeUnfinished(_ name: EntryName) {
    guard let folder = try? claimed.open(name), let entries = try? folder.names(limit: 10) else {
      return
    }
    for entry in entries { try? folder.unlink(entry) }
    try? claimed.removeFolder(name)
  }
}
