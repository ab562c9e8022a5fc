package import JudgeCore
internal import Synchronization

/// What is going on right now: the present state of submissions under way, and who watches them.
///
/// SQLite holds the truth; this holds what is not worth a transaction of its own, and tells watchers of both.
package final class ProgressHub: Sendable {
  private struct State {
    /// Those that are being judged, and how they stand; `nil`: nothing is told of them yet.
    var live: [Int64: Submission?] = [:]
    var watchers: [Int: AsyncStream<Submission>.Continuation] = [:]
    var nextWatcher = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// Takes reports of a submission from now on.
  package func begin(_ id: Int64) { state.withLock { $0.live[id] = .some(nil) } }

  /// Tells watchers how a submission that is being judged stands now, and keeps that until it is forgotten. What comes later is not told:
  /// of one that was cancelled there may be something on its way still.
  package func report(_ submission: Submission) {
    let watchers = state.withLock { state in
      guard state.live[submission.id] != nil else {
        return [AsyncStream<Submission>.Continuation]()
      }
      state.live[submission.id] = submission
      return Array(state.watchers.values)
    }
    for watcher in watchers { watcher.yield(submission) }
  }

  /// Tells watchers what the row of a submission says now, and takes no more reports of it.
  package func publish(_ submission: Submission) {
    let watchers = state.withLock { state in
      state.live[submission.id] = nil
      return Array(state.watchers.values)
    }
    for watcher in watchers { watcher.yield(submission) }
  }

  /// Forgets a submission of which nobody is to be told; whoever looks from now on finds its row.
  ///
  /// - Returns: `false`: somebody watches, and is to be told.
  func forgetUnwatched(_ id: Int64) -> Bool {
    state.withLock { state in
      guard state.watchers.isEmpty else { return false }
      state.live[id] = nil
      return true
    }
  }

  /// The state of a submission that is being judged at this moment.
  package func live(_ id: Int64) -> Submission? { state.withLock { $0.live[id] ?? nil } }

  /// Whether nothing is being judged.
  var isIdle: Bool { state.withLock { $0.live.isEmpty } }

  /// Forgets a submission that goes back into the queue.
  package func forget(_ id: Int64) { state.withLock { _ = $0.live.removeValue(forKey: id) } }

  /// Every change from now on. A watcher that does not keep up loses the oldest of what it has not read.
  package func changes() -> AsyncStream<Submission> {
    AsyncStream(bufferingPolicy: .bufferingNewest(256)) { watcher in
      let number = state.withLock { state in
        state.nextWatcher += 1
        state.watchers[state.nextWatcher] = watcher
        return state.nextWatcher
      }
      watcher.onTermination = { [weak self] _ in
        self?.state.withLock { _ = $0.watchers.removeValue(forKey: number) }
      }
    }
  }
}
