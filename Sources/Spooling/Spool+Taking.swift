internal import Glibc
internal import Synchronization
internal import SystemPackage

/// What one round of taking did.
package struct TakeReport: Hashable, Sendable {
  /// Claims recorded as queued.
  package var accepted = 0
  /// Claims recorded as rejected.
  package var rejected = 0
  /// What did not work. Nothing is lost by it: it is tried again at the next look.
  package var failures: [SpoolError] = []
}

extension Spool {
  /// Claims every drop that is complete, and has it recorded. ``serve(problems:endings:)`` must have been called.
  ///
  /// - Parameter record: commits one row under the claim's name, and must do nothing when that name has one
  ///   already. When it throws, the claim is kept and offered again after the next look.
  /// - Throws: what makes the spool as a whole unusable; drops stay where they are.
  package func take(record: (Claim) throws -> Void) throws(SpoolError) -> TakeReport {
    precondition(
      state.withLock { !$0.folders.isEmpty },
      "serve comes first: what is installed decides what is taken")
    let now = ContinuousClock.now
    let isLookDue = state.withLock { $0.nextLook <= now }
    var waiting = try candidates(now: now)[...]
    var report = TakeReport()
    if isLookDue {
      let unrecorded = state.withLock { state in
        defer { state.unrecorded = [] }
        return state.unrecorded
      }
      for name in unrecorded {
        guard let folder = reopen(name, &report) else { continue }
        try handOver(folder, &report, record)
      }
    }
    while !waiting.isEmpty {
      let claims = try claim(waiting.prefix(Self.batch), &report)
      for claim in claims { try handOver(claim, &report, record) }
      waiting = waiting.dropFirst(Self.batch)
    }
    report.failures += state.withLock { state in
      defer { state.failures = [] }
      return state.failures
    }
    return report
  }

  /// Opens a claim that an earlier round, or an earlier judged, left.
  private func reopen(_ name: ClaimName, _ report: inout TakeReport) -> ClaimFolder? {
    do { return ClaimFolder(name: name, directory: try claimed.open(name.entry)) } catch {
      if error != .noSuchFileOrDirectory {
        keep(name, .failed(path(of: name), doing: "open", error), &report)
      }
      return nil
    }
  }

  /// Has a claim recorded and clears it away; after a crash at any point it can be handed over again.
  private func handOver(
    _ folder: ClaimFolder, _ report: inout TakeReport, _ record: (Claim) throws -> Void
  ) throws(SpoolError) {
    let found: Examination?
    do { found = try examine(folder) } catch {
      if error == .resourceTemporarilyUnavailable {
        _ = state.withLock { $0.heldUp.insert(folder.name) }
      }
      return keep(folder.name, .failed(path(of: folder.name), doing: "read", error), &report)
    }
    guard var examined = found else {
      // Nothing in it: a crash came before the rename, or after the unlink.
      do { try claimed.removeFolder(folder.name.entry) } catch {
        keep(folder.name, .failed(path(of: folder.name), doing: "remove", error), &report)
      }
      return
    }
    try afterStep(.examined)
    // Its owner had it in hand till now.
    if state.withLock({ $0.heldUp.remove(folder.name) != nil }) {
      examined.claim.receivedAt = timespec.now.nanoseconds / 1_000_000
    }
    do { try record(examined.claim) } catch {
      return keep(folder.name, .notRecorded(claim: folder.name.text, why: "\(error)"), &report)
    }
    try afterStep(.recorded)
    if examined.claim.rejection == nil { report.accepted += 1 } else { report.rejected += 1 }
    do { try clear(folder, examined) } catch {
      let error = SpoolError.failed(path(of: folder.name), doing: "clear away", error)
      if case .interrupted = error { throw error }
      keep(folder.name, error, &report)
    }
  }

  /// Leaves a claim for the next look.
  private func keep(_ name: ClaimName, _ error: SpoolError, _ report: inout TakeReport) {
    state.withLock { $0.unrecorded.append(name) }
    report.failures.append(error)
  }

  func path(of name: ClaimName) -> FilePath { path.appending(".claimed").showing(name.entry) }

  /// Reads `.claimed/` at start.
  func findUnrecorded() throws(SpoolError) {
    let folder = path.appending(".claimed")
    let entries: [EntryName]
    do { entries = try claimed.names(limit: .max) } catch {
      throw .file(folder, doing: "list", error)
    }
    var found: [ClaimName] = []
    var failures: [SpoolError] = []
    for entry in entries {
      if let name = ClaimName(entry.decoded) {
        found.append(name)
      } else if entry.bytes.first == UInt8(ascii: ".") {
        removeUnfinished(entry)
      } else {
        failures.append(.strangeClaim(folder.showing(entry)))
      }
    }
    // In the order in which they came.
    found.sort { $0.receivedAt < $1.receivedAt }
    state.withLock { [found, failures] state in
      state.unrecorded = found
      state.failures = failures
    }
  }

  /// How many claims share one wait for the disk.
  private static let batch = 64
}
