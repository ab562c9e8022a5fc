internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

extension Compiler {
  /// What stands for `{preludes}` in a language's command.
  static func flags(_ preludes: Folder) -> [String] {
    // Such folders come before the compiler's own, and what lies there is no less a header of the system (GCC manual).
    ["-isystem", preludes.path.string]
  }

  /// Whether it may be for headers that were compiled in advance that a compiler said this: it names one, or fails by itself.
  static func isSuspect(_ result: CompileResult, seeing preludes: Folder) -> Bool {
    let names = [source, preludes.path.string].contains { result.output.contains($0) }
    let fails = ["PCH", "internal compiler error"].contains { result.output.contains($0) }
    return names || (!result.ok && fails)
  }

  /// Compiles headers in advance, each in the sandbox as any source. Those that the compiler refuses are left out.
  ///
  /// - Throws: ``JudgingError``, too when a limit ended the compiler: that says nothing of the header.
  func makePreludes(_ language: Language) throws(JudgingError) {
    try workshop.preludes.make(preludesKey(of: language)) { folder throws(JudgingError) in
      var sources: Set<String> = []
      for header in language.preludes {
        sources.formUnion(try precompile(header, language, into: folder))
      }
      return sources
    }
  }

  func preludesKey(of language: Language) -> String {
    Preludes.key(language: language, compiler: Self.identity(of: language.compile.first ?? ""))
  }

  /// Of the name of the source that includes a header; its ending tells GCC whether to make one of C or of C++.
  private static let source = "judge-prelude"
  private static let listName = "made-of"

  /// - Returns: the files that it is made of.
  private func precompile(
    _ header: String, _ language: Language, into folder: Folder
  ) throws(JudgingError) -> [String] {
    let source = Self.source + (language.extensions.contains(".c") ? ".h" : ".hpp")
    let cell = try workshop.cell(.compiling(language))
    try cell.load([SourceFile(name: source, bytes: Array("#include <\(header)>\n".utf8))])
    var words = language.compile
    words.insert(contentsOf: ["-MD", "-MF", "/w/\(Self.listName)"], at: 1)
    let command = CommandTemplate(words).filled(
      sources: ["/app/\(source)"], values: ["output": "/w/\(Self.outputName)"])
    let report = try cell.run(
      RunRequest(
        arguments: command, environment: Environment.standard(language), limits: Self.ownLimits,
        collect: [Self.outputName, Self.listName])
    ).report
    defer { report.close() }
    if let ruling = Ruling.ofRun(report.facts, limits: Self.ownLimits) {
      if ruling.verdict == .runTimeError && report.facts.ending == .exited(status: 1) { return [] }
      throw .prelude(header, why: ruling.message)
    }
    guard let made = report.collected[Self.outputName], let list = report.collected[Self.listName]
    else { throw .prelude(header, why: "the compiler wrote nothing") }
    try keep(made, as: header, in: folder)
    return try paths(in: list)
  }

  /// Whatever a problem says: the headers are for all.
  private static let ownLimits = Limits(
    cpu: .seconds(120), memory: .mib(2048), output: .mib(512), processes: 256, scratch: .mib(512),
    openFiles: 1024, stack: .mib(512))

  private func keep(
    _ made: FileDescriptor, as header: String, in folder: Folder
  ) throws(JudgingError) {
    let parts = header.split(separator: "/").map(String.init)
    var inner = folder
    for part in parts.dropLast() { inner = try inner.subfolder(part) }
    guard let name = parts.last else { return }
    try inner.write("\(name).gch", from: made)
    // Where that does not fit, or is included once more, the header itself is read.
    try inner.write(name, Array("#include_next <\(header)>\n".utf8))
  }

  /// The files that a rule for make names, but for our own.
  private func paths(in list: FileDescriptor) throws(JudgingError) -> [String] {
    do {
      let text = String(decoding: try list.readAll(limit: .mib(1)), as: UTF8.self)
      return text.split { $0.isWhitespace || $0 == "\\" }.map(String.init)
        .filter { $0.hasPrefix("/") && !$0.hasPrefix("/app/") && !$0.hasPrefix("/w/") }
    } catch {
      throw .file(FilePath("/w/\(Self.listName)"), doing: "read", Errno.of(error))
    }
  }
}
