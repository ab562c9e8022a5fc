internal import NIOCore
internal import NIOPosix

/// Bounds how long something may take.
enum Alarm {
  /// Does something, and calls `ring` once if that takes longer than `limit`.
  static func bounding<Value>(
    by limit: Duration, _ ring: @escaping @Sendable () -> Void, _ body: () async throws -> Value
  ) async rethrows -> Value {
    // Not Task.sleep: that keeps its memory until its time has come, cancelled or not.
    let alarm = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(limit)) {
      ring()
    }
    defer { alarm.cancel() }
    return try await body()
  }
}
