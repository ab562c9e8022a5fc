/// One submission as people see it: what was handed in, where it stands, what came out.
///
/// What is not known yet, or does not apply, is `nil`.
package struct Submission: Hashable, Sendable {
  package var id: Int64
  package var problem: String
  /// Language code; `nil` for a rejected drop whose language is unknown.
  package var language: String?
  /// Name of the file as it was handed in. Foreign text: never print it raw.
  package var fileName: String
  /// The owner's user name, or `#1234` where the uid has none.
  package var user: String
  package var uid: UInt32
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package var submittedAt: Int64
  package var state: SubmissionState
  package var verdict: Verdict?
  /// Why, in words: of the verdict, of the rejection, of the present state.
  package var message: String
  /// Maxima over the tests.
  package var usage: Usage?
  package var limits: Limits?
  /// Of a problem that is scored; `nil`: it is not, or it has none because of its verdict.
  package var score: Double?
  /// Of a problem that is scored: what groups of tests came to, the whole first.
  package var groups: [GroupResult]?
  package var executor: String?
  package var host: String?
  package var mode: PrivilegeMode?
  package var mechanisms: [Mechanism]?
  package var sourceSHA256: String?
  package var sourceSize: ByteCount?
  package var problemVersion: String?
  /// How many attempts the judge has made at it; more than one after a fault of its own.
  package var attempt: Int?
  package var compile: CompileResult?
  package var tests: [TestResult]
  /// Tests not run after the first failure.
  package var skipped: Int?
  /// How many tests it is to be run on, while it is run.
  package var testCount: Int?
  /// Name of the GPU that it ran on.
  package var gpu: String?
  /// Place in line, 1 being next.
  package var queuePosition: Int?
  /// About how long it waits still.
  package var expectedWait: Duration?
  /// Who did not want it judged; `nil`: nobody.
  package var cancelledBy: String?
  /// The assessment that lets students know its result only when it is over; `nil`: none, or it is over.
  package var withheldBy: String?
  /// The number of the submission that this is a copy of, to be judged again; `nil`: somebody handed this in.
  package var original: Int64?

  package init(
    id: Int64, problem: String, language: String?, fileName: String, user: String, uid: UInt32,
    submittedAt: Int64, state: SubmissionState, verdict: Verdict? = nil, message: String = ""
  ) {
    self.id = id
    self.problem = problem
    self.language = language
    self.fileName = fileName
    self.user = user
    self.uid = uid
    self.submittedAt = submittedAt
    self.state = state
    self.verdict = verdict
    self.message = message
    self.tests = []
  }
}

/// Time and memory of a run.
package struct Usage: Hashable, Sendable {
  package var cpu: Duration
  package var wall: Duration
  package var memory: ByteCount

  package init(cpu: Duration, wall: Duration, memory: ByteCount) {
    self.cpu = cpu
    self.wall = wall
    self.memory = memory
  }

  /// The larger of each figure.
  package func union(_ other: Usage) -> Usage {
    Usage(cpu: max(cpu, other.cpu), wall: max(wall, other.wall), memory: max(memory, other.memory))
  }
}

package struct CompileResult: Hashable, Sendable, Codable {
  package var ok: Bool
  /// Whether the program was there already, compiled from the same sources before.
  package var cached: Bool
  package var wall: Duration
  /// What the compiler said, cut to size. Foreign text.
  package var output: String

  package init(ok: Bool, cached: Bool, wall: Duration, output: String) {
    self.ok = ok
    self.cached = cached
    self.wall = wall
    self.output = output
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    ok = try keys.decode(Bool.self, forKey: .ok)
    cached = try keys.decode(Bool.self, forKey: .cached)
    wall = try keys.decodeDuration(forKey: .wall)
    output = try keys.decode(String.self, forKey: .output)
  }
}

/// The result of one test of one submission.
package struct TestResult: Hashable, Sendable {
  /// Base name below `data/`: `sample/01`, `secret/ties`.
  package var name: String
  package var verdict: Verdict
  package var usage: Usage
  /// `nil` if a signal ended it.
  package var exitStatus: Int32?
  package var signal: Int32?
  package var message: String
  /// What the output validator told the judges, cut to size; `nil`: it is not known, or there is no such validator. Foreign text,
  /// which may hold the answer: never shown to who has handed in, nor kept.
  package var judgeMessage: String?
  /// For a failing sample: what went in, what was wanted, what came out. Never set for secret tests.
  package var comparison: Comparison?
  /// The figures of the last run when the first ended in the guard band; the last one decided.
  package var rerun: Usage?
  /// Of a test on a GPU that was passed.
  package var gpu: GPUFigures?
  /// How an interpreter came to the program; `nil`: there was none, or the language's are always started anew.
  package var start: Start?
  /// What the output validator gave for an accepted output; `nil`: it said nothing of it.
  package var validatorScore: ValidatorScore?
  /// Of a problem that is scored: what the test came to by the problem's rules; `nil`: it is not scored, or not yet.
  package var score: Double?

  /// The figures that decided.
  package var decisive: Usage { rerun ?? usage }

  package enum Start: String, Hashable, Sendable, Codable {
    /// Forked from one that had its imports done: these are in no figure of the test.
    case warm
    /// Started anew.
    case cold
  }

  package struct Comparison: Hashable, Sendable, Codable {
    package var input: String
    package var expected: String
    package var got: String
    /// What went to standard error.
    package var errors: String

    package init(input: String, expected: String, got: String, errors: String = "") {
      self.input = input
      self.expected = expected
      self.got = got
      self.errors = errors
    }
  }

  package init(
    name: String, verdict: Verdict, usage: Usage, exitStatus: Int32?, signal: Int32?,
    message: String, comparison: Comparison? = nil, rerun: Usage? = nil
  ) {
    self.name = name
    self.verdict = verdict
    self.usage = usage
    self.exitStatus = exitStatus
    self.signal = signal
    self.message = message
    self.comparison = comparison
    self.rerun = rerun
  }
}
