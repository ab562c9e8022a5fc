internal import CLinux
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// A sandbox with what it shows as `/app`.
final class Cell {
  let sandbox: Sandbox
  private let application: Folder
  private let quiet: QuietLock
  private var loaded: String?

  init(sandbox: Sandbox, application: Folder, quiet: QuietLock) {
    self.sandbox = sandbox
    self.quiet = quiet
    self.application = application
  }

  /// Shows these files, and nothing else.
  func load(_ files: [SourceFile]) throws(JudgingError) {
    try unload()
    for file in files { try application.write(file.name, file.bytes) }
  }

  /// Shows a compiled program; cheap when it is there already.
  func load(_ program: Program, of workshop: Workshop) throws(JudgingError) {
    guard let files = program.files else {
      return try load(program.artefact, from: workshop.cache)
    }
    let key = files.map { "\($0.name)\0\($0.hash)" }.joined(separator: "\0")
    if loaded == key { return }
    try unload()
    for file in files {
      try application.link(file.name, to: try workshop.staging.path(of: file.hash))
    }
    loaded = key
  }

  private func load(_ key: String, from cache: ProgramCache) throws(JudgingError) {
    if loaded == key { return }
    guard let program = cache.program(key) else { throw .missingProgram(key) }
    try unload()
    for name in try program.filesBelow() {
      try application.link(name, to: program.path.appending(name))
    }
    loaded = key
  }

  /// Adds one file to what is shown, replacing what had its name.
  func show(_ name: String, _ bytes: [UInt8]) throws(JudgingError) {
    if application.exists(name) { try application.remove(name) }
    try application.write(name, bytes)
  }

  /// Adds one file to what is shown, with what is in another from its start; replaces what had its name.
  func show(_ name: String, from file: FileDescriptor) throws(JudgingError) {
    if application.exists(name) { try application.remove(name) }
    do {
      try file.seek(offset: 0, from: .start)
    } catch {
      throw .file(FilePath(name), doing: "read what is to become", Errno.of(error))
    }
    try application.write(name, from: file, isForGood: false)
  }

  /// Shows one of the added files no more.
  func hide(_ name: String) throws(JudgingError) { try application.remove(name) }

  /// What came of a run, and what was seen of the run before it that did not count.
  struct Run {
    var report: RunReport
    var overruled: RunFacts?
  }

  /// Runs a program beside others; where these could have decided what came of it, once more without them.
  func run(_ request: RunRequest) throws(JudgingError) -> Run {
    let first = try quiet.shared { () throws(JudgingError) in try start(request) }
    guard request.limits.deservesSecondRun(first.facts), request.scratch.isNew else {
      return Run(report: first)
    }
    first.close()
    let last = try quiet.alone { () throws(JudgingError) in
      let second = try start(request)
      guard request.limits.deservesThirdRun(second.facts) else { return second }
      second.close()
      return try start(request)
    }
    return Run(report: last, overruled: first.facts)
  }

  /// Runs two programs that talk to each other, beside others; as ``run(_:)`` does, once more without these.
  ///
  /// - Parameter partner: where the other program runs, the output validator. A second run is out of the question when it goes on with
  ///   what it has left, which the first run has changed, or has failed.
  /// - Returns: what came of this cell's run, and of the other.
  func converse(
    _ request: RunRequest, with partner: Cell, _ theirs: RunRequest
  ) throws(JudgingError) -> (run: Run, theirs: RunReport) {
    let first = try quiet.shared { () throws(JudgingError) in
      try Conversation.run(request, in: sandbox, theirs, in: partner.sandbox)
    }
    guard request.limits.deservesSecondRun(first.ours.facts), theirs.scratch.isNew,
      CustomValidator.hasDecided(first.theirs)
    else {
      return (Run(report: first.ours), first.theirs)
    }
    first.ours.close()
    first.theirs.close()
    let last = try quiet.alone { () throws(JudgingError) in
      let second = try Conversation.run(request, in: sandbox, theirs, in: partner.sandbox)
      guard request.limits.deservesThirdRun(second.ours.facts),
        CustomValidator.hasDecided(second.theirs)
      else { return second }
      second.ours.close()
      second.theirs.close()
      return try Conversation.run(request, in: sandbox, theirs, in: partner.sandbox)
    }
    return (Run(report: last.ours, overruled: first.ours.facts), last.theirs)
  }

  private func start(_ request: RunRequest) throws(JudgingError) -> RunReport {
    var request = request
    let input = try request.input.map { file throws(JudgingError) in try own(file) }
    defer { input.map(closeReadOnly) }
    request.input = input
    do throws(SandboxError) {
      return try sandbox.run(request)
    } catch {
      throw .sandbox(error)
    }
  }

  /// An input for one run, which can do nothing to it that others would see: opened anew, since position and flags stay
  /// with what is open; where runs have the uid of who owns the file, and could change its rights, a copy.
  private func own(_ input: FileDescriptor) throws(JudgingError) -> FileDescriptor {
    let isOwners = !sandbox.mechanisms.contains(.uidRange)
    let file = isOwners ? clinux_sealed_copy(input.rawValue) : clinux_reopen(input.rawValue)
    guard file >= 0 else {
      throw .file("standard input", doing: "open anew", Errno(rawValue: errno))
    }
    return FileDescriptor(rawValue: file)
  }

  private func unload() throws(JudgingError) {
    loaded = nil
    try application.clear()
  }
}
