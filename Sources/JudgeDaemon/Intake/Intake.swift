internal import Control
internal import Crypto
internal import JudgeCore
internal import Logging
internal import Spooling
internal import Storage

/// Makes rows of what the spool took.
struct Intake: Sendable {
  let store: Store
  let users: UserNames
  let problems: ProblemShelf
  let assessments: AssessmentShelf
  /// They may hand in whatever an assessment says.
  let staff: StaffGroup
  let lanes: Lanes
  /// How many of one user's may wait at a time.
  let limit: Int
  let bell: Bell
  let log: Logger

  /// - Returns: the row's number; the same one when the claim was recorded before.
  @discardableResult
  func record(_ claim: Claim) throws(StorageError) -> Int64 {
    switch claim.outcome {
    case .accepted(let bytes):
      if let name = claim.problem, let reason = problems.reasonAgainst(name, claim.language) {
        return try reject(claim, bytes, reason: reason)
      }
      return try admit(claim, bytes)
    case .rejected(let rejection, let bytes):
      return try reject(claim, bytes, reason: "\(rejection)")
    }
  }

  /// Has it judged, if no assessment is against that.
  private func admit(_ claim: Claim, _ bytes: [UInt8]) throws(StorageError) -> Int64 {
    let problem = claim.problem ?? ""
    // By when it was handed in, however late it is taken.
    let admission = assessments.admission(
      of: claim.uid, to: problem, at: Timestamp(milliseconds: claim.receivedAt))
    if case .refused(let obstacle) = admission {
      if staff.has(claim.uid) { return try queue(claim, bytes) }
      let reason = obstacle.words(about: problem, freeAt: assessments.freeing(of: problem)) {
        Timestamp(milliseconds: $0).localInFull
      }
      return try reject(claim, bytes, reason: reason)
    }
    do throws(StorageError) {
      return try queue(claim, bytes, admission.allowance)
    } catch .noAttemptsLeft(let count) {
      if staff.has(claim.uid) { return try queue(claim, bytes) }
      let all = count == 1 ? "your only attempt" : "all \(count) attempts"
      return try reject(
        claim, bytes,
        reason: "you have made \(all) at \(problem) that \(admission.assessment ?? "") allows")
    }
  }

  private func queue(
    _ claim: Claim, _ bytes: [UInt8], _ allowance: AttemptAllowance? = nil
  ) throws(StorageError) -> Int64 {
    let id: Int64
    do throws(StorageError) {
      id = try store.recordQueued(submission(claim, bytes), limit: limit, allowance: allowance)
    } catch .tooManyWaiting(let count) {
      return try reject(
        claim, bytes,
        reason: "\(count) of your submissions wait already: hand it in again when some are judged")
    }
    log.info(
      "queued",
      metadata: [
        "submission": "\(id)", "problem": "\(claim.problem ?? "")", "uid": "\(claim.uid)",
      ])
    bell.ring(.queued)
    return id
  }

  private func reject(_ claim: Claim, _ bytes: [UInt8]?, reason: String) throws(StorageError)
    -> Int64
  {
    let id = try store.recordRejected(submission(claim, bytes), reason: reason)
    log.notice(
      "rejected", metadata: ["submission": "\(id)", "uid": "\(claim.uid)", "reason": "\(reason)"])
    return id
  }

  private func submission(_ claim: Claim, _ bytes: [UInt8]?) -> NewSubmission {
    NewSubmission(
      claim: claim.name, problem: claim.problem, language: claim.language, fileName: claim.fileName,
      uid: claim.uid, userName: users.name(of: claim.uid), submittedAt: claim.receivedAt,
      source: bytes.map { .init(bytes: $0, sha256: Hexadecimal.text(SHA256.hash(data: $0))) },
      lane: claim.problem.map(lanes.number(of:)) ?? 0)
  }
}

extension Admission {
  fileprivate var allowance: AttemptAllowance? {
    guard case .admitted(_, let time, let attempts?) = self else { return nil }
    return AttemptAllowance(attempts: attempts, time: time)
  }
}
