internal import Synchronization

/// Hands what comes in to whichever of several takers is free first, in order.
final class WorkQueue<Element: Sendable>: Sendable {
  private struct State {
    var waiting: [Element] = []
    var takers: [Int: CheckedContinuation<Element?, Never>] = [:]
    var nextTaker = 0
  }

  private let state = Mutex(State())

  func put(_ element: Element) {
    let taker = state.withLock { state -> CheckedContinuation<Element?, Never>? in
      // The taker that has waited longest is the one with the lowest number.
      guard let first = state.takers.keys.min() else {
        state.waiting.append(element)
        return nil
      }
      return state.takers.removeValue(forKey: first)
    }
    taker?.resume(returning: element)
  }

  /// Takers that have nothing to do.
  var idleTakers: Int { state.withLock { $0.takers.count } }

  /// Whether something waits for a taker.
  var isWaitedFor: Bool { state.withLock { !$0.waiting.isEmpty } }

  /// Takes back what nobody has taken up.
  func withdraw(where isUnwanted: (Element) -> Bool) {
    state.withLock { $0.waiting.removeAll(where: isUnwanted) }
  }

  /// The next element; `nil` when the taker's task is cancelled.
  func next() async -> Element? {
    let number = state.withLock { state in
      state.nextTaker += 1
      return state.nextTaker
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { taker in
        let ready: Element?? = state.withLock { state in
          if Task.isCancelled { return .some(nil) }
          if !state.waiting.isEmpty { return .some(state.waiting.removeFirst()) }
          state.takers[number] = taker
          return nil
        }
        if let ready { taker.resume(returning: ready) }
      }
    } onCancel: {
      state.withLock { $0.takers.removeValue(forKey: number) }?.resume(returning: nil)
    }
  }
}
