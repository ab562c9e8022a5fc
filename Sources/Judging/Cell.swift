internal import JudgeCore
internal import Sandboxing

/// A sandbox with what it shows as `/app`.
final class Cell {
  let sandbox: Sandbox
  private let application: Folder
  private var loaded: String?

  init(sandbox: Sandbox, application: Folder) {
    self.sandbox = sandbox
    self.application = application
  }

  /// Shows these files, and nothing else.
  func load(_ files: [SourceFile]) throws(JudgingError) {
    try unload()
    for file in files { try application.write(file.name, file.bytes) }
  }

  /// Shows a compiled program; cheap when it is there already.
  func load(_ key: String, from cache: ProgramCache) throws(JudgingError) {
    if loaded == key { return }
    guard let program = cache.program(key) else { throw .missingProgram(key) }
    try unload()
    for name in try program.names() { try application.link(name, from: program) }
    loaded = key
  }

  /// Adds one file to what is shown, replacing what had its name.
  func show(_ name: String, _ bytes: [UInt8]) throws(JudgingError) {
    if application.exists(name) { try application.remove(name) }
    try application.write(name, bytes)
  }

  func run(_ request: RunRequest) throws(JudgingError) -> RunReport {
    do throws(SandboxError) {
      return try sandbox.run(request)
    } catch {
      throw .sandbox(error)
    }
  }

  private func unload() throws(JudgingError) {
    loaded = nil
    try application.clear()
  }
}
