internal import Synchronization

/// Submissions that are being judged, each of which can be broken off by itself.
final class Cancellations: Sendable {
  private let wishes = Mutex<[Int64: AsyncStream<Never>.Continuation]>([:])

  /// Does what is to be done for a submission, unless ``cancel(_:)`` is called for it.
  ///
  /// - Throws: `CancellationError` when it was; what `body` throws.
  func allowing<Value: Sendable>(
    of id: Int64, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let (wish, wished) = AsyncStream<Never>.makeStream()
    wishes.withLock { $0[id] = wished }
    defer { wishes.withLock { _ = $0.removeValue(forKey: id) } }
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        for await _ in wish {}
        return nil
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() ?? nil else { throw CancellationError() }
      return value
    }
  }

  func cancel(_ id: Int64) { wishes.withLock { $0[id]?.finish() } }
}
