package import JudgeCore

/// A submission as JSON has it, on the control socket and on standard output. What is not known yet, or does not
/// apply, is `null`.
package struct SubmissionDocument: Hashable, Sendable, Codable {
  /// `null` for what was never handed in: `run` and `try`.
  @Nullable package var id: Int64?
  package var problem: String
  @Nullable package var language: String?
  /// As it was handed in; `null` for who may not see it.
  @Nullable package var fileName: String?
  package var user: String
  package var submittedAt: Timestamp
  package var state: SubmissionState
  @Nullable package var verdict: Verdict?
  package var message: String
  @Nullable package var cpu: Milliseconds?
  @Nullable package var wall: Milliseconds?
  @Nullable package var memory: Kibibytes?
  @Nullable package var score: Double?
  @Nullable package var executor: String?
  @Nullable package var host: String?
  @Nullable package var mode: PrivilegeMode?
  @Nullable package var mechanisms: [Mechanism]?
  @Nullable package var limits: LimitsDocument?
  @Nullable package var attempt: Int?
  @Nullable package var queuePosition: Int?
  /// About how long it waits still.
  @Nullable package var expectedWait: Milliseconds?
  @Nullable package var skipped: Int?
  /// How many tests it is to be run on, while it is run.
  @Nullable package var testCount: Int?
  /// Of the GPU that it ran on.
  @Nullable package var gpu: String?
  @Nullable package var sourceSHA256: String?
  @Nullable package var compile: CompileDocument?
  /// Who did not want it judged; left out where it was nobody.
  package var cancelledBy: String?
  /// The assessment that lets students know its result only when it is over; left out where there is none.
  package var withheldBy: String?
  /// Of a problem that is scored: what groups of tests came to, the whole first. Others, and lists, leave it out.
  package var groups: [GroupResult]?
  /// In judging order; lists of submissions leave them out.
  package var tests: [TestDocument]?

  enum CodingKeys: String, CodingKey {
    case id, problem, language, user, state, verdict, message, score, executor, host, mode
    case mechanisms, limits, attempt, skipped, gpu, compile, groups, tests
    case cancelledBy = "cancelled_by"
    case withheldBy = "withheld_by"
    case fileName = "file_name"
    case testCount = "test_count"
    case submittedAt = "submitted_at"
    case cpu = "cpu_ms"
    case wall = "wall_ms"
    case memory = "memory_kib"
    case queuePosition = "queue_position"
    case expectedWait = "expected_wait_ms"
    case sourceSHA256 = "source_sha256"
  }
}

package struct LimitsDocument: Hashable, Sendable, Codable {
  package var cpu: Milliseconds
  package var wall: Milliseconds
  package var memory: Kibibytes
  package var output: Kibibytes

  package init(_ limits: Limits) {
    cpu = Milliseconds(limits.cpu)
    wall = Milliseconds(limits.wall)
    memory = Kibibytes(limits.memory)
    output = Kibibytes(limits.output)
  }

  enum CodingKeys: String, CodingKey {
    case cpu = "cpu_ms"
    case wall = "wall_ms"
    case memory = "memory_kib"
    case output = "output_kib"
  }
}

package struct CompileDocument: Hashable, Sendable, Codable {
  package var ok: Bool
  package var cached: Bool
  package var wall: Milliseconds
  package var output: String

  enum CodingKeys: String, CodingKey {
    case ok, cached, output
    case wall = "wall_ms"
  }
}

package struct TestDocument: Hashable, Sendable, Codable {
  package var name: String
  package var verdict: Verdict
  package var cpu: Milliseconds
  package var wall: Milliseconds
  package var memory: Kibibytes
  @Nullable package var exitStatus: Int32?
  @Nullable package var signal: Int32?
  package var message: String
  @Nullable package var rerun: UsageDocument?
  @Nullable package var gpu: GPUFigures?
  /// How an interpreter came to the program; `null`: there was none, or it is always started anew.
  @Nullable package var start: TestResult.Start?
  /// Of a problem that is scored; others leave it out.
  package var score: Double?
  /// Of a failing sample, and only where outputs were asked for.
  package var comparison: ComparisonDocument?

  enum CodingKeys: String, CodingKey {
    case name, verdict, signal, message, rerun, gpu, start, score, comparison
    case cpu = "cpu_ms"
    case wall = "wall_ms"
    case memory = "memory_kib"
    case exitStatus = "exit_status"
  }
}

package struct UsageDocument: Hashable, Sendable, Codable {
  package var cpu: Milliseconds
  package var wall: Milliseconds
  package var memory: Kibibytes

  enum CodingKeys: String, CodingKey {
    case cpu = "cpu_ms"
    case wall = "wall_ms"
    case memory = "memory_kib"
  }
}

package struct ComparisonDocument: Hashable, Sendable, Codable {
  package var input: String
  package var expected: String
  package var got: String
  /// What went to standard error.
  package var errors: String

  enum CodingKeys: String, CodingKey {
    case input, expected, got
    case errors = "stderr"
  }
}
