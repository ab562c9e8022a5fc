/// A submission in the queue.
package struct Waiting: Hashable, Sendable {
  package var id: Int64
  package var problem: String
}

/// One attempt of the judge's at a submission.
package struct AttemptRecord: Hashable, Sendable {
  package var number: Int
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package var startedAt: Int64
  /// `nil`: it is the live one.
  package var endedAt: Int64?
  /// `done`, `fault` or `interrupted`.
  package var ending: String?
  /// Why it was not done, in words.
  package var reason: String?
}
