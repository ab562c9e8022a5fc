/// A submission that was just handed in.
package struct NewSubmission: Hashable, Sendable {
  /// Unique for ever: recording the same claim again changes nothing.
  package var claim: String
  /// `nil` only for one that is rejected.
  package var problem: String?
  /// `nil` only for one that is rejected.
  package var language: String?
  package var fileName: String
  package var uid: UInt32
  package var userName: String
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package var submittedAt: Int64
  /// `nil` only for one that is rejected and had none.
  package var source: Source?
  /// Whose queue it waits in: users take turns in each.
  package var lane: Int

  /// A file's bytes, which are kept once however often they are handed in.
  package struct Source: Hashable, Sendable {
    package var bytes: [UInt8]
    /// Of the bytes, as 64 lower-case hexadecimal digits.
    package var sha256: String

    package init(bytes: [UInt8], sha256: String) {
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  package init(
    claim: String, problem: String?, language: String?, fileName: String, uid: UInt32,
    userName: String, submittedAt: Int64, source: Source?, lane: Int = 0
  ) {
    self.claim = claim
    self.problem = problem
    self.language = language
    self.fileName = fileName
    self.uid = uid
    self.userName = userName
    self.submittedAt = submittedAt
    self.source = source
    self.lane = lane
  }
}
