internal import Control
internal import JudgeCore
internal import Storage

// That whoever asks may do so has been checked.
extension DaemonBackend {
  func cancel(_ id: Int64, by caller: Caller) async throws -> Submission {
    do throws(StorageError) {
      try await store.cancel(id, by: caller.uid, name: caller.user)
    } catch .alreadyFinal {
      throw Refusal(
        .badInput, StorageError.alreadyFinal(id, try await submission(id).state).description)
    }
    // What it was doing comes to nothing now, and its place is free for others.
    endings.end(id)
    hub.forget(id)
    let cancelled = try await submission(id)
    hub.publish(cancelled)
    return cancelled
  }
}
