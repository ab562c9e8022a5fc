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
  let assessments: AssessmentShelf
  let languages: [Language]
  let lanes: Lanes
  let hub: ProgressHub
  let cancellations: Cancellations
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
  /// Of boards of a time, which may take seconds.
  let boardQuota = UserQuota(limit: 1)
  let boardTurnstile = Turnstile()
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
    reply.isStaff = caller.isStaff
    reply.assessments = openAssessments(for: caller)
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
      for row in rows.reversed().map(line.placed).map(explained) {
        state.own.append(
          .init(
            id: row.id, problem: row.problem, state: row.state, queuePosition: row.queuePosition,
            expectedWait: row.expectedWait, message: row.state == .queued ? row.message : ""))
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

  func problems(for caller: Caller) async throws -> [ProblemSummary] {
    let progress = try await store.progress(of: caller.uid)
    let withheld = assessments.withheld(from: caller)
    return problemShelf.all.map { problem in
      var summary = ProblemSummary(
        name: problem.name, title: problem.title, topic: problem.sidecar.topic,
        difficulty: problem.sidecar.difficulty?.rawValue,
        languages: problemShelf.languages(of: problem), cpuLimit: problem.limits.cpu,
        memoryLimit: problem.limits.memory, unavailable: problemShelf.reasonAgainst(problem.name))
      summary.progress = progress[problem.name].map { isSolved in
        isSolved && withheld[problem.name] == nil ? .solved : .tried
      }
      return concerned(summary, by: assessments.admission(of: caller.uid, to: problem.name), caller)
    }
  }

  /// A problem as it is listed while an assessment has it: to whom it is closed, by its name alone.
  private func concerned(
    _ summary: ProblemSummary, by admission: Admission, _ caller: Caller
  ) -> ProblemSummary {
    guard let assessment = admission.assessment else { return summary }
    var summary = summary
    summary.assessment = assessment
    if case .refused = admission, !caller.isStaff { summary.close() }
    return summary
  }

  /// After so many failed submissions to a problem its hints are shown.
  private static let failuresToHints = 3

  func statement(of name: String, for caller: Caller) async throws -> StatementReply {
    let problem = try problem(name)
    let admission = try admit(caller, to: name)
    guard let path = problem.statement, path.extension == "md" else {
      throw Refusal(.notFound, "the statement of \(name) is not in Markdown: ask the staff for it")
    }
    let files = try problem.filledSources([PlacedFile(path)])
    var reply = StatementReply(
      problem: name, markdown: String(decoding: files.first?.bytes ?? [], as: UTF8.self))
    // In an assessment nobody is helped.
    let hints = admission == .free ? problem.sidecar.hints : []
    if hints.isEmpty { return reply }
    let failures = try await store.failures(of: caller.uid, at: name)
    reply.attemptsToHints = max(Self.failuresToHints - failures, 0)
    if reply.attemptsToHints == 0 { reply.hints = hints }
    return reply
  }

  func template(
    of name: String, language: String?, for caller: Caller
  ) async throws -> TemplateReply {
    let problem = try problem(name)
    try admit(caller, to: name)
    let codes = languages.map(\.code).filter { problem.templates[$0] != nil }
    guard let code = language ?? codes.first,
      let file = try problem.template(for: code).first(where: { !$0.name.contains("/") })
    else {
      let offer =
        codes.isEmpty ? ": it has none" : ": there is one for \(codes.joined(separator: ", "))"
      let hint = language.map { NearName.question(about: $0, among: codes, else: offer) } ?? offer
      throw Refusal(
        .notFound, "no template of \(name) for \(language ?? "any language")\(hint)")
    }
    return TemplateReply(
      language: code, fileName: file.name, text: String(decoding: file.bytes, as: UTF8.self))
  }

  private func problem(_ name: String) throws -> Problem {
    guard let problem = problemShelf.problem(name) else { throw unknown(name) }
    return problem
  }

  func unknown(_ problem: String) -> Refusal {
    let hint = NearName.question(
      about: problem, among: problemShelf.names, else: ": `judge problems` lists them")
    return Refusal(.notFound, "there is no problem \(problem)\(hint)")
  }
}
