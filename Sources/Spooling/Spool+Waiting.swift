internal import Glibc
internal import JudgeCore
internal import Synchronization
package import SystemPackage

extension Spool {
  /// Why a wait ended.
  package enum Wake: Hashable, Sendable {
    /// There may be something to take.
    case drops
    case timeout
    /// The caller's descriptor became readable.
    case wakeup
  }

  /// Blocks until something happens in the spool, a rescan is due, the time is up, or `wakeup` is readable.
  ///
  /// - Parameters:
  ///   - timeout: `nil` for no limit of the caller's own.
  ///   - wakeup: stays the caller's; nothing is read from it.
  package func wait(timeout: Duration? = nil, wakeup: FileDescriptor? = nil) throws(SpoolError)
    -> Wake
  {
    let start = ContinuousClock.now
    let end = timeout.map { start + $0 }
    while true {
      let (due, hasWork) = state.withLock { ($0.nextLook, !$0.complete.isEmpty) }
      let now = ContinuousClock.now
      if hasWork || due <= now { return .drops }
      if let end, end <= now { return .timeout }
      let left = now.duration(to: min(due, end ?? due))
      var polled = [pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)]
      if let wakeup {
        polled.append(pollfd(fd: wakeup.rawValue, events: Int16(POLLIN), revents: 0))
      }
      // Rounded up, so that it does not spin for the last millisecond.
      let count = poll(&polled, nfds_t(polled.count), Int32(clamping: Int(left.milliseconds) + 1))
      if count < 0 && errno != EINTR {
        throw .file(path, doing: "wait for drops in", Errno(rawValue: errno))
      }
      if polled.count == 2 && polled[1].revents != 0 { return .wakeup }
      if polled[0].revents != 0 { return .drops }
    }
  }

  /// The drops that are complete now.
  package func candidates() throws(SpoolError) -> [Candidate] { try candidates(now: .now) }

  func candidates(now: ContinuousClock.Instant) throws(SpoolError) -> [Candidate] {
    let events: [Watch.Event]
    do { events = try watch.events() } catch { throw .file(path, doing: "watch", error) }
    var found = state.withLock { state in
      for event in events { note(event, in: &state, now: now) }
      let complete = state.complete
      state.complete = []
      return complete.filter { isReady($0, in: &state, now: now) }
    }
    if state.withLock({ $0.nextLook <= now }) {
      try remakeLostFolders()
      found += state.withLock { look(in: &$0, now: now) }
    }
    var seen: Set<Candidate> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func note(_ event: Watch.Event, in state: inout State, now: ContinuousClock.Instant) {
    func drop(_ watch: Int32, _ name: EntryName) -> Candidate? {
      guard !name.isIgnored, let folder = state.folders.values.first(where: { $0.watch == watch })
      else { return nil }
      return Candidate(problem: folder.problem, name: name)
    }
    switch event {
    case .created(let watch, let name):
      guard let drop = drop(watch, name) else { return }
      state.sightings.created(drop)
      lookSoon(&state, now: now)
    case .complete(let watch, let name):
      guard let drop = drop(watch, name) else { return }
      state.sightings.closed(drop)
      state.complete.append(drop)
    case .gone(let watch, let name):
      guard let drop = drop(watch, name) else { return }
      state.sightings.forget(drop)
    case .folder: lookSoon(&state, now: now)
    case .overflow:
      state.sightings.forgetOpen()
      state.nextLook = now
    }
  }

  /// Whether a drop can be taken as soon as it is closed.
  ///
  /// What would be rejected waits until it has settled: programs make an empty file first, or set the mode last.
  private func isReady(
    _ drop: Candidate, in state: inout State, now: ContinuousClock.Instant
  ) -> Bool {
    guard let folder = state.folders[drop.problem]?.directory else { return false }
    // An entry that is gone by now needs no word; all else shows at the look.
    guard let facts = try? folder.facts(drop.name) else { return false }
    if facts.kind == .regular && facts.links == 1 && facts.size > 0 && folder.mayRead(drop.name) {
      return true
    }
    _ = state.sightings.look(at: drop, facts, now: now)
    lookSoon(&state, now: now)
    return false
  }

  private func lookSoon(_ state: inout State, now: ContinuousClock.Instant) {
    state.nextLook = min(state.nextLook, now + settings.settle)
  }
}
