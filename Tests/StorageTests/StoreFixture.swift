import GRDB
import JudgeCore
import Storage
import SystemPackage
import TestSupport

/// A database of a test's own, with a problem and ways to get submissions into each state.
struct StoreFixture {
  let scratch: ScratchFolder
  let path: FilePath
  let store: Store

  static let version = "hash-of-sum"
  static let limits = Limits(
    cpu: .milliseconds(1500), memory: .mib(256), output: .kib(100), processes: 3,
    wall: .seconds(7), scratch: .mib(5), openFiles: 17, stack: .mib(9))
  static let compile = CompileResult(
    ok: true, cached: false, wall: .milliseconds(321), output: "a warning")
  static let usage = Usage(
    cpu: .nanoseconds(31_234_567), wall: .milliseconds(40), memory: ByteCount(bytes: 9_338_881))

  init() async throws {
    scratch = try ScratchFolder()
    path = scratch.path.appending("judge.sqlite")
    store = try Store.open(path: path)
    try await store.recordProblem("sum", hash: Self.version, title: "Sum of two")
  }

  /// A submission that differs from others by its claim only.
  static func submission(
    _ claim: String, problem: String? = "sum", uid: UInt32 = 1001, user: String = "student1",
    bytes: [UInt8]? = Array("print(3)\n".utf8), at time: Int64 = 1_769_860_800_123
  ) -> NewSubmission {
    // The digest is the caller's word: any will do here.
    let digit = bytes.map { "\($0.reduce(0) { ($0 + Int($1)) % 10 })" }
    return NewSubmission(
      claim: claim, problem: problem, language: "python3", fileName: "sum.py", uid: uid,
      userName: user, submittedAt: time,
      source: bytes.map { bytes in
        NewSubmission.Source(
          bytes: bytes, sha256: String(repeating: digit ?? "0", count: 64))
      })
  }

  func queue(
    _ claim: String, uid: UInt32 = 1001, user: String = "student1", problem: String = "sum",
    at time: Int64 = 1_769_860_800_123
  ) throws -> Int64 {
    try store.recordQueued(
      Self.submission(claim, problem: problem, uid: uid, user: user, at: time))
  }

  func begin(_ id: Int64, nonce: String? = nil) async throws -> Attempt {
    try await store.beginAttempt(
      submission: id, nonce: nonce ?? "nonce-\(id)-\(UInt64.random(in: 0 ... .max))",
      executor: "local", problemVersion: Self.version, limits: Self.limits)
  }

  /// Queues a submission and brings it into `state`.
  func make(_ state: SubmissionState, claim: String = "claim") async throws -> (Int64, Attempt?) {
    if state == .rejected {
      let drop = Self.submission(claim)
      return (try store.recordRejected(drop, reason: "no language has the ending .x"), nil)
    }
    let id = try queue(claim)
    if state == .queued { return (id, nil) }
    let attempt = try await begin(id)
    if state == .compiling { return (id, attempt) }
    try await store.markRunning(attempt, compile: Self.compile)
    if state == .judged { _ = try await store.finish(attempt, Self.outcome()) }
    return (id, attempt)
  }

  /// Judges a submission anew, from the queue to its verdict.
  func judge(_ id: Int64, _ verdict: Verdict, cpu: Duration = .milliseconds(31)) async throws {
    let attempt = try await begin(id)
    let usage = Usage(cpu: cpu, wall: cpu, memory: .mib(9))
    _ = try await store.finish(attempt, Outcome(verdict: verdict, usage: usage))
  }

  static func outcome(_ verdict: Verdict = .wrongAnswer) -> Outcome {
    Outcome(
      verdict: verdict, message: "test secret/02", usage: usage, host: "node1", mode: .root,
      mechanisms: [.seccomp, .landlock], score: 12.5, skipped: 4, compile: compile, tests: tests)
  }

  static let tests = [
    TestResult(
      name: "sample/01", verdict: .wrongAnswer, usage: usage, exitStatus: 0, signal: nil,
      message: "line 1", comparison: TestResult.Comparison(input: "1 2", expected: "3", got: "4"),
      rerun: Usage(cpu: .milliseconds(30), wall: .milliseconds(39), memory: .kib(9000))),
    TestResult(
      name: "secret/02", verdict: .runTimeError, usage: usage, exitStatus: nil, signal: 11,
      message: "killed by SIGSEGV"),
  ]

  /// Another program's view of the same file.
  func withSQL<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try DatabaseQueue(path: path.string).write(body)
  }

  func sql(_ sql: String) throws { try withSQL { try $0.execute(sql: sql) } }
}
