/// Paths of the control socket: client and server take them from here.
package enum ControlRoute {
  package static let status = "/v1/status"
  package static let submissions = "/v1/submissions"
  package static let submissionCount = "/v1/submission-count"
  package static let events = "/v1/events"
  package static let tries = "/v1/tries"
  package static let problems = "/v1/problems"
  package static let board = "/v1/board"
  package static let rejudgings = "/v1/rejudgings"
  package static let assessments = "/v1/assessments"
  package static let backup = "/v1/backup"
  package static let installations = "/v1/installations"
  package static let metrics = "/metrics"

  package static func submission(_ id: Int64) -> String { "\(submissions)/\(id)" }
  package static func events(of id: Int64?) -> String {
    id.map { "\(submission($0))/events" } ?? events
  }
  package static func evidence(of id: Int64) -> String { "\(submission(id))/evidence" }
  package static func cancellation(of id: Int64) -> String { "\(submission(id))/cancel" }
  package static func rejudging(_ id: Int64, _ part: RejudgingPart? = nil) -> String {
    "\(rejudgings)/\(id)" + (part.map { "/\($0.rawValue)" } ?? "")
  }
  package static func problem(_ name: String, _ part: Part) -> String {
    "\(problems)/\(escaped(name))/\(part.rawValue)"
  }

  package static func assessment(_ name: String, _ part: AssessmentPart? = nil) -> String {
    "\(assessments)/\(escaped(name))" + (part.map { "/\($0.rawValue)" } ?? "")
  }

  package static func installation(_ problem: String) -> String {
    "\(installations)/\(escaped(problem))"
  }

  package static func removal(of problem: String) -> String {
    "\(installation(problem))/removal"
  }

  package enum Part: String, Sendable { case statement, template }

  package enum AssessmentPart: String, Sendable { case start, removal }

  package enum RejudgingPart: String, Sendable { case events, apply, cancel }

  /// Whether what failing samples printed is wanted.
  package enum OutputWish: String, Sendable {
    /// If the caller may see it.
    case own
    /// In any case: it is refused to who may not see it.
    case demanded = "1"
  }

  /// `?key=value&…` of what is not `nil`.
  package static func query(_ items: [(key: String, value: String?)]) -> String {
    let pairs = items.compactMap { item in item.value.map { "\(item.key)=\(escaped($0))" } }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
