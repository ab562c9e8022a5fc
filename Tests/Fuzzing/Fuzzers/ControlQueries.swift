import Control
import Hummingbird
import JudgeCore
import NIOCore

// The server's checks are not of this module's package interface.
@testable import JudgeDaemon

extension Fuzzer {
  /// Paths with queries, as requests to the control socket bear them.
  static let controlQueries = Fuzzer(name: "control-queries") { bytes in
    let path = String(decoding: bytes, as: UTF8.self)
    let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: path)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    _ = request.uri.path
    for key in ["source", "output", "language"] { _ = request.uri.queryParameters.get(key) }
    let filter: SubmissionFilter
    do throws(Refusal) {
      filter = try router.filter(of: request)
    } catch {
      return try hold(!error.message.isEmpty, "a refusal without a reason")
    }
    try hold(
      (1...SubmissionFilter.maximumLimit).contains(filter.limit), "a limit of \(filter.limit)")
    // What our own client would ask for the same.
    let query = ControlRoute.query([
      ("user", filter.user), ("mine", filter.isMine ? "1" : nil), ("problem", filter.problem),
      ("verdict", filter.verdict?.rawValue),
      ("limit", String(filter.limit)),
    ])
    try hold(
      query.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(query.debugDescription) is no query")
    let again = Request(
      head: HTTPRequest(
        method: .get, scheme: nil, authority: nil, path: ControlRoute.submissions + query),
      body: RequestBody(buffer: ByteBuffer()))
    let asked = try router.filter(of: again)
    try hold(asked == filter, "\(query) asks for another list than \(filter)")
  }
}
