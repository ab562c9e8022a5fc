internal import Synchronization

/// Hands what comes in to whichever of several takers is free first, in order.
final class WorkQueue<Element: Sendable>: Sendable {
  private struct Taker {
    var continuation: CheckedContinuation<Element?, Never>
    /// Until when it waits.
    var end: Flag?
  }

  private struct State {
    var waiting: [Element] = []
    var takers: [Int: Taker] = [:]
    var nextTaker = 0
  }

  private let state = Mutex(State())

  func put(_ element: Element) {
    let taker = state.withLock { state -> Taker? in
      // The taker that has waited longest is the one with the lowest number.
      guard let first = state.takers.keys.min() else {
        state.waiting.append(element)
        return nil
      }
      return state.takers.removeValue(forKey: first)
    }
    taker?.continuation.resume(returning: element)
  }

  /// Takers that have nothing to do.
  var idleTakers: Int { state.withLock { $0.takers.count } }

  /// Whether something waits for a taker.
  var isWaitedFor: Bool { state.withLock { !$0.waiting.isEmpty } }

  /// Takes back what nobody has taken up.
  func withdraw(where isUnwanted: (Element) -> Bool) {
    state.withLock { $0.waiting.removeAll(where: isUnwanted) }
  }

  /// Raises a flag, and sends away whoever waits until it is raised.
  func end(_ flag: Flag) {
    flag.raise()
    let leaving = state.withLock { state in
      let leaving = state.takers.filter { $0.value.end === flag }
      for number in leaving.keys { state.takers[number] = nil }
      return leaving.values.map(\.continuation)
    }
    for taker in leaving { taker.resume(returning: nil) }
  }

  /// The next element; `nil` when the taker's task is cancelled, or the flag is raised.
  func next(until end: Flag? = nil) async -> Element? {
    let number = state.withLock { state in
      state.nextTaker += 1
      return state.nextTaker
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { taker in
        let ready: Element?? = state.withLock { state in
          if Task.isCancelled || end?.isRaised ?? false { return .some(nil) }
          if !state.waiting.isEmpty { return .some(state.waiting.removeFirst()) }
          state.takers[number] = Taker(continuation: taker, end: end)
          return nil
        }
        if let ready { taker.resume(returning: ready) }
      }
    } onCancel: {
      state.withLock { $0.takers.removeValue(forKey: number) }?.continuation.resume(returning: nil)
    }
  }
}
