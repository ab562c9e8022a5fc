internal import Glibc
package import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// Makes programs of sources, in a sandbox, once for the same sources.
package struct Compiler {
  let workshop: Workshop

  package init(_ workshop: Workshop) { self.workshop = workshop }

  /// - Parameters:
  ///   - entry: name of the file that starts the program.
  /// - Returns: what the compiler said, and the program's name in the cache if there is one.
  /// - Throws: ``JudgingError`` for our own failure only.
  package func compile(
    _ files: [SourceFile], entry: String, language: Language
  ) throws(JudgingError) -> (CompileResult, artefact: String?) {
    let key = ProgramCache.key(
      language: language, entry: entry, files: files,
      compiler: Self.identity(of: language.compile.first ?? ""))
    if var known = workshop.cache.result(key), workshop.cache.program(key) != nil {
      known.cached = true
      return (known, key)
    }
    let preludesKey = preludesKey(of: language)
    let preludes = language.preludes.isEmpty ? nil : workshop.preludes.entry(preludesKey)
    if preludes == nil { workshop.wantPreludes(of: language, preludesKey) }
    let linker = language.compile.contains("{linker}") ? Linker.flags : []
    let said = try compile(files, entry, language, key, seeing: preludes, linker: linker)
    // Whoever reads the messages is to find nothing of ours in them, and nobody's program fails for a damaged file of ours.
    let isSuspect = preludes.map { Self.isSuspect(said.result, seeing: $0) } ?? false
    guard isSuspect || (!linker.isEmpty && Linker.isHeard(in: said.result.output)) else {
      return (said.result, said.artefact)
    }
    let plain = try compile(files, entry, language, key, seeing: nil)
    if plain.result.ok && !said.result.ok && isSuspect {
      try workshop.preludes.discard(preludesKey)
    }
    return (plain.result, plain.artefact)
  }

  func compile(
    _ files: [SourceFile], _ entry: String, _ language: Language, _ key: String,
    seeing preludes: Folder?, linker: [String] = []
  ) throws(JudgingError) -> (result: CompileResult, artefact: String?) {
    let cell = try workshop.cell(.compiling(language, seeing: preludes))
    try cell.load(files)
    let flags = preludes.map(Self.flags) ?? []
    let report = try cell.run(
      request(files, entry: entry, language: language, preludes: flags, linker: linker)
    ).report
    defer { report.close() }
    let output = try Self.said(report)
    if let failure = Self.failure(report.facts, language: language) {
      // A compiler that a limit ended knows nothing of it.
      let text = failure.isOwn && !output.isEmpty ? output : "\(failure.reason)\n\(output)"
      return (CompileResult(ok: false, cached: false, wall: report.facts.wall, output: text), nil)
    }
    let result = CompileResult(ok: true, cached: false, wall: report.facts.wall, output: output)
    guard let program = try program(report, files, language: language) else { return (result, nil) }
    try workshop.cache.add(key, program, result)
    return (result, key)
  }

  static let outputName = "program"

  private func request(
    _ files: [SourceFile], entry: String, language: Language, preludes: [String],
    linker: [String]
  ) -> RunRequest {
    let sources = files.map(\.name).filter { name in
      language.extensions.contains { name.hasSuffix($0) }
    }
    let command = CommandTemplate(language.compile).filled(
      sources: sources.sorted().map { "/app/\($0)" }, preludes: preludes,
      linker: linker, values: ["entry": "/app/\(entry)", "output": "/w/\(Self.outputName)"])
    return RunRequest(
      arguments: command, environment: Environment.standard(language),
      limits: Self.limits(language), collect: language.hasArtefact ? [Self.outputName] : [])
  }

  static func limits(_ language: Language) -> Limits {
    let own = language.compileLimits
    return Limits(
      cpu: own.cpu, memory: own.memory, output: own.output, processes: 256, scratch: .mib(512),
      openFiles: 1024, stack: .mib(512))
  }

  /// The files of the compiled program; `nil` when the compiler left none.
  private func program(
    _ report: RunReport, _ files: [SourceFile], language: Language
  ) throws(JudgingError) -> [SourceFile]? {
    guard language.hasArtefact else { return files }
    guard let file = report.collected[Self.outputName] else { return nil }
    do {
      let bytes = try file.readAll(limit: language.compileLimits.output)
      return [SourceFile(name: Self.outputName, bytes: bytes)]
    } catch {
      throw .file("/w/program", doing: "read", Errno.of(error))
    }
  }

  /// Why there is no program, and whether it was the compiler that said no; `nil` when it was content.
  private static func failure(
    _ facts: RunFacts, language: Language
  ) -> (reason: String, isOwn: Bool)? {
    guard let ruling = Ruling.ofRun(facts, limits: limits(language)) else { return nil }
    return ruling.verdict == .runTimeError
      ? ("the compiler ended with \(ruling.message)", true) : ("compiling \(ruling.message)", false)
  }

  /// What people are shown of it: 64 KiB at most, with paths as they named them.
  private static func said(_ report: RunReport) throws(JudgingError) -> String {
    do {
      let limit = ByteCount.kib(64)
      let bytes =
        try report.standardError.readAll(limit: limit) + report.standardOutput.readAll(limit: limit)
      return Text.readable(bytes.prefix(Int(limit.bytes))).replacing("/app/", with: "")
    } catch {
      throw .file("the compiler's output", doing: "read", Errno.of(error))
    }
  }

  /// Tells one installed compiler from another: its real path, size and time of change.
  static func identity(of program: String) -> String {
    guard let real = realpath(program, nil) else { return program }
    defer { free(real) }
    var status = stat()
    guard stat(real, &status) == 0 else { return program }
    return "\(String(cString: real)) \(status.st_size) \(status.st_mtim.tv_sec)"
  }
}
