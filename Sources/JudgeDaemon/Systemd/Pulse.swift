internal import Synchronization

/// Whether the parts of the daemon still do their work: each is asked now and then, and answers from its own main loop.
package final class Pulse: Sendable {
  package enum Part: String, Hashable, Sendable, CaseIterable {
    /// The thread that takes drops; each drop taken is an answer too.
    case spool
    /// The loop that begins attempts.
    case judging
    /// Every event loop of the control socket's server.
    case control
    /// Reading and writing of the database, whether they succeed or not.
    case store
  }

  private struct State {
    /// Those that serve.
    var serving: Set<Part> = []
    /// Those that have not answered since they were asked.
    var owing: Set<Part> = []
    var waiter: CheckedContinuation<Void, Never>?
    var isOver = false

    var areAllServing: Bool { serving.count == Part.allCases.count }

    mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
      defer { waiter = nil }
      return waiter
    }
  }

  private let state = Mutex(State())

  package init() {}

  /// A part serves from now on.
  package func begin(_ part: Part) {
    let waiter = state.withLock { state in
      state.serving.insert(part)
      return state.areAllServing ? state.takeWaiter() : nil
    }
    waiter?.resume()
  }

  /// A part's answer, from where it does its work.
  package func beat(_ part: Part) { state.withLock { _ = $0.owing.remove(part) } }

  /// Asks all parts.
  ///
  /// - Returns: those that owe no older answer; the others are asked already.
  package func ask() -> Set<Part> {
    state.withLock { state in
      let asked = Set(Part.allCases).subtracting(state.owing)
      state.owing = Set(Part.allCases)
      return asked
    }
  }

  /// Those that have not answered yet.
  package var silent: Set<Part> { state.withLock { $0.owing } }

  /// Waits until every part serves. One task at a time may wait.
  package func untilServing() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        let isNow = state.withLock { state in
          if state.isOver || state.areAllServing { return true }
          state.waiter = waiter
          return false
        }
        if isNow { waiter.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.isOver = true
        return state.takeWaiter()
      }
      waiter?.resume()
    }
  }
}
