import Control
import FoundationEssentials
import JudgeCore
import Logging
import SystemPackage

// The server's checks are not of this module's package interface.
@testable import JudgeDaemon

extension Fuzzer {
  /// Bodies of requests to the control socket.
  static let controlRequests = Fuzzer(name: "control-requests") { bytes in
    let body = Data(bytes)
    if let request = try? ControlJSON.decode(SubmitRequest.self, from: body) {
      try check(request)
      let again = try ControlJSON.decode(SubmitRequest.self, from: ControlJSON.line(request))
      try hold(again == request, "a submission is read as another than was written")
    }
    if let request = try? ControlJSON.decode(TryRequest.self, from: body) {
      try check(request.submission)
      let again = try ControlJSON.decode(TryRequest.self, from: ControlJSON.line(request))
      try hold(again == request, "a try is read as another than was written")
    }
  }

  private static func check(_ request: SubmitRequest) throws {
    do throws(Refusal) {
      try router.check(request)
    } catch {
      return try hold(!error.message.isEmpty, "a refusal without a reason")
    }
    let plain = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    try hold(
      (1...64).contains(request.problem.utf8.count) && request.problem.utf8.allSatisfy(plain),
      "\(request.problem.debugDescription) is no problem's name")
    let name = request.fileName.utf8
    try hold(
      (1...255).contains(name.count) && name.first != UInt8(ascii: ".") && !name.contains(0)
        && !name.contains(UInt8(ascii: "/")),
      "\(request.fileName.debugDescription) is no plain file name")
    try hold(request.source.count <= 1024, "a source of \(request.source.count) bytes")
  }

  /// What looks at requests before the daemon does.
  static let router = ControlRouter(
    backend: NoBackend(), settings: ControlSettings(staffGroup: "judge", maxSource: .kib(1)),
    log: Logger(label: "fuzzing") { _ in SwiftLogNoOpLogHandler() })
}

/// Answers nothing: requests do not get so far.
struct NoBackend: ControlBackend {
  private let refusal = Refusal(.unavailable, "nobody is here")

  func status(for caller: Caller) throws -> StatusReply { throw refusal }
  func submit(_ request: SubmitRequest, by caller: Caller) throws -> Submission { throw refusal }
  func submissions(
    matching filter: SubmissionFilter, for caller: Caller
  ) throws -> [Submission] { throw refusal }
  func count(of filter: SubmissionFilter, for caller: Caller) throws -> Int { throw refusal }
  func submission(_ id: Int64) throws -> Submission { throw refusal }
  func cancel(_ id: Int64, by caller: Caller) throws -> Submission { throw refusal }
  func told(_ submission: Submission, to caller: Caller) -> Submission { submission }
  func source(of id: Int64) throws -> SourceFile? { throw refusal }
  func follow(_ id: Int64?, report: @escaping @Sendable (Submission) -> Void) throws {
    throw refusal
  }
  func attempt(
    _ request: TryRequest, by caller: Caller, report: @escaping @Sendable (Submission) -> Void
  ) throws { throw refusal }
  func problems(for caller: Caller) throws -> [ProblemSummary] { throw refusal }
  func statement(of problem: String, for caller: Caller) throws -> StatementReply { throw refusal }
  func template(
    of problem: String, language: String?, for caller: Caller
  ) throws -> TemplateReply { throw refusal }
  func board(_ filter: BoardFilter, for caller: Caller) throws -> BoardReply { throw refusal }
  var showsOthers: Bool { true }
  func isUnderAssessment(_ problem: String) -> Bool { false }
  func assessments(for caller: Caller) throws -> [AssessmentDocument] { throw refusal }
  func assessment(_ name: String, for caller: Caller) throws -> AssessmentDocument { throw refusal }
  func startAssessment(_ name: String, by caller: Caller) throws -> AssessmentDocument {
    throw refusal
  }
  func setAssessment(
    _ name: String, _ request: AssessRequest, by caller: Caller
  ) throws -> AssessmentDocument { throw refusal }
  func removeAssessment(_ name: String, by caller: Caller) throws { throw refusal }
  func attempts(of submission: Submission, for caller: Caller) throws -> [AttemptDocument] {
    throw refusal
  }
  func metrics(for caller: Caller) throws -> String { throw refusal }
  func backup() throws -> FileDescriptor { throw refusal }
  func installation(of problem: String) throws -> InstallationDocument? { throw refusal }
  func remove(_ problem: String, by caller: Caller) throws -> RemovalDocument { throw refusal }
  func install<Pieces: AsyncSequence & Sendable>(
    _ request: InstallRequest, by caller: Caller, _ pieces: Pieces
  ) throws -> InstallationDocument where Pieces.Element == [UInt8] { throw refusal }
  func rejudge(_ request: RejudgeRequest, by caller: Caller) throws -> RejudgingDocument {
    throw refusal
  }
  func rejudgings() throws -> [RejudgingDocument] { throw refusal }
  func rejudging(_ id: Int64) throws -> RejudgingDocument { throw refusal }
  func followRejudging(
    _ id: Int64, report: @escaping @Sendable (RejudgingDocument) -> Void
  ) throws { throw refusal }
  func endRejudging(
    _ id: Int64, _ ending: RejudgingEnding, by caller: Caller
  ) throws -> RejudgingDocument { throw refusal }
}
