internal import Glibc
internal import Synchronization
internal import SystemPackage

extension Spool {
  /// Looks through all folders for drops that no event told of, and finds those that have stopped changing.
  func look(in state: inout State, now: ContinuousClock.Instant) -> [Candidate] {
    var settled: [Candidate] = []
    for folder in state.folders.values {
      do {
        for name in try folder.directory.names(limit: Self.mostEntries, where: { !$0.isIgnored }) {
          let drop = Candidate(problem: folder.problem, name: name)
          // What is gone again, or is a folder of the root, is no drop.
          guard let facts = try? folder.directory.facts(name) else { continue }
          if folder.problem == nil && facts.kind == .folder { continue }
          if isSettled(drop, facts, in: folder.directory, &state, now: now) { settled.append(drop) }
        }
      } catch {
        state.failures.append(
          .file(folder.problem.map { path.appending($0) } ?? path, doing: "list", error))
      }
    }
    state.sightings.endRound()
    state.isFirstLook = false
    let next =
      state.sightings.areWaiting
      ? min(settings.settle, settings.rescanInterval) : settings.rescanInterval
    state.nextLook = now + next
    return settled
  }

  private func isSettled(
    _ drop: Candidate, _ facts: FileFacts, in folder: Directory, _ state: inout State,
    now: ContinuousClock.Instant
  ) -> Bool {
    let unchanged = state.sightings.look(at: drop, facts, now: now)
    if facts.kind != .regular { return unchanged.map { $0 >= settings.settle } ?? false }
    let isOld = state.isFirstLook && facts.age >= settings.settle
    guard isOld || unchanged.map({ $0 >= settings.settle }) ?? false else { return false }
    // Only for our own files, or with CAP_LEASE, does the kernel say who writes; else what we have seen must do.
    let flags = O_RDONLY | O_NONBLOCK
    if let writer = try? folder.openFile(drop.name, flags: flags).hasWriter() { return !writer }
    if facts.links == 1 && state.sightings.isOpen(drop) {
      return unchanged.map { $0 >= settings.patience } ?? false
    }
    return unchanged.map { $0 >= settings.settle } ?? false
  }

  /// Makes anew the folder of an installed problem that an operator removed.
  func remakeLostFolders() throws(SpoolError) {
    let (folders, endings) = state.withLock { ($0.folders, $0.endings) }
    guard !folders.values.allSatisfy(isInPlace) else { return }
    _ = try serve(
      problems: folders.values.filter(\.isServed).compactMap(\.problem), endings: endings)
  }
}

extension FileFacts {
  /// Time since the last change of any kind; below zero if the clock was set back.
  fileprivate var age: Duration { .nanoseconds(timespec.now.nanoseconds &- changed) }
}
