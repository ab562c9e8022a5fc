package import JudgeCore
package import ProblemFormat

/// A place where submissions are judged.
package protocol Executor: Sendable {
  /// What results name: `local`, `slurm`.
  var name: String { get }

  /// How many trials it works on at a time.
  var slots: Int { get }

  /// Judges one submission, once.
  ///
  /// - Parameter progress: is told each step as it happens.
  /// - Throws: ``ExecutorFault`` when the executor could not do its work: nothing is known of the submission then.
  ///   `CancellationError` when cancelled; the work is ended before this returns.
  func judge(
    _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult
}

/// One submission to one problem, ready to be judged.
package struct Trial: Sendable {
  package var problem: Problem
  package var language: Language
  /// The files as they were handed in.
  package var files: [SourceFile]
  package var tests: TrialTests
  package var stopsAtFirstFailure: Bool
  /// The attempt that this is, by its number and its nonce, which no other attempt has; `nil`: one that nobody records.
  package var attempt: AttemptName?
  /// The languages that a custom validator may be written in.
  package var validatorLanguages: [Language]
  /// Results of tests that are known, by the tests' names: these tests are not run.
  package var known: [String: TestResult] = [:]
  /// Whether results tell of every test what else they tell of samples alone: whoever sees them knows the answers.
  package var showsAll = false

  package init(
    problem: Problem, language: Language, files: [SourceFile], tests: TrialTests = .all,
    stopsAtFirstFailure: Bool = true, validatorLanguages: [Language]
  ) {
    self.problem = problem
    self.language = language
    self.files = files
    self.tests = tests
    self.stopsAtFirstFailure = stopsAtFirstFailure
    self.validatorLanguages = validatorLanguages
  }
}

/// What results are known by to belong to one attempt.
package struct AttemptName: Hashable, Sendable {
  package var id: Int64
  package var nonce: String

  package init(id: Int64, nonce: String) {
    self.id = id
    self.nonce = nonce
  }
}

/// What a trial runs on.
package enum TrialTests: Hashable, Sendable {
  case all
  case samples
  /// The submitter's own input, a file on the executor's machine; any ending is then as good as another.
  case input(path: String)
}

package enum TrialProgress: Hashable, Sendable {
  /// What it waits for, in words.
  case waiting(String)
  /// It has been given a node, and GPUs by their numbers, with commas between.
  case placed(node: String, gpus: String?)
  case compiling
  case compiled(CompileResult)
  case test(TestResult, number: Int, of: Int)
}

package struct TrialResult: Hashable, Sendable {
  package var verdict: Verdict
  package var message: String
  package var usage: Usage?
  package var limits: Limits
  package var compile: CompileResult?
  package var tests: [TestResult]
  package var skipped: Int
  package var host: String
  package var mode: PrivilegeMode
  package var mechanisms: [Mechanism]
  /// `nil`: there are no scores, or it has none because of its verdict.
  package var score: Double? = nil
  /// What groups of tests came to, the whole first; `nil`: there are no scores.
  package var groups: [GroupResult]? = nil
}

/// The judge's own fault, never a submission's: worth another attempt.
package struct ExecutorFault: Error, Hashable, CustomStringConvertible {
  package var description: String
  /// What a package's own program said, which may hold the answers: for its author and whoever keeps the server alone.
  package var said: String

  package init(_ description: String, said: String = "") {
    self.description = description
    self.said = said
  }

  /// All of it.
  package var whole: String { said.isEmpty ? description : "\(description): \(said)" }

  /// No worker can be started any more, by this process.
  static let launcherGone = ExecutorFault("the launcher of workers is gone")
}
