import Control
import FoundationEssentials
import JudgeCore
import JudgeDaemon
import Synchronization
import SystemPackage

/// A daemon of some submissions: number 2 is a stranger's, numbers 1 and 3 are those of the user that `owner` names.
final class FakeBackend: ControlBackend {
  static let stranger: UInt32 = 54_321
  let owner: UInt32
  let callers = Mutex<[Caller]>([])
  let submitted = Mutex<[SubmitRequest]>([])
  let rejudged = Mutex<[RejudgeRequest]>([])
  let filters = Mutex<[SubmissionFilter]>([])
  let boards = Mutex<[BoardFilter]>([])

  let showsOthers: Bool

  init(owner: UInt32, showsOthers: Bool = true) {
    self.owner = owner
    self.showsOthers = showsOthers
  }

  func status(for caller: Caller) async throws -> StatusReply {
    callers.withLock { $0.append(caller) }
    return StatusReply(
      version: "1", host: "here", mode: .plain, mechanisms: [.seccomp, .landlock], missing: [],
      slots: 2, busy: 1, queued: 3, yours: [], problems: [], spool: "/spool")
  }

  func submit(_ request: SubmitRequest, by caller: Caller) async throws -> Submission {
    submitted.withLock { $0.append(request) }
    if request.problem == "nosuch" { throw Refusal(.notFound, "there is no problem nosuch") }
    struct Broken: Error {}
    if request.problem == "broken" { throw Broken() }
    return Submission(
      id: 3, problem: request.problem, language: request.language, fileName: request.fileName,
      user: caller.user, uid: caller.uid, submittedAt: 0, state: .queued)
  }

  func submissions(
    matching filter: SubmissionFilter, for caller: Caller
  ) async throws -> [Submission] {
    filters.withLock { $0.append(filter) }
    let own = [Self.judged(1, uid: owner)]
    return filter.isMine ? own : [Self.judged(2, uid: Self.stranger)] + own
  }

  func count(of filter: SubmissionFilter, for caller: Caller) async throws -> Int { 116 }

  func told(_ submission: Submission, to caller: Caller) -> Submission { submission }

  func submission(_ id: Int64) async throws -> Submission {
    switch id {
    case 1: Self.judged(1, uid: owner)
    case 3: Self.judged(3, uid: owner)
    case 2: Self.judged(2, uid: Self.stranger)
    default: throw Refusal(.notFound, "there is no submission \(id)")
    }
  }

  func cancel(_ id: Int64, by caller: Caller) async throws -> Submission {
    guard id == 3 else { throw Refusal(.badInput, "submission \(id) is judged already") }
    var submission = try await submission(id)
    submission.state = .rejected
    submission.verdict = nil
    submission.cancelledBy = caller.user
    submission.message = "cancelled by \(caller.user) before it was judged"
    return submission
  }

  func source(of id: Int64) async throws -> SourceFile? {
    SourceFile(name: "secret.py", bytes: Array("print('mine')".utf8))
  }

  func follow(_ id: Int64?, report: @escaping @Sendable (Submission) -> Void) async throws {
    var submission = Self.judged(id ?? 1, uid: owner)
    submission.state = .running
    submission.verdict = nil
    report(submission)
    report(submission)
    report(Self.judged(id ?? 1, uid: owner))
    // Of all submissions there is no end.
    if id == nil { try await Task.sleep(for: .seconds(3600)) }
  }

  func attempt(
    _ request: TryRequest, by caller: Caller, report: @escaping @Sendable (Submission) -> Void
  ) async throws {
    var submission = Self.judged(0, uid: caller.uid)
    submission.message = request.input.map { String(decoding: $0, as: UTF8.self) } ?? "samples"
    report(submission)
    if request.submission.problem == "nosuch" {
      throw Refusal(.notFound, "there is no problem nosuch")
    }
  }

  /// What a backup is, here.
  let copy = Mutex<FilePath?>(nil)

  /// What was sent to be installed.
  let installed = Mutex<[InstallRequest]>([])

  func installation(of problem: String) async throws -> InstallationDocument? {
    problem == "sum" ? Self.installation(problem, "e", replaced: nil) : nil
  }

  func remove(_ problem: String, by caller: Caller) async throws -> RemovalDocument {
    RemovalDocument(problem: problem, uncovered: nil, waiting: 2)
  }

  func install<Pieces: AsyncSequence & Sendable>(
    _ request: InstallRequest, by caller: Caller, _ pieces: Pieces
  ) async throws -> InstallationDocument where Pieces.Element == [UInt8] {
    var count: Int64 = 0
    for try await bytes in pieces { count += Int64(bytes.count) }
    installed.withLock { $0.append(request) }
    guard count == request.size.bytes else {
      throw Refusal(.badInput, "the package did not come whole: nothing was installed")
    }
    return Self.installation(request.problem, request.edition, replaced: "v")
  }

  private static func installation(
    _ problem: String, _ edition: String, replaced: String?
  ) -> InstallationDocument {
    InstallationDocument(
      problem: problem, title: "Sum", version: "w", edition: edition, tests: 3,
      timeLimit: .seconds(1), replaced: replaced, wasThere: false)
  }

  func metrics(for caller: Caller) async throws -> String { "# figures\n" }

  func backup() async throws -> FileDescriptor {
    guard let path = copy.withLock({ $0 }) else {
      throw Refusal(.unavailable, "another backup is being made")
    }
    return try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
  }

