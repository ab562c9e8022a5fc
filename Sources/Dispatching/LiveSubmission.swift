package import JudgeCore
internal import Synchronization

/// A submission under way, as watchers see it.
package final class LiveSubmission: Sendable {
  private let state: Mutex<Submission>

  package init(_ submission: Submission, attempt: Int, limits: Limits) {
    var live = submission
    live.state = .compiling
    live.message = ""
    live.attempt = attempt
    live.limits = limits
    live.queuePosition = nil
    state = Mutex(live)
  }

  /// The submission after one more step.
  package func after(_ progress: TrialProgress) -> Submission {
    state.withLock { live in
      switch progress {
      case .compiling:
        // Begun anew when the worker was lost: what it told before does not count.
        live.state = .compiling
        live.tests = []
        live.usage = nil
      case .compiled(let result):
        live.compile = result
        if result.ok { live.state = .running }
      case .test(let test, let number, let count):
        live.tests.append(test)
        live.usage = live.usage?.union(test.usage) ?? test.usage
        live.message = "test \(number) of \(count)"
      }
      return live
    }
  }

  /// The submission with its result, for one that has no row.
  package func judged(_ result: TrialResult, executor: String) -> Submission {
    var judged = state.withLock { $0 }
    judged.state = .judged
    judged.verdict = result.verdict
    judged.message = result.message
    judged.usage = result.usage
    judged.compile = result.compile
    judged.tests = result.tests
    judged.skipped = result.skipped
    judged.gpu = result.tests.lazy.compactMap { $0.gpu?.model }.first
    judged.host = result.host
    judged.mode = result.mode
    judged.mechanisms = result.mechanisms
    judged.executor = executor
    return judged
  }
}
