internal import Control
internal import Glibc
internal import JudgeCore
internal import Logging
internal import NIOPosix
internal import ProblemFormat
internal import Storage
internal import SystemPackage

// Taking problems away. That whoever asks is staff has been checked.
extension DaemonBackend {
  func remove(_ name: String, by caller: Caller) async throws -> RemovalDocument {
    guard installing.enter() else {
      throw Refusal(.unavailable, "a package is being installed: try again when it is")
    }
    defer { installing.leave() }
    guard problemShelf.names.contains(name) else { throw unknown(name) }
    let uncovered = try await NIOThreadPool.singleton.runIfActive { try whatLiesBelow(name) }
    // First all that can fail: once the name is gone, so is the problem.
    if case .success(let problem) = uncovered {
      try await store.recordProblem(name, hash: problem.version, title: problem.title)
    }
    try await NIOThreadPool.singleton.runIfActive { try withdraw(name) }
    show(uncovered, as: name)
    serveSpool()
    let folder = uncovered.map { _ in shipped.appending(name).string }
    intake.log.notice(
      "removed a problem",
      metadata: [
        "problem": "\(name)", "uncovered": "\(folder ?? "-")", "user": "\(caller.user)",
        "uid": "\(caller.uid)",
      ])
    return RemovalDocument(problem: name, uncovered: folder, waiting: try await waiting(for: name))
  }

  /// The package of an installed problem's name in the folder of problems; `nil`: there is none.
  private func whatLiesBelow(_ name: String) throws -> Result<Problem, PackageError>? {
    guard try packages.hasPackage(name) else {
      throw Refusal(
        .badInput,
        "\(name) was not installed, but lies in \(shipped): take its folder away and restart judged"
      )
    }
    let folder = shipped.appending(name)
    guard access(folder.string, F_OK) == 0 else { return nil }
    return Result { () throws(PackageError) in
      timeLimits.applied(to: try Problem.read(directory: folder))
    }
  }

  private func withdraw(_ name: String) throws(Refusal) {
    do throws(Errno) {
      try packages.withdraw(name)
    } catch {
      throw Refusal(
        .unavailable, "nothing was removed: \(packages.path) cannot be written: \(error)")
    }
  }

  private func show(_ uncovered: Result<Problem, PackageError>?, as name: String) {
    switch uncovered {
    case .success(let problem):
      lanes.place(problem)
      problemShelf.put(problem)
      bell.ring(.queued)
    case .failure(let error):
      lanes.remove(name)
      problemShelf.remove(name, leaving: error)
    case nil:
      lanes.remove(name)
      problemShelf.remove(name)
    }
  }

  /// How many submissions wait for a problem that is not there.
  private func waiting(for name: String) async throws -> Int {
    if problemShelf.problem(name) != nil { return 0 }
    return try await store.count(SubmissionQuery(problem: name, state: .queued), limit: .max)
  }
}
