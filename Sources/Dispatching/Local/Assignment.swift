internal import JudgeCore
internal import Synchronization

/// A trial on its way through a slot, with the one who waits for what comes of it.
final class Assignment: Sendable {
  enum Purpose {
    case judging
    /// Only to make programs, which are run elsewhere.
    case compiling
    /// To take tests off another slot's hands.
    case helping(TrialRun, PreparedTrial, TestBlocks)
  }

  enum Product {
    case judged(TrialResult)
    case compiled(PreparedTrial)
    case helped
  }

  let trial: Trial
  let purpose: Purpose
  let progress: @Sendable (TrialProgress) async -> Void

  private struct State {
    var waiter: CheckedContinuation<Product, any Error>?
    var outcome: Result<Product, any Error>?
    var isAbandoned = false
    var abandon: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  init(
    trial: Trial, purpose: Purpose = .judging,
    progress: @escaping @Sendable (TrialProgress) async -> Void
  ) {
    self.trial = trial
    self.purpose = purpose
    self.progress = progress
  }

  /// Waits for the result. When the waiting task is cancelled, the work is abandoned.
  func result() async throws -> Product {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        let outcome = state.withLock { state -> Result<Product, any Error>? in
          if state.outcome == nil { state.waiter = waiter }
          return state.outcome
        }
        if let outcome { waiter.resume(with: outcome) }
      }
    } onCancel: {
      abandon()
    }
  }

  /// Has the work broken off: nobody waits for it any more.
  func abandon() {
    let abandon = state.withLock { state in
      state.isAbandoned = true
      return state.abandon
    }
    // First: the work that is broken off fails as well.
    settle(.failure(CancellationError()))
    abandon?()
  }

  /// Whether nobody waits for this any more.
  var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

  /// Has `abandon` called when the work is to be broken off.
  func onAbandon(_ abandon: (@Sendable () -> Void)?) {
    let isTooLate = state.withLock { state in
      state.abandon = abandon
      return state.isAbandoned
    }
    if isTooLate { abandon?() }
  }

  /// Hands over the result; only the first one counts.
  func settle(_ outcome: Result<Product, any Error>) {
    let waiter = state.withLock { state -> CheckedContinuation<Product, any Error>? in
      guard state.outcome == nil else { return nil }
      state.outcome = outcome
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(with: outcome)
  }
}
