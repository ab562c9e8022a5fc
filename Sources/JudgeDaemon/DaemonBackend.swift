internal import Configuring
internal import Control
internal import Dispatching
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import Logging
internal import NIOPosix
internal import ProblemFormat
internal import Spooling
internal import Storage
internal import SystemPackage

/// What the control socket asks, answered from the database, the spool and what is going on.
struct DaemonBackend: ControlBackend {
  let store: Store
  let spool: Spool
  let intake: Intake
  let problemShelf: ProblemShelf
  let languages: [Language]
  let lanes: Lanes
  let hub: ProgressHub
  let pace: Pace
  let bell: Bell
  /// What students see of each other.
  let boardVisibility: BoardReply.Visibility
  let health: Health
  let room: DiskRoom
  let watching: Watching
  /// Tries are begun at once, before anything that is queued.
  let tryQuota = UserQuota(limit: 2)
  let window = LineWindow()
  /// For inputs of `try`, readable for workers.
  let tries: FilePath
  let packages: InstalledPackages
  /// The folder of the problems that nobody has installed while the daemon ran.
  let shipped: FilePath
  let timeLimits: TimeLimits
  let installing = Installing()

  func status(for caller: Caller) async throws -> StatusReply {
    var queue = QueueState()
    do throws(StorageError) {
      queue = try await self.queue(for: caller)
    } catch {
      // Above all then it is asked how the judge is.
      health.troubles.note(.database, "\(error)")
    }
    var reply = StatusReply(
      version: JudgeVersion.text, host: health.host, mode: health.mode,
      mechanisms: health.mechanisms,
      missing: health.missing, slots: lanes.slots,
      busy: queue.busy, queued: queue.waiting, rejudging: queue.copies,
      yours: queue.own, problems: problemShelf.failures, spool: spool.path.string)
    reply.storage = watching.storage
    return reply
  }

  private struct QueueState {
    var busy = 0
    var waiting = 0
    var copies = 0
    /// The caller's, in the order in which they will be done.
    var own: [StatusReply.Place] = []
  }

  private func queue(for caller: Caller) async throws(StorageError) -> QueueState {
    let waiting = try await store.line()
    let line = Line(waiting, lanes: lanes, pace: pace)
    var state = QueueState(busy: try await store.underWay(), waiting: waiting.count)
    // What is judged again is nobody else's business before it is applied.
    if caller.isStaff { state.copies = try await store.waitingCopies() }
    for kind in [SubmissionState.running, .compiling, .queued] {
      let rows = try await store.submissions(SubmissionQuery(user: caller.user, state: kind))
      for row in rows.reversed().map(line.placed) {
        state.own.append(
          .init(
            id: row.id, problem: row.problem, state: row.state, queuePosition: row.queuePosition,
            expectedWait: row.expectedWait))
      }
    }
    return state
  }

  func submit(_ request: SubmitRequest, by caller: Caller) async throws -> Submission {
    if !problemShelf.names.contains(request.problem) { _ = try problem(request.problem) }
    // It waits for the disk: not a task's business.
    let id = try await NIOThreadPool.singleton.runIfActive {
      do {
        return try spool.handIn(
          problem: request.problem, fileName: request.fileName, uid: caller.uid,
          bytes: Array(request.source), language: request.language
        ) { try intake.record($0) }
      } catch let error where error is SpoolError || error is StorageError {
        intake.log.error("cannot take a hand-in", metadata: ["reason": "\(error)"])
        throw Refusal(.unavailable, "nothing was handed in, try again later: \(error)")
      }
    }
    return try await submission(id)
  }

  func submissions(matching filter: SubmissionFilter) async throws -> [Submission] {
    let rows = try await store.submissions(
      SubmissionQuery(
        user: filter.user, problem: filter.problem, verdict: filter.verdict, limit: filter.limit,
        before: filter.before))
    return try await placed(rows).map { hub.live($0.id) ?? $0 }
  }

  /// With their places in line, as far as they wait.
  private func placed(_ rows: [Submission]) async throws -> [Submission] {
    guard rows.contains(where: { $0.state == .queued }) else { return rows }
    return rows.map(try await line(of: rows).placed)
  }

  private func line(of rows: [Submission]) async throws(StorageError) -> Line {
    try await window.line(of: rows) { () async throws(StorageError) in
      Line(try await store.line(), lanes: lanes, pace: pace)
    }
  }

