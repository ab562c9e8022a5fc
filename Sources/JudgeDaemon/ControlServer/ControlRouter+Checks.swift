internal import Control
internal import FoundationEssentials
internal import Hummingbird
internal import JudgeCore
internal import NIOCore

// What a request says is foreign: each part is checked here before anything else sees it.
extension ControlRouter {
  func decode<Value: Decodable>(
    _ type: Value.Type, from request: inout Request, limit: ByteCount
  ) async throws -> Value {
    let body: ByteBuffer
    do {
      body = try await request.collectBody(upTo: settings.maxBody(limit))
    } catch is NIOTooManyBytesError {
      throw Refusal(.badInput, "this is larger than \(limit), the most that is taken")
    }
    do {
      return try ControlJSON.decode(type, from: Data(body.readableBytesView))
    } catch {
      throw Refusal(.badInput, "the request's body is not what this path takes")
    }
  }

  func check(_ request: SubmitRequest) throws(Refusal) {
    try check(problem: request.problem)
    // By bytes: with a combining mark behind it, a dot is another character.
    let name = request.fileName.utf8
    guard (1...255).contains(name.count), name.first != UInt8(ascii: "."),
      !name.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") })
    else {
      throw Refusal(
        .badInput, "a file's name has 1 to 255 bytes, no slash, and no dot at its beginning")
    }
    try check(request.source.count, settings.maxSource, "the file")
  }

  func check(_ count: Int, _ limit: ByteCount, _ what: String) throws(Refusal) {
    guard Int64(count) <= limit.bytes else {
      throw Refusal(.badInput, "\(what) is larger than \(limit), the most that is taken")
    }
  }

  func check(problem name: String) throws(Refusal) {
    let isName =
      (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
    guard isName else {
      throw Refusal(.notFound, "no problem has such a name: `judge problems` lists them")
    }
  }

  func check(_ request: RejudgeRequest) throws(Refusal) {
    if let problem = request.problem { try check(problem: problem) }
    guard request.ids.count <= RejudgeRequest.mostIDs,
      request.reason.utf8.count <= RejudgeRequest.longestReason
    else {
      throw Refusal(
        .badInput,
        "at most \(RejudgeRequest.mostIDs) numbers, and a reason of \(RejudgeRequest.longestReason) bytes"
      )
    }
    let hasFilter = request.problem != nil || request.user != nil || request.verdict != nil
    guard request.ids.isEmpty || !hasFilter else {
      throw Refusal(.badInput, "either numbers of submissions, or a problem, user and verdict")
    }
    guard !request.ids.isEmpty || request.problem != nil || request.user != nil else {
      throw Refusal(.badInput, "name submissions, a problem or a user: all at once is too much")
    }
  }

  /// A package as it is announced, with figures within bounds.
  func installation(of name: String, _ request: Request) throws(Refusal) -> InstallRequest {
    let query = request.uri.queryParameters
    guard let edition = query.get("edition"), edition.utf8.count == 64,
      let files = query.get("files").flatMap({ Int($0) }),
      (1...InstallRequest.mostFiles).contains(files),
      let size = query.get("bytes").flatMap({ Int64($0) }),
      (0...InstallRequest.largest.bytes).contains(size)
    else {
      throw Refusal(
        .badInput,
        "a package has an edition, 1 to \(InstallRequest.mostFiles) files and at most \(InstallRequest.largest)"
      )
    }
    var limit: Duration?
    if let text = query.get("time_limit_ns") {
      guard let count = Int64(text), TimeLimits.range.contains(.nanoseconds(count)) else {
        throw Refusal(.badInput, "a time limit goes from a millisecond to a day")
      }
      limit = .nanoseconds(count)
    }
    return InstallRequest(
      problem: name, edition: edition, files: files, size: ByteCount(bytes: size),
      timeLimit: limit)
  }

  func id(in context: ControlContext) throws(Refusal) -> Int64 {
    guard let id = context.parameters.get("id", as: Int64.self), id > 0 else {
      throw Refusal(.badInput, "an id is a number from 1 on")
    }
    return id
  }

  func problem(in context: ControlContext) throws(Refusal) -> String {
    let name = context.parameters.get("name") ?? ""
    try check(problem: name)
    return name
  }

  /// Which submissions are asked for; nobody is given others than they may know of.
  func filter(of request: Request, for caller: Caller) throws(Refusal) -> SubmissionFilter {
    var filter = try filter(of: request)
    let seesOthers = caller.isStaff || backend.showsOthers
    if let user = filter.user, user != caller.user, !seesOthers { throw Self.secret }
    if filter.isMine || !seesOthers { (filter.user, filter.isMine) = (caller.user, true) }
    return filter
  }

  func boardFilter(of request: Request) throws(Refusal) -> BoardFilter {
    let query = request.uri.queryParameters
    var filter = BoardFilter()
    filter.since = try moment("since", in: request)
    filter.until = try moment("until", in: request)
    filter.problems = query.getAll("problem")
    guard filter.problems.count <= BoardFilter.mostProblems else {
      throw Refusal(.badInput, "a board of at most \(BoardFilter.mostProblems) problems")
    }
    for problem in filter.problems { try check(problem: problem) }
    return filter
  }

  private func moment(_ name: String, in request: Request) throws(Refusal) -> Timestamp? {
    guard let text = request.uri.queryParameters.get(name) else { return nil }
    guard let moment = Timestamp(text) else {
      throw Refusal(.badInput, "\(name) is a moment of the form 2026-01-31T12:00:00.123Z")
    }
    return moment
  }

  /// One of a few words.
  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, in request: Request
  ) throws(Refusal) -> Value? {
    guard let text = request.uri.queryParameters.get(name) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw Refusal(.badInput, "there is no such \(name); there are \(all)")
  }

  func filter(of request: Request) throws(Refusal) -> SubmissionFilter {
    let query = request.uri.queryParameters
    var filter = SubmissionFilter(user: query.get("user"), problem: query.get("problem"))
    filter.isMine = query.get("mine") != nil
    filter.verdict = try choice("verdict", in: request)
    filter.state = try choice("state", in: request)
    if let text = query.get("limit") {
      guard let limit = Int(text), (1...SubmissionFilter.maximumLimit).contains(limit) else {
        throw Refusal(.badInput, "a limit goes from 1 to \(SubmissionFilter.maximumLimit)")
      }
      filter.limit = limit
    }
    if let text = query.get("before") {
      guard let before = Int64(text), before > 0 else {
        throw Refusal(.badInput, "before is a submission's id, a number from 1 on")
      }
      filter.before = before
    }
    return filter
  }
}
