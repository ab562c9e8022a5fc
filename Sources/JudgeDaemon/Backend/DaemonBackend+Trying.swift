internal import Control
internal import Dispatching
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import NIOPosix
internal import ProblemFormat
internal import SystemPackage

// Runs that count as no attempt.
extension DaemonBackend {
  func attempt(
    _ request: TryRequest, by caller: Caller, report: @escaping @Sendable (Submission) -> Void
  ) async throws {
    let handedIn = request.submission
    try admit(caller, to: handedIn.problem)
    guard let loan = problemShelf.borrow(handedIn.problem) else {
      throw unknown(handedIn.problem)
    }
    defer { withExtendedLifetime(loan) {} }
    let problem = loan.problem
    if problem.isInteractive && request.input != nil {
      throw Refusal(
        .wrongUsage, "\(problem.name) is interactive: --stdin cannot be used with it")
    }
    let language = try language(of: handedIn, for: problem)
    if let reason = problemShelf.reasonAgainst(problem.name, language.code) {
      throw Refusal(.badInput, reason)
    }
    guard tryQuota.enter(caller.uid) else {
      throw Refusal(
        .unavailable, "\(tryQuota.limit) tries of yours are under way: wait until one is done")
    }
    defer { tryQuota.leave(caller.uid) }
    let input = try await NIOThreadPool.singleton.runIfActive { [tries] in
      try request.input.map { try TryInput(bytes: Array($0), folder: tries) }
    }
    let trial = Trial(
      problem: problem, language: language,
      files: [SourceFile(name: handedIn.fileName, bytes: Array(handedIn.source))],
      tests: input.map { .input(path: $0.path.string) } ?? .samples, stopsAtFirstFailure: false,
      validatorLanguages: languages)
    let start = Submission(
      id: 0, problem: problem.name, language: language.code, fileName: handedIn.fileName,
      user: caller.user, uid: caller.uid, submittedAt: Timestamp.now.milliseconds, state: .compiling
    )
    let live = LiveSubmission(start, attempt: 1, limits: trial.limits)
    let executor = lanes.executor(for: problem.name)
    do {
      let result = try await executor.judge(trial) { report(live.after($0)) }
      report(live.judged(result, executor: executor.name))
    } catch let fault as ExecutorFault {
      throw Refusal(.fault, "the judge failed: \(fault)")
    }
    withExtendedLifetime(input) {}
  }

  private func language(of request: SubmitRequest, for problem: Problem) throws -> Language {
    if let code = request.language {
      if let language = languages.first(where: { $0.code == code }) { return language }
      throw Refusal(
        .badInput, "\(SourceFlaw.unknownLanguage(code, known: languages.map(\.code)))")
    }
    if let found = problem.language(of: request.fileName, among: languages) { return found }
    let known = problem.withOwnEndings(languages).flatMap { language in
      language.extensions.map { "\($0) (\(language.code))" }
    }
    throw Refusal(.badInput, "\(SourceFlaw.unknownEnding(request.fileName, known: known))")
  }
}

/// Somebody's own input for a `try`: a file that is removed again.
final class TryInput: Sendable {
  let path: FilePath

  init(bytes: [UInt8], folder: FilePath) throws {
    path = folder.appending("input-\(UInt64.random(in: .min ... .max))")
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(bytes) }
  }

  deinit { unlink(path.string) }

  /// Removes what a daemon left that was killed.
  static func removeAll(in folder: FilePath) {
    guard let stream = opendir(folder.string) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      // What does not go, a folder say, is none of these.
      _ = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { unlinkat(dirfd(stream), $0, 0) }
      }
    }
  }
}
