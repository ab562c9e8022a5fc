internal import Synchronization

/// Submissions that are being judged, each of which can be ended by itself.
final class Endings: Sendable {
  private let ways = Mutex<[Int64: @Sendable () -> Void]>([:])

  /// Does what is to be done for a submission, in a task that can be ended.
  func allowing<Value: Sendable>(
    of id: Int64, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await body() }
    ways.withLock { $0[id] = { task.cancel() } }
    defer { ways.withLock { _ = $0.removeValue(forKey: id) } }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  func end(_ id: Int64) { ways.withLock { $0[id] }?() }
}
