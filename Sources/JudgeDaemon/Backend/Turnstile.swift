internal import Synchronization

/// Lets one through at a time, in the order in which they come.
final class Turnstile: Sendable {
  /// Those who wait while somebody is inside; `nil`: nobody is.
  private let waiting = Mutex<[CheckedContinuation<Void, Never>]?>(nil)

  func passing<Value>(_ body: () async throws -> Value) async rethrows -> Value {
    await enter()
    defer { leave() }
    return try await body()
  }

  private func enter() async {
    await withCheckedContinuation { newcomer in
      let isFree = waiting.withLock { waiting in
        if waiting == nil {
          waiting = []
          return true
        }
        waiting?.append(newcomer)
        return false
      }
      if isFree { newcomer.resume() }
    }
  }

  private func leave() {
    let next = waiting.withLock { waiting in
      let next = waiting?.first
      if next == nil { waiting = nil } else { waiting?.removeFirst() }
      return next
    }
    next?.resume()
  }
}
