internal import Control
internal import Crypto
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import Logging
internal import ServiceLifecycle
internal import Spooling
internal import Storage
internal import Synchronization
internal import SystemPackage

/// Serves the spool on a thread of its own: what is dropped becomes a row, and the bell rings.
struct SpoolService: Service {
  let spool: Spool
  let intake: Intake
  let troubles: Troubles
  let pulse: Pulse
  /// So often it shows that it is alive, though nothing happens; `nil`: nobody asks.
  let beat: Duration?
  let log: Logger

  func run() async throws {
    let (wakeup, end) = try FileDescriptor.pipe()
    defer {
      // They carry nothing but one byte that has done its work.
      try? wakeup.close()
      try? end.close()
    }
    try await withTaskCancellationOrGracefulShutdownHandler {
      try await OwnThread.run { try serve(until: wakeup) }
    } onCancelOrGracefulShutdown: {
      // A full pipe would wake the thread just as well.
      _ = try? end.writeAll([0])
    }
  }

  private func serve(until wakeup: FileDescriptor) throws {
    var complaints: Set<String> = []
    pulse.begin(.spool)
    while true {
      let wake = try spool.wait(timeout: beat, wakeup: wakeup)
      pulse.beat(.spool)
      if wake == .wakeup { return }
      if wake == .timeout { continue }
      let report = try spool.take { claim in
        pulse.beat(.spool)
        try intake.record(claim)
      }
      // A failure that stays is said once, not at every look.
      let now = Set(report.failures.map { "\($0)" })
      for complaint in now.subtracting(complaints).sorted() { log.error("\(complaint)") }
      complaints = now
      troubles.note(.spool, now.min())
    }
  }
}

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
  let hub: ProgressHub
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

  private func admit(_ claim: Claim, _ bytes: [UInt8]) throws(StorageError) -> Int64 {
    let problem = claim.problem ?? ""
    let admission = admission(of: claim, to: problem)
    if case .refused(let obstacle) = admission {
      return try reject(claim, bytes, reason: obstacle.words(about: problem))
    }
    do throws(StorageError) {
      return try queue(claim, bytes, admission.allowance)
    } catch .tooManyWaiting(let count) {
      return try reject(
        claim, bytes,
        reason: "\(count) of your submissions wait already: hand it in again when some are judged")
    } catch .noAttemptsLeft(let count) {
      let all = count == 1 ? "your only attempt" : "all \(count) attempts"
      return try reject(
        claim, bytes,
        reason: "you have made \(all) at \(problem) that \(admission.assessment ?? "") allows")
    }
  }

  /// By when it was handed in, however late it is taken.
  private func admission(of claim: Claim, to problem: String) -> Admission {
    let admission = assessments.admission(
      of: claim.uid, to: problem, at: Timestamp(milliseconds: claim.receivedAt))
    return admission == .free || staff.has(claim.uid) ? .free : admission
  }

  private func queue(
    _ claim: Claim, _ bytes: [UInt8], _ allowance: AttemptAllowance?
  ) throws(StorageError) -> Int64 {
    let id = try store.recordQueued(
      submission(claim, bytes), limit: limit, allowance: allowance)
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

/// Names of users. What is not known may be so only for a moment, while the name service starts, and is asked again.
final class UserNames: Sendable {
  private let known = Mutex<[UInt32: String]>([:])

  /// The user's name, or `#1234` where the uid has none.
  func name(of uid: UInt32) -> String {
    known.withLock { known in
      if let name = known[uid] { return name }
      // getpwuid's own buffer is safe here: nobody else in this program asks but under this lock.
      guard let entry = getpwuid(uid) else { return "#\(uid)" }
      let name = String(cString: entry.pointee.pw_name)
      known[uid] = name
      return name
    }
  }
}