  func submission(_ id: Int64) async throws -> Submission {
    if let live = hub.live(id), live.original == nil { return live }
    // Copies that are judged again have numbers too, but nobody has handed them in.
    guard var row = try await store.submission(id, withTests: true), row.original == nil else {
      throw Refusal(.notFound, "there is no submission \(id)")
    }
    guard row.state == .queued else { return row }
    if let reason = problemShelf.absence(of: row.problem) {
      row.message = reason
    } else if let shortage = room.shortage {
      row.message = "waits: \(shortage)"
    }
    return try await line(of: [row]).placed(row)
  }

  var showsOthers: Bool { boardVisibility == .all }

  func source(of id: Int64) async throws -> SourceFile? { try await store.source(of: id) }

  func follow(_ id: Int64?, report: @escaping @Sendable (Submission) -> Void) async throws {
    // Listening begins before looking, so that no change falls in between.
    let changes = hub.changes()
    if let id {
      let present = try await submission(id)
      report(present)
      if present.state.isFinal { return }
      try await follow(present, changes, report)
    } else {
      for state in [SubmissionState.running, .compiling, .queued] {
        let rows = try await store.submissions(SubmissionQuery(state: state, limit: 100))
        try await placed(rows).reversed().forEach(report)
      }
      for await change in changes where change.original == nil { report(change) }
    }
  }

  /// How often whoever waits is told a new place in line, at most.
  private static let placeInterval = Duration.seconds(2)

  private func follow(
    _ present: Submission, _ changes: AsyncStream<Submission>,
    _ report: @escaping @Sendable (Submission) -> Void
  ) async throws {
    var waits = present.state == .queued
    var toldAt = ContinuousClock.now
    for await change in changes {
      if change.id == present.id {
        report(change)
        if change.state.isFinal { return }
        waits = change.state == .queued
      } else if waits && ContinuousClock.now - toldAt > Self.placeInterval {
        toldAt = .now
        report(try await submission(present.id))
      }
    }
  }

  func problems() async throws -> [ProblemSummary] {
    problemShelf.all.map { problem in
      ProblemSummary(
        name: problem.name, title: problem.title, topic: problem.sidecar.topic,
        difficulty: problem.sidecar.difficulty?.rawValue,
        languages: problemShelf.languages(of: problem), cpuLimit: problem.limits.cpu,
        memoryLimit: problem.limits.memory, unavailable: problemShelf.reasonAgainst(problem.name))
    }
  }

  /// After so many failed submissions to a problem its hints are shown.
  private static let failuresToHints = 3

  func statement(of name: String, for caller: Caller) async throws -> StatementReply {
    let problem = try problem(name)
    guard let path = problem.statement, path.extension == "md" else {
      throw Refusal(.notFound, "the statement of \(name) is not in Markdown: ask the staff for it")
    }
    let files = try problem.filledSources([PlacedFile(path)])
    var reply = StatementReply(
      problem: name, markdown: String(decoding: files.first?.bytes ?? [], as: UTF8.self))
    let hints = problem.sidecar.hints
    if hints.isEmpty { return reply }
    let failures = try await store.failures(of: caller.uid, at: name)
    reply.attemptsToHints = max(Self.failuresToHints - failures, 0)
    if reply.attemptsToHints == 0 { reply.hints = hints }
    return reply
  }

  func template(of name: String, language: String?) async throws -> TemplateReply {
    let problem = try problem(name)
    let codes = languages.map(\.code).filter { problem.templates[$0] != nil }
    guard let code = language ?? codes.first,
      let file = try problem.template(for: code).first(where: { !$0.name.contains("/") })
    else {
      let offer =
        codes.isEmpty ? "it has none" : "there is one for \(codes.joined(separator: ", "))"
      throw Refusal(.notFound, "no template of \(name) for \(language ?? "any language"): \(offer)")
    }
    return TemplateReply(
      language: code, fileName: file.name, text: String(decoding: file.bytes, as: UTF8.self))
  }

  func board(for caller: Caller) async throws -> BoardReply {
    let rows = try await store.board()
    return BoardReply(
      rows.map(entry), own: rows.filter { $0.uid == caller.uid }.map(entry),
      visibility: caller.isStaff ? .all : boardVisibility)
  }

