internal import Control
internal import JudgeCore
internal import Storage

// That whoever asks may do so has been checked.
extension DaemonBackend {
  func cancel(_ id: Int64, by caller: Caller) async throws -> Submission {
    let cancelled = try await explaining { () async throws(StorageError) in
      try await store.cancel(id, by: caller.uid, name: caller.user)
      guard let row = try await store.submission(id) else { throw .noSubmission(id) }
      return row
    }
    // What it was doing comes to nothing now, and its place is free for others.
    cancellations.cancel(id)
    hub.publish(cancelled)
    return cancelled
  }
}
