internal import Dispatching
internal import JudgeCore
internal import Synchronization

/// A submission that is judged in the foreground, from its start to its result.
final class LocalSubmission: Sendable {
  private let state: Mutex<Submission>

  init(_ start: Submission) { state = Mutex(start) }

  func after(_ progress: TrialProgress) -> Submission {
    state.withLock { submission in
      switch progress {
      case .compiling: submission.state = .compiling
      case .compiled(let result):
        submission.compile = result
        submission.state = .running
      case .test(let test, _, _): submission.tests.append(test)
      }
      return submission
    }
  }

  func judged(_ result: TrialResult, by executor: String) -> Submission {
    state.withLock { submission in
      submission.state = .judged
      submission.verdict = result.verdict
      submission.message = result.message
      submission.usage = result.usage
      submission.limits = result.limits
      submission.compile = result.compile
      submission.tests = result.tests
      submission.skipped = result.skipped
      submission.executor = executor
      submission.host = result.host
      submission.mode = result.mode
      submission.mechanisms = result.mechanisms
      submission.attempt = 1
      return submission
    }
  }
}
