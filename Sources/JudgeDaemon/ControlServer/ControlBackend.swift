package import Control
package import JudgeCore
package import SystemPackage

/// What the control socket's server asks of the daemon.
///
/// Who may see what is the server's business: it takes sources, outputs and messages out of what a caller may not
/// see. Errors: ``Refusal``; any other error is logged and reaches the caller as a fault without its text.
package protocol ControlBackend: Sendable {
  func status(for caller: Caller) async throws -> StatusReply

  /// Takes a submission in.
  ///
  /// - Parameter request: its file name is a plain name without a slash, its source within the limit, its problem's
  ///   name well formed; nothing else is checked.
  /// - Returns: the new row, which may be a `rejected` one.
  func submit(_ request: SubmitRequest, by caller: Caller) async throws -> Submission

  /// Newest first; tests may be left out.
  ///
  /// - Throws: ``Refusal`` of kind `notFound` when it is for a problem or a user that nobody knows.
  func submissions(
    matching filter: SubmissionFilter, for caller: Caller
  ) async throws -> [Submission]

  /// How many there are of these, at most one more than a list may have.
  func count(of filter: SubmissionFilter, for caller: Caller) async throws -> Int

  /// - Throws: ``Refusal`` of kind `notFound`.
  func submission(_ id: Int64) async throws -> Submission

  /// Has a submission not judged that is the caller's own, or that staff wants so.
  ///
  /// - Throws: ``Refusal`` when it is judged or rejected already.
  func cancel(_ id: Int64, by caller: Caller) async throws -> Submission

  /// A submission as the caller may know it: unless they are staff, of a quiz not more than its package lets be told, and no result
  /// that an assessment withholds.
  func told(_ submission: Submission, to caller: Caller) -> Submission

  /// Whether students see each other's submissions and verdicts.
  var showsOthers: Bool { get }

  /// Whether an assessment has a problem now, so that students do not see what others made of it.
  func isUnderAssessment(_ problem: String) -> Bool

  /// The file as it was handed in; `nil` when nothing was kept of it.
  func source(of id: Int64) async throws -> SourceFile?

  /// Reports the present state and then each change: of one submission until it is final, or of all (the present
  /// state of those that are not final, then every change) until cancelled.
  func follow(_ id: Int64?, report: @escaping @Sendable (Submission) -> Void) async throws

  /// Runs without handing in, and reports each change; the last one is final. Cancelled, it ends the run.
  func attempt(
    _ request: TryRequest, by caller: Caller, report: @escaping @Sendable (Submission) -> Void
  ) async throws

  /// By name, with what the caller has made of each.
  func problems(for caller: Caller) async throws -> [ProblemSummary]

  func statement(of problem: String, for caller: Caller) async throws -> StatementReply

  /// - Parameter language: `nil`: the first one that has a template.
  func template(
    of problem: String, language: String?, for caller: Caller
  ) async throws -> TemplateReply

  /// What the caller may see of it.
  func board(_ filter: BoardFilter, for caller: Caller) async throws -> BoardReply

  /// By when they open; of each what the caller may see, without what anybody has reached.
  func assessments(for caller: Caller) async throws -> [AssessmentDocument]

  func assessment(_ name: String, for caller: Caller) async throws -> AssessmentDocument

  /// Begins the caller's time, unless it has begun.
  func startAssessment(_ name: String, by caller: Caller) async throws -> AssessmentDocument

  /// What the judge did for a submission, in order.
  func attempts(of submission: Submission, for caller: Caller) async throws -> [AttemptDocument]

  /// Figures in Prometheus' text format, for whoever may connect; no verdicts for students while there is an assessment.
  func metrics(for caller: Caller) async throws -> String

  // Staff alone get as far as these.

  /// A copy of the whole database, whose descriptor becomes the caller's.
  func backup() async throws -> FileDescriptor

  /// What is installed under that name; `nil`: nothing.
  func installation(of problem: String) async throws -> InstallationDocument?

  /// Takes in a package, and puts it in the place of what has its name.
  ///
  /// - Parameters:
  ///   - request: its name is well formed, and its figures are within bounds; nothing else is checked.
  ///   - pieces: the bytes of what `PackageStreamReader` reads.
  func install<Pieces: AsyncSequence & Sendable>(
    _ request: InstallRequest, by caller: Caller, _ pieces: Pieces
  ) async throws -> InstallationDocument where Pieces.Element == [UInt8]

  /// Takes away a problem that was installed.
  func remove(_ problem: String, by caller: Caller) async throws -> RemovalDocument

  /// Makes or changes an assessment.
  ///
  /// - Parameter request: its names are well formed, and its figures are within bounds; nothing else is checked.
  func setAssessment(
    _ name: String, _ request: AssessRequest, by caller: Caller
  ) async throws -> AssessmentDocument

  /// Forgets an assessment that no student has started.
  func removeAssessment(_ name: String, by caller: Caller) async throws

  /// Begins to judge submissions again, beside their verdicts.
  func rejudge(_ request: RejudgeRequest, by caller: Caller) async throws -> RejudgingDocument

  /// Those that are open first.
  func rejudgings() async throws -> [RejudgingDocument]

  /// With its changes.
  ///
  /// - Throws: ``Refusal`` of kind `notFound`.
  func rejudging(_ id: Int64) async throws -> RejudgingDocument

  /// Reports how it stands, and each step, until all of it is judged or it is ended.
  func followRejudging(
    _ id: Int64, report: @escaping @Sendable (RejudgingDocument) -> Void
  ) async throws

  func endRejudging(
    _ id: Int64, _ ending: RejudgingEnding, by caller: Caller
  ) async throws -> RejudgingDocument
}

/// Who asks: the kernel's word, never a field of the request.
package struct Caller: Hashable, Sendable {
  package var uid: UInt32
  package var gid: UInt32
  /// User name, or `#1234` where the uid has none.
  package var user: String
  /// Root, the daemon's own user, or a member of the staff group.
  package var isStaff: Bool

  package init(uid: UInt32, gid: UInt32, user: String, isStaff: Bool) {
    self.uid = uid
    self.gid = gid
    self.user = user
    self.isStaff = isStaff
  }

  /// Whether the uid is a user's: whoever has a range of uids for containers can be many others.
  package var hasName: Bool { user != "#\(uid)" }

  /// Whether this caller may see the source and the outputs of a submission.
  package func maySee(_ submission: Submission) -> Bool { isStaff || submission.uid == uid }
}
