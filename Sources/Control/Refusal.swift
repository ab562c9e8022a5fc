/// Why a request was not served: what the daemon answers instead, in one line.
package struct Refusal: Error, Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// There is no such submission, problem, language.
    case notFound = "not-found"
    /// It is somebody else's.
    case notAllowed = "not-allowed"
    /// What is asked for does not go together.
    case wrongUsage = "wrong-usage"
    /// What was sent is no request, or cannot be a submission.
    case badInput = "bad-input"
    /// Not now: the daemon stops, or is asked too much.
    case unavailable
    /// The daemon's own fault.
    case fault
  }

  package var kind: Kind
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

extension Refusal: CustomStringConvertible {
  package var description: String { message }
}
