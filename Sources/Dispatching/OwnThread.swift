internal import NIOPosix

/// A thread of its own for work that blocks, which must never be done on Swift's cooperative threads.
package enum OwnThread {
  /// Runs `body` on a new thread and waits for it. Cancelling neither ends it nor keeps it from beginning: `body` has to be
  /// told otherwise.
  package static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let thread = NIOThreadPool(numberOfThreads: 1)
    thread.start()
    let result = await withCheckedContinuation { waiter in
      // The pool's own waiting would throw at once in a task that is cancelled, and leave, say, a process unreaped.
      thread.submit { state in
        waiter.resume(
          returning: Result {
            if case .cancelled = state { throw CancellationError() }
            return try body()
          })
      }
    }
    try await thread.shutdownGracefully()
    return try result.get()
  }
}
