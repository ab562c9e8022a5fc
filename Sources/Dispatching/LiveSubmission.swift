package import JudgeCore
internal import Synchronization

/// A submission under way, as watchers see it.
package final class LiveSubmission: Sendable {
  private struct State {
    var submission: Submission
    /// Where it runs, in words; empty: here.
    var place = ""
  }

  private let state: Mutex<State>

  package init(_ submission: Submission, attempt: Int, limits: Limits) {
    var live = submission
    live.state = .compiling
    live.message = ""
    live.attempt = attempt
    live.limits = limits
    live.queuePosition = nil
    state = Mutex(State(submission: live))
  }

  /// The submission after one more step.
  package func after(_ progress: TrialProgress) -> Submission {
    state.withLock { state in
      switch progress {
      case .waiting(let what):
        state.submission.message = what
      case .placed(let node, let gpus):
        state.place = gpus.map { "\(node), GPU \($0)" } ?? node
        state.submission.message = "running on \(state.place)"
      case .compiling:
        // Begun anew when the worker was lost: what it told before does not count.
        state.submission.state = .compiling
        state.submission.tests = []
        state.submission.testCount = nil
        state.submission.usage = nil
      case .compiled(let result):
        state.submission.compile = result
        if result.ok { state.submission.state = .running }
      case .test(let test, let number, let count):
        state.submission.tests.append(test)
        state.submission.testCount = count
        state.submission.usage = state.submission.usage?.union(test.usage) ?? test.usage
        let place = state.place.isEmpty ? "" : " on \(state.place)"
        state.submission.message = "test \(number) of \(count)\(place)"
      }
      return state.submission
    }
  }

  /// The submission with its result, for one that has no row.
  package func judged(_ result: TrialResult, executor: String) -> Submission {
    var judged = state.withLock { $0.submission }
    judged.state = .judged
    judged.verdict = result.verdict
    judged.message = result.message
    judged.usage = result.usage
    judged.compile = result.compile
    judged.tests = result.tests
    judged.testCount = nil
    judged.skipped = result.skipped
    judged.score = result.score
    judged.groups = result.groups
    judged.gpu = result.tests.lazy.compactMap { $0.gpu?.model }.first
    judged.host = result.host
    judged.mode = result.mode
    judged.mechanisms = result.mechanisms
    judged.executor = executor
    return judged
  }
}
