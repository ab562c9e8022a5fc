internal import Control
internal import FoundationEssentials
internal import Hummingbird
internal import JudgeCore
internal import Logging
internal import NIOCore

/// Reads requests, checks what is foreign in them, and asks the backend.
struct ControlRouter<Backend: ControlBackend>: Sendable {
  let backend: Backend
  let settings: ControlSettings
  let log: Logger

  func router() -> Router<ControlContext> {
    let router = Router(context: ControlContext.self)
    router.add(middleware: RefusalMiddleware())
    router.add(middleware: CallerMiddleware(staffGroup: settings.staffGroup))
    addGeneral(to: router)
    addSubmissions(to: router)
    addProblems(to: router)
    addAssessments(to: router)
    addRejudgings(to: router)
    addInstallations(to: router)
    addRemovals(to: router)
    addWatching(to: router)
    return router
  }

  private func addGeneral(to router: Router<ControlContext>) {
    router.get("/v1/status") { _, context in
      try Reply.value(try await backend.status(for: context.caller))
    }
    router.get("/v1/board") { request, context in
      try Reply.value(try await backend.board(boardFilter(of: request), for: context.caller))
    }
    router.get("/v1/events") { request, context in
      stream { [caller = context.caller] report in
        let news = News()
        try await backend.follow(nil) {
          guard mayKnow(of: $0, caller) else { return }
          news.pass(document($0, .tests, for: caller), to: report)
        }
      }.response(to: request)
    }
    router.post("/v1/tries") { request, context in
      var request = request
      let attempt = try await decode(
        TryRequest.self, from: &request, limit: settings.maxSource + settings.maxInput)
      try check(attempt.submission)
      if let input = attempt.input { try check(input.count, settings.maxInput, "the input") }
      return stream { [caller = context.caller] report in
        try await backend.attempt(attempt, by: caller) {
          report(SubmissionDocument($0, detail: .outputs, isOwn: true))
        }
      }.response(to: request)
    }
  }

  private func addSubmissions(to router: Router<ControlContext>) {
    router.post("/v1/submissions") { request, context in
      var request = request
      let submission = try await decode(
        SubmitRequest.self, from: &request, limit: settings.maxSource)
      try check(submission)
      let taken = try await backend.submit(submission, by: context.caller)
      return try Reply.value(document(taken, .tests, for: context.caller))
    }
    router.post("/v1/submissions/:id/cancel") { _, context in
      let submission = try await known(try id(in: context), context.caller)
      guard context.caller.maySee(submission) else {
        throw Refusal(
          .notAllowed,
          "submission \(submission.id) is \(submission.user)'s: they and staff alone can cancel it")
      }
      let cancelled = try await backend.cancel(submission.id, by: context.caller)
      return try Reply.value(document(cancelled, .tests, for: context.caller))
    }
    router.get("/v1/submissions") { request, context in
      let filter = try filter(of: request, for: context.caller)
      if request.uri.queryParameters.get("export") != nil { try requireStaff(context) }
      let submissions = try await backend.submissions(matching: filter, for: context.caller)
        .filter { mayKnow(of: $0, context.caller) }
      return try Reply.value(submissions.map { document($0, .summary, for: context.caller) })
    }
    router.get("/v1/submission-count") { request, context in
      try Reply.value(
        try await backend.count(
          of: filter(of: request, for: context.caller), for: context.caller))
    }
    router.get("/v1/submissions/:id") { request, context in
      try Reply.value(try await submission(of: request, context))
    }
    router.get("/v1/submissions/:id/evidence") { _, context in
      try Reply.value(try await evidence(try id(in: context), context.caller))
    }
    router.get("/v1/submissions/:id/events") { request, context in
      let id = try id(in: context)
      // Says at once when there is no such submission.
      _ = try await known(id, context.caller)
      return stream { [caller = context.caller] report in
        let news = News()
        try await backend.follow(id) {
          guard mayKnow(of: $0, caller) else { return }
          news.pass(document($0, .outputs, for: caller), to: report)
        }
      }.response(to: request)
    }
  }

  /// For staff alone.
  private func addRejudgings(to router: Router<ControlContext>) {
    router.get("/v1/rejudgings") { _, context in
      try requireStaff(context)
      return try Reply.value(try await backend.rejudgings())
    }
    router.post("/v1/rejudgings") { request, context in
      try requireStaff(context)
      var request = request
      let wish = try await decode(RejudgeRequest.self, from: &request, limit: .kib(256))
      try check(wish)
      return try Reply.value(try await backend.rejudge(wish, by: context.caller))
    }
    router.get("/v1/rejudgings/:id") { _, context in
      try requireStaff(context)
      return try Reply.value(try await backend.rejudging(try id(in: context)))
    }
    router.get("/v1/rejudgings/:id/events") { request, context in
      try requireStaff(context)
      let id = try id(in: context)
      // Says at once when there is none.
      _ = try await backend.rejudging(id)
      return stream { report in
        try await backend.followRejudging(id) { report($0) }
      }.response(to: request)
    }
    for (part, ending) in [("apply", RejudgingEnding.applied), ("cancel", .cancelled)] {
      router.post("/v1/rejudgings/:id/\(part)") { _, context in
        try requireStaff(context)
        return try Reply.value(
          try await backend.endRejudging(try id(in: context), ending, by: context.caller))
      }
    }
  }

