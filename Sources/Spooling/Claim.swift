/// One submission as the spool took it: to be committed as one row under its name.
package struct Claim: Hashable, Sendable {
  /// Unique for ever: the row's `UNIQUE` key. The same claim may be offered again, always under this name.
  package var name: String
  /// The folder's name; `nil` for a file that was dropped beside the problem folders.
  package var problem: String?
  /// Foreign text, invalid UTF-8 replaced. Never print it raw when the claim is rejected.
  package var fileName: String
  /// Language code by the file name's ending; `nil` if it is not known.
  package var language: String?
  /// The file's owner, or who handed it in.
  package var uid: UInt32
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package var receivedAt: Int64
  package var outcome: Outcome

  package enum Outcome: Hashable, Sendable {
    case accepted(bytes: [UInt8])
    /// `bytes` are what could be read of it within the size limit.
    case rejected(Rejection, bytes: [UInt8]?)
  }

  package init(
    name: String, problem: String?, fileName: String, language: String?, uid: UInt32,
    receivedAt: Int64, outcome: Outcome
  ) {
    self.name = name
    self.problem = problem
    self.fileName = fileName
    self.language = language
    self.uid = uid
    self.receivedAt = receivedAt
    self.outcome = outcome
  }

  /// The reason in plain words, if it is rejected.
  package var rejection: Rejection? {
    if case .rejected(let rejection, _) = outcome { rejection } else { nil }
  }
}
