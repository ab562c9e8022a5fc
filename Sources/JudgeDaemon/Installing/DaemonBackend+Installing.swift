internal import Control
internal import JudgeCore
internal import Logging
internal import NIOPosix
internal import ProblemFormat
internal import Spooling
internal import Storage
internal import SystemPackage

// Installing problems. That whoever asks is staff has been checked.
extension DaemonBackend {
  func installation(of name: String) async throws -> InstallationDocument? {
    guard let problem = problemShelf.problem(name) else { return nil }
    // It reads the whole package: not a task's business.
    return try await NIOThreadPool.singleton.runIfActive {
      try InstallationDocument(problem, replaced: nil, wasThere: true)
    }
  }

  func install<Pieces: AsyncSequence & Sendable>(
    _ request: InstallRequest, by caller: Caller, _ pieces: Pieces
  ) async throws -> InstallationDocument where Pieces.Element == [UInt8] {
    guard installing.enter() else {
      throw Refusal(.unavailable, "another package is being installed: try again when it is")
    }
    defer { installing.leave() }
    if let shortage = room.shortage(beyond: request.size) {
      throw Refusal(.unavailable, "nothing was installed: \(shortage)")
    }
    let draft = try await receive(request, pieces)
    let problem = try await NIOThreadPool.singleton.runIfActive { [timeLimits] in
      let problem = try draft.read(announced: request)
      if let limit = request.timeLimit, !problem.statesTimeLimit {
        try timeLimits.keep(limit, for: problem)
      }
      return timeLimits.applied(to: problem)
    }
    let old = problemShelf.problem(problem.name)
    if let old, try await isSame(old, as: request) {
      // Only its time limit may have been calibrated anew.
      return try await replace(old, by: timeLimits.applied(to: old), wasThere: true, caller)
    }
    // Before anybody can be judged by it.
    try await store.recordProblem(problem.name, hash: problem.version, title: problem.title)
    try await NIOThreadPool.singleton.runIfActive { [packages] in try packages.publish(draft) }
    return try await replace(old, by: problem, wasThere: false, caller)
  }

  private func receive<Pieces: AsyncSequence & Sendable>(
    _ request: InstallRequest, _ pieces: Pieces
  ) async throws -> PackageDraft where Pieces.Element == [UInt8] {
    do {
      let draft = try await NIOThreadPool.singleton.runIfActive { [packages] in
        try packages.draft(of: request.problem)
      }
      var reader = PackageStreamReader()
      for try await bytes in pieces {
        let parts = try reader.add(bytes)
        try await NIOThreadPool.singleton.runIfActive {
          try draft.take(parts, announced: request)
        }
      }
      return draft
    } catch let error as Errno {
      throw Refusal(
        .unavailable, "nothing was installed: \(packages.path) cannot be written: \(error)")
    } catch is ControlError {
      throw Refusal(.badInput, "what was sent is no package: nothing was installed")
    }
  }

  private func isSame(_ old: Problem, as request: InstallRequest) async throws -> Bool {
    try await NIOThreadPool.singleton.runIfActive {
      // One that cannot be read any more is another one.
      (try? old.edition()) == request.edition
    }
  }

  private func replace(
    _ old: Problem?, by problem: Problem, wasThere: Bool, _ caller: Caller
  ) async throws -> InstallationDocument {
    lanes.place(problem)
    problemShelf.put(problem)
    serveSpool()
    bell.ring(.queued)
    intake.log.notice(
      wasThere ? "installed once more what was there already" : "installed a problem",
      metadata: [
        "problem": "\(problem.name)", "version": "\(problem.version)",
        "replaced": "\(old?.version ?? "-")", "limit": "\(problem.limits.cpu)",
        "user": "\(caller.user)", "uid": "\(caller.uid)",
      ])
    return try await NIOThreadPool.singleton.runIfActive {
      try InstallationDocument(
        problem, replaced: wasThere ? nil : old?.version, wasThere: wasThere)
    }
  }
}

extension DaemonBackend {
  /// Takes drops for the problems that there are now.
  func serveSpool() {
    do throws(SpoolError) {
      let warnings = try spool.serve(
        problems: problemShelf.names, endings: problemShelf.endings)
      for warning in warnings { intake.log.warning("\(warning)") }
    } catch {
      // It can be handed in by the command all the same.
      intake.log.error("cannot make the folder for drops", metadata: ["reason": "\(error)"])
    }
  }
}

extension InstallationDocument {
  init(_ problem: Problem, replaced: String?, wasThere: Bool) throws(PackageError) {
    self.init(
      problem: problem.name, title: problem.title, version: problem.version,
      edition: try problem.edition(), tests: problem.tests.count, timeLimit: problem.limits.cpu,
      replaced: replaced, wasThere: wasThere)
  }
}

/// That one package at a time is installed.
final class Installing: Sendable {
  private let quota = UserQuota(limit: 1)

  func enter() -> Bool { quota.enter(0) }

  func leave() { quota.leave(0) }
}