  func problems(for caller: Caller) async throws -> [ProblemSummary] {
    [("sum", "Sum", "easy"), ("product", "Product", "hard")].map { name, title, difficulty in
      ProblemSummary(
        name: name, title: title, topic: "numbers", difficulty: difficulty,
        languages: ["cpp", "python3"], cpuLimit: .seconds(1), memoryLimit: .mib(256),
        unavailable: nil)
    }
  }

  func statement(of problem: String, for caller: Caller) async throws -> StatementReply {
    StatementReply(problem: problem, markdown: "# \(problem)")
  }

  func template(
    of problem: String, language: String?, for caller: Caller
  ) async throws -> TemplateReply {
    TemplateReply(language: language ?? "python3", fileName: "solution.py", text: "pass\n")
  }

  func board(_ filter: BoardFilter, for caller: Caller) async throws -> BoardReply {
    boards.withLock { $0.append(filter) }
    let entry = BoardEntry(
      user: "ann", problem: "sum", solved: true, tries: 2, bestCPU: .milliseconds(31), solvedAt: nil
    )
    return BoardReply([entry], own: [], visibility: .all)
  }

  /// What assessments were to be.
  let assessed = Mutex<[AssessRequest]>([])

  /// Problems of assessments that are not over.
  let underAssessment = Mutex<Set<String>>([])

  func isUnderAssessment(_ problem: String) -> Bool {
    underAssessment.withLock { $0.contains(problem) }
  }

  func assessments(for caller: Caller) async throws -> [AssessmentDocument] {
    [try await assessment("week3", for: caller)]
  }

  func assessment(_ name: String, for caller: Caller) async throws -> AssessmentDocument {
    if name != "week3" { throw Refusal(.notFound, "there is no assessment \(name)") }
    return AssessmentDocument(
      name: name, phase: .over, opensAt: Timestamp(milliseconds: 1_769_860_800_123),
      closesAt: Timestamp(milliseconds: 1_769_865_300_123),
      overAt: Timestamp(milliseconds: 1_769_865_300_123), minutes: 75,
      results: .atOnce, problems: [.init(problem: "sum", attempts: 1, isInstalled: true)],
      yours: nil,
      sittings: caller.isStaff ? [] : nil)
  }

  func startAssessment(_ name: String, by caller: Caller) async throws -> AssessmentDocument {
    try await assessment(name, for: caller)
  }

  func setAssessment(
    _ name: String, _ request: AssessRequest, by caller: Caller
  ) async throws -> AssessmentDocument {
    assessed.withLock { $0.append(request) }
    return try await assessment(name, for: caller)
  }

  func removeAssessment(_ name: String, by caller: Caller) async throws {
    _ = try await assessment(name, for: caller)
  }

  func attempts(of submission: Submission, for caller: Caller) async throws -> [AttemptDocument] {
    let moment = Timestamp(milliseconds: 1_769_860_800_123)
    return [
      AttemptDocument(
        number: 1, startedAt: moment, endedAt: moment, ending: "fault", reason: "node g1 was lost"),
      AttemptDocument(
        number: 2, startedAt: moment, endedAt: moment, ending: "done", reason: nil),
    ]
  }

  func rejudge(_ request: RejudgeRequest, by caller: Caller) async throws -> RejudgingDocument {
    rejudged.withLock { $0.append(request) }
    return try await rejudging(7)
  }

  func rejudgings() async throws -> [RejudgingDocument] { [try await rejudging(7)] }

  func rejudging(_ id: Int64) async throws -> RejudgingDocument {
    if id != 7 { throw Refusal(.notFound, "there is no rejudging \(id)") }
    let change = RejudgingChange(
      submission: 1, problem: "sum", user: "ann", before: .wrongAnswer, after: .accepted,
      cpuBefore: .milliseconds(31), cpuAfter: .milliseconds(29))
    return RejudgingDocument(
      id: 7, begunAt: Timestamp(milliseconds: 1_769_860_800_123), begunBy: "teacher",
      reason: "test 2 mended", ending: nil, endedAt: nil, endedBy: nil, total: 2, judged: 2,
      failed: 0, changed: 1, changes: [change])
  }

  func followRejudging(
    _ id: Int64, report: @escaping @Sendable (RejudgingDocument) -> Void
  ) async throws {
    report(try await rejudging(id))
  }

  func endRejudging(
    _ id: Int64, _ ending: RejudgingEnding, by caller: Caller
  ) async throws -> RejudgingDocument {
    var rejudging = try await rejudging(id)
    rejudging.ending = ending
    rejudging.endedBy = caller.user
    return rejudging
  }

  static func judged(_ id: Int64, uid: UInt32) -> Submission {
    var submission = Submission(
      id: id, problem: "sum", language: "python3", fileName: "secret.py", user: "somebody",
      uid: uid, submittedAt: 1_769_860_800_123, state: .judged, verdict: .wrongAnswer,
      message: "printed 4")
    submission.compile = CompileResult(ok: true, cached: false, wall: .zero, output: "line 1 of it")
    let usage = Usage(cpu: .milliseconds(31), wall: .milliseconds(40), memory: .kib(9120))
    submission.usage = usage
    submission.tests = [
      TestResult(
        name: "sample/1", verdict: .wrongAnswer, usage: usage, exitStatus: 0, signal: nil,
        message: "printed 4", comparison: .init(input: "1 2", expected: "3", got: "4"))
    ]
    return submission
  }
}
