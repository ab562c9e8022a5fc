internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

extension Compiler {
  /// What stands for `{preludes}` in a language's command.
  static func flags(_ preludes: Folder) -> [String] {
    // Such folders come before the compiler's own, and what lies there is no less a header of the system (GCC manual).
    ["-isystem", preludes.path.string]
  }

  /// Whether messages tell of headers that were compiled in advance.
  static func names(_ preludes: Folder, in messages: String) -> Bool {
    messages.contains(source) || messages.contains(preludes.path.string)
  }

  /// Whether headers of the language are still to be compiled in advance.
  func lacksPreludes(_ language: Language) -> Bool {
    !language.preludes.isEmpty && workshop.preludes.entry(preludesKey(of: language)) == nil
  }

  /// Compiles headers in advance, each in the sandbox as any source. Those that this compiler does not have, or does not compile so,
  /// are left out.
  func makePreludes(_ language: Language) throws(JudgingError) {
    try workshop.preludes.make(preludesKey(of: language)) { folder throws(JudgingError) in
      for header in language.preludes { try precompile(header, language, into: folder) }
    }
  }

  /// Of the name of the source that includes a header; its ending tells GCC whether to make one of C or of C++.
  private static let source = "judge-prelude"

  private func precompile(
    _ header: String, _ language: Language, into folder: Folder
  ) throws(JudgingError) {
    let source = Self.source + (language.extensions.contains(".c") ? ".h" : ".hpp")
    let cell = try workshop.cell(.compiling(language))
    try cell.load([SourceFile(name: source, bytes: Array("#include <\(header)>\n".utf8))])
    let command = CommandTemplate(language.compile).filled(
      sources: ["/app/\(source)"], values: ["output": "/w/\(Self.outputName)"])
    var limits = Self.limits(language)
    limits.output = .mib(512)
    let report = try cell.run(
      RunRequest(
        arguments: command, environment: Environment.standard(language), limits: limits,
        collect: [Self.outputName])
    ).report
    defer { report.close() }
    guard Ruling.ofRun(report.facts, limits: limits) == nil,
      let file = report.collected[Self.outputName]
    else { return }
    let parts = header.split(separator: "/").map(String.init)
    var inner = folder
    for part in parts.dropLast() { inner = try inner.subfolder(part) }
    guard let name = parts.last else { return }
    try inner.write("\(name).gch", from: file)
    // Where that does not fit, or is included once more, the header itself is read.
    try inner.write(name, Array("#include_next <\(header)>\n".utf8))
  }

  func preludesKey(of language: Language) -> String {
    Preludes.key(language: language, compiler: Self.identity(of: language.compile.first ?? ""))
  }
}
