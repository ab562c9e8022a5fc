internal import Glibc
internal import UnixSignals

/// A signal that asks for the end, which comes once everything is cleaned up.
struct Interruption: Error {
  let signal: Int32

  /// Runs `body`, and cancels it when SIGINT, SIGTERM or SIGHUP arrives.
  ///
  /// - Throws: what `body` throws; ``Interruption`` when a signal came first.
  static func guarding<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        for await signal in signals { throw Interruption(signal: signal.rawValue) }
        return nil
      }
      defer { group.cancelAll() }
      while let outcome = try await group.next() {
        if let value = outcome { return value }
      }
      throw CancellationError()
    }
  }

  /// Ends this process as the signal would have done.
  func perform() {
    Glibc.signal(signal, SIG_DFL)
    // The threads of a pool hold signals back.
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, signal)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(signal)
  }
}
