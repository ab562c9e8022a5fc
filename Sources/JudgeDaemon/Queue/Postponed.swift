internal import Synchronization

/// Something that is done after a while, unless it is called off before.
final class Postponed: Sendable {
  private let task = Mutex<Task<Void, Never>?>(nil)

  func act(after pause: Duration, _ act: @escaping @Sendable () async -> Void) {
    let new = Task {
      guard (try? await Task.sleep(for: pause)) != nil else { return }
      await act()
    }
    replace(by: new)
  }

  func callOff() { replace(by: nil) }

  private func replace(by new: Task<Void, Never>?) {
    let old = task.withLock { task in
      defer { task = new }
      return task
    }
    old?.cancel()
  }
}