  private func entry(_ row: BoardRow) -> BoardEntry {
    var entry = BoardEntry(row)
    guard let scores = row.scores else { return entry }
    let objective = problemShelf.problem(row.problem)?.scoring?.objective ?? .max
    entry.objective = objective
    entry.bestScore = objective == .max ? scores.upperBound : scores.lowerBound
    return entry
  }

  private func problem(_ name: String) throws -> Problem {
    guard let problem = problemShelf.problem(name) else { throw Self.unknown(name) }
    return problem
  }

  static func unknown(_ problem: String) -> Refusal {
    Refusal(.notFound, "there is no problem \(problem): `judge problems` lists them")
  }
}

extension BoardEntry {
  fileprivate init(_ row: BoardRow) {
    self.init(
      user: row.user, problem: row.problem, solved: row.solved, tries: row.tries,
      bestCPU: row.bestCPU, bestGPU: row.bestGPU,
      solvedAt: row.solvedAt.map { Timestamp(milliseconds: $0) })
  }
}

extension BoardReply.Visibility {
  init(_ show: JudgeConfiguration.Board.Show) {
    self =
      switch show {
      case .all: .all
      case .counts: .counts
      case .hidden: .hidden
      }
  }
}

// MARK: - Trying

extension DaemonBackend {
  func attempt(
    _ request: TryRequest, by caller: Caller, report: @escaping @Sendable (Submission) -> Void
  ) async throws {
    let handedIn = request.submission
    guard let loan = problemShelf.borrow(handedIn.problem) else {
      throw Self.unknown(handedIn.problem)
    }
    defer { withExtendedLifetime(loan) {} }
    let problem = loan.problem
    let language = try language(of: handedIn)
    if let reason = problemShelf.reasonAgainst(problem.name, language.code) {
      throw Refusal(.badInput, reason)
    }
    guard tryQuota.enter(caller.uid) else {
      throw Refusal(
        .unavailable, "\(tryQuota.limit) tries of yours are under way: wait until one is done")
    }
    defer { tryQuota.leave(caller.uid) }
    let input = try await NIOThreadPool.singleton.runIfActive { [tries] in
      try request.input.map { try TryInput(bytes: Array($0), folder: tries) }
    }
    let trial = Trial(
      problem: problem, language: language,
      files: [SourceFile(name: handedIn.fileName, bytes: Array(handedIn.source))],
      tests: input.map { .input(path: $0.path.string) } ?? .samples, stopsAtFirstFailure: false,
      validatorLanguages: languages)
    let start = Submission(
      id: 0, problem: problem.name, language: language.code, fileName: handedIn.fileName,
      user: caller.user, uid: caller.uid, submittedAt: Timestamp.now.milliseconds, state: .compiling
    )
    let live = LiveSubmission(start, attempt: 1, limits: trial.limits)
    let executor = lanes.executor(for: problem.name)
    do {
      let result = try await executor.judge(trial) { report(live.after($0)) }
      report(live.judged(result, executor: executor.name))
    } catch let fault as ExecutorFault {
      throw Refusal(.fault, "the judge failed: \(fault)")
    }
    withExtendedLifetime(input) {}
  }

  private func language(of request: SubmitRequest) throws -> Language {
    let known = languages.map { "\($0.code) (\($0.extensions.joined(separator: " ")))" }.joined(
      separator: ", ")
    let ending = NameEnding.of(request.fileName, among: languages.flatMap(\.extensions))
    let found = languages.first { language in
      request.language.map { $0 == language.code }
        ?? ending.map { language.extensions.contains($0) } ?? false
    }
    guard let found else {
      throw Refusal(
        .badInput, "the language of \(request.fileName) is unknown: this judge knows \(known)")
    }
    return found
  }
}

/// Somebody's own input for a `try`: a file that is removed again.
final class TryInput: Sendable {
  let path: FilePath

  init(bytes: [UInt8], folder: FilePath) throws {
    path = folder.appending("input-\(UInt64.random(in: .min ... .max))")
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(bytes) }
  }

  deinit { unlink(path.string) }

  /// Removes what a daemon left that was killed.
  static func removeAll(in folder: FilePath) {
    guard let stream = opendir(folder.string) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      // What does not go, a folder say, is none of these.
      _ = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { unlinkat(dirfd(stream), $0, 0) }
      }
    }
  }
}
