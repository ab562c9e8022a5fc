internal import Control
internal import JudgeCore
internal import Logging
internal import NIOPosix
internal import ProblemFormat
internal import Spooling
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
    let uncovered = try await NIOThreadPool.singleton.runIfActive {
      [packages, timeLimits, shipped] in
      guard try Self.withdraw(name, from: packages) else {
        throw Refusal(
          .badInput,
          "\(name) was not installed, but lies in \(shipped): take its folder away and restart judged"
        )
      }
      return (try? Problem.read(directory: shipped.appending(name))).map(timeLimits.applied)
    }
    if let uncovered {
      try await store.recordProblem(name, hash: uncovered.version, title: uncovered.title)
      lanes.place(uncovered)
      problemShelf.put(uncovered)
    } else {
      problemShelf.remove(name)
    }
    serveSpool()
    intake.log.notice(
      "removed a problem",
      metadata: [
        "problem": "\(name)", "uncovered": "\(uncovered?.directory.string ?? "-")",
        "user": "\(caller.user)", "uid": "\(caller.uid)",
      ])
    let waiting = try await store.submissions(
      SubmissionQuery(problem: name, state: .queued, limit: SubmissionQuery.maximumLimit))
    return RemovalDocument(
      problem: name, uncovered: uncovered?.directory.string,
      waiting: uncovered == nil ? waiting.count : 0)
  }

  /// Whether it was there.
  private static func withdraw(
    _ name: String, from packages: InstalledPackages
  ) throws(Refusal) -> Bool {
    do throws(Errno) {
      return try packages.withdraw(name)
    } catch {
      throw Refusal(
        .unavailable, "nothing was removed: \(packages.path) cannot be written: \(error)")
    }
  }
}