  /// For staff alone.
  private func addInstallations(to router: Router<ControlContext>) {
    router.get("/v1/installations/:name") { _, context in
      try requireStaff(context)
      let found = try await backend.installation(of: try problem(in: context))
      return try Reply.value(found.map { [$0] } ?? [])
    }
    router.post("/v1/installations/:name") { request, context in
      try requireStaff(context)
      let announced = try installation(of: try problem(in: context), request)
      let pieces = request.body.map { Array($0.readableBytesView) }
      return try Reply.value(
        try await backend.install(announced, by: context.caller, pieces))
    }
  }

  /// For staff alone.
  private func addRemovals(to router: Router<ControlContext>) {
    router.post("/v1/installations/:name/removal") { _, context in
      try requireStaff(context)
      return try Reply.value(
        try await backend.remove(try problem(in: context), by: context.caller))
    }
  }

  func requireStaff(_ context: ControlContext) throws(Refusal) {
    if context.caller.isStaff { return }
    throw Refusal(
      .notAllowed, "this is for staff: root and members of the group \(settings.staffGroup)")
  }

  private func addProblems(to router: Router<ControlContext>) {
    router.get("/v1/problems") { _, context in
      try Reply.value(try await backend.problems(for: context.caller))
    }
    router.get("/v1/problems/:name/statement") { _, context in
      try Reply.value(
        try await backend.statement(of: try problem(in: context), for: context.caller))
    }
    router.get("/v1/problems/:name/template") { request, context in
      let language = request.uri.queryParameters.get("language")
      return try Reply.value(
        try await backend.template(
          of: try problem(in: context), language: language, for: context.caller))
    }
  }

  private func submission(
    of request: Request, _ context: ControlContext
  ) async throws -> SubmissionReply {
    let submission = try await known(try id(in: context), context.caller)
    let isOwn = context.caller.maySee(submission)
    let wantsSource = request.uri.queryParameters.get("source") == "1"
    let output = request.uri.queryParameters.get("output")
    guard isOwn || !(wantsSource || output == ControlRoute.OutputWish.demanded.rawValue) else {
      throw Refusal(
        .notAllowed,
        "submission \(submission.id) is \(submission.user)'s: its source and outputs are shown to them and to staff alone"
      )
    }
    let source = wantsSource ? try await backend.source(of: submission.id) : nil
    return SubmissionReply(
      submission: document(submission, output == nil ? .tests : .outputs, for: context.caller),
      source: source.map { Data($0.bytes) })
  }

  private func mayKnow(of submission: Submission, _ caller: Caller) -> Bool {
    caller.maySee(submission)
      || (backend.showsOthers && !backend.isUnderAssessment(submission.problem))
  }

  static var secret: Refusal {
    Refusal(.notAllowed, "this judge shows a submission to its owner and to staff alone")
  }

  /// A submission, if the caller may know of it.
  private func known(_ id: Int64, _ caller: Caller) async throws -> Submission {
    let submission = try await backend.submission(id)
    if mayKnow(of: submission, caller) { return submission }
    throw backend.showsOthers
      ? Refusal(
        .notAllowed,
        "this submission is to a problem of an assessment: until that is over, it is shown to its owner and to staff alone"
      ) : Self.secret
  }

  private func evidence(_ id: Int64, _ caller: Caller) async throws -> EvidenceReply {
    let submission = try await known(id, caller)
    var attempts = try await backend.attempts(of: submission, for: caller)
    if !caller.maySee(submission) {
      for index in attempts.indices { attempts[index].reason = nil }
    }
    return EvidenceReply(
      submission: document(submission, .tests, for: caller),
      problemVersion: submission.problemVersion, attempts: attempts)
  }

  private func document(
    _ submission: Submission, _ detail: SubmissionDocument.Detail, for caller: Caller
  ) -> SubmissionDocument {
    SubmissionDocument(
      backend.told(submission, to: caller), detail: detail, isOwn: caller.maySee(submission))
  }

  private func stream<Document: Encodable & Sendable>(
    _ produce:
      @escaping @Sendable (@escaping LineStream<Document>.Report) async throws -> Void
  ) -> LineStream<Document> {
    LineStream(produce: produce, log: log)
  }
}
