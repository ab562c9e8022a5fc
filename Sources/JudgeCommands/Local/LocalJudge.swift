internal import Configuring
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Judging on this machine without the daemon: workers of one's own, gone at the end.
enum LocalJudge {
  /// Runs `body` with an executor that goes by the configuration; programs and caches lie in a folder that is removed again.
  ///
  /// - Parameter slots: `nil`: as many as judge.conf says.
  ///
  /// - Throws: what `body` throws; ``Interruption`` when a signal asks for the end, which then comes after everything is
  ///   cleaned up.
  static func withExecutor<Value: Sendable>(
    _ configuration: JudgeConfiguration, slots: Int? = nil,
    _ body: @escaping @Sendable (any Executor) async throws -> Value
  ) async throws -> Value {
    guard !configuration.languages.isEmpty else {
      throw CommandFailure(.badInput, "judge.conf describes no language: nothing can be judged")
    }
    if let exposed = configuration.exposures(of: [configuration.problems.path]).first {
      throw CommandFailure(.badInput, "answers would be in sight of submissions: \(exposed)")
    }
    let folder = try TemporaryFolder()
    let isRoot = geteuid() == 0
    let wanted = slots ?? configuration.slots
    let settings = LocalSettings(
      worker: try LocalSettings.findWorker(configured: configuration.worker.path),
      state: folder.path, uidRangeStart: isRoot ? configuration.uidRange.start : nil,
      uidRangeCount: configuration.uidRange.count,
      slots: wanted == 0 ? LocalSettings.coreCount : wanted, pinsCores: configuration.pinCores,
      usesCgroups: configuration.cgroup == .automatic, cacheLimit: configuration.cache.max,
      gpu: configuration.gpu.host)
    return try await withLocalExecutor(settings) { executor in
      try await Interruption.guarding { try await body(executor) }
    }
  }

  /// The language that a file is in.
  ///
  /// - Parameter code: what the user named; `nil`: by the file's ending.
  static func language(
    of fileName: String, code: String?, for problem: Problem, among languages: [Language]
  ) throws(CommandFailure) -> Language {
    if let code {
      guard let language = languages.first(where: { $0.code == code }) else {
        let flaw = SourceFlaw.unknownLanguage(
          TerminalText.line(code), known: languages.map(\.code))
        throw CommandFailure(.wrongUsage, "\(flaw)")
      }
      return language
    }
    guard let language = problem.language(of: fileName, among: languages) else {
      throw CommandFailure(
        .badInput, "the language of \(TerminalText.line(fileName)) is unknown: name it with -l")
    }
    if let reason = problem.reasonAgainst(language: language.code) {
      throw CommandFailure(.badInput, reason)
    }
    return language
  }

  /// Where a package lies that is named and not pointed to: one that was installed, else one below `problems.path`.
  ///
  /// - Returns: `nil`: it is a path, or there is no such package.
  static func folder(
    ofPackage text: String, _ configuration: JudgeConfiguration
  ) throws(CommandFailure) -> FilePath? {
    let isThere = access(FilePath(text).appending("problem.yaml").string, F_OK) == 0
    if isThere || text.contains("/") || text == "." { return nil }
    if let installed = try installed(text, configuration) { return installed }
    let own = configuration.problems.path.appending(text)
    return access(own.string, F_OK) == 0 ? own : nil
  }

  /// Where a package lies that was installed while the daemon ran; `nil`: there is none, as far as this user can see.
  private static func installed(
    _ name: String, _ configuration: JudgeConfiguration
  ) throws(CommandFailure) -> FilePath? {
    let path = configuration.state.installed.appending(name)
    var status = stat()
    guard Problem.isName(name), stat(path.string, &status) == 0 else { return nil }
    if access(path.appending("problem.yaml").string, R_OK) == 0 { return path }
    throw CommandFailure(
      .notAllowed,
      "\(name) was installed, and lies in \(path), which only root and uid \(status.st_uid) may read: do this as one of them, or name a folder"
    )
  }
}

extension Language {
  /// Whether a file of this name is in this language.
  func isWritten(in fileName: String) -> Bool { extensions.contains { fileName.hasSuffix($0) } }
}
