internal import NIOPosix

/// A thread of its own for work that blocks, which must never be done on Swift's cooperative threads.
package enum OwnThread {
  /// Runs `body` on a new thread and waits for it. Cancelling does not end it: `body` has to be told otherwise.
  package static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let thread = NIOThreadPool(numberOfThreads: 1)
    thread.start()
    do {
      let value = try await thread.runIfActive(body)
      try await thread.shutdownGracefully()
      return value
    } catch {
      try await thread.shutdownGracefully()
      throw error
    }
  }
}
