internal import ArgumentParser
internal import Control
internal import Glibc
internal import JudgeCore
internal import SystemPackage

struct TemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write a problem's starter file, to be filled in.",
    discussion: "Example: judge template kerneloverlap -l cpp -o mine.cpp")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The problem's name.", valueName: "problem"),
    completion: Completions.problems)
  var problem: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The language's code, as cpp or python3 (default: the first with a template).",
      valueName: "code"), completion: Completions.languages)
  var language: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where to write (default: the template's own name, here).", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(name: [.short, .long], help: "Overwrite a file that is there.")
  var force = false

  func run() async throws {
    let template = try await global.ask { try await $0.template(of: problem, language: language) }
    let path = FilePath(try output ?? Self.plainName(template.fileName))
    try write(template.text, to: path)
    try global.print(["written": path.string, "language": template.language]) { _ in
      [
        "wrote \(TerminalText.line(path.string)): fill it in, then judge try \(TerminalText.line(path.string)) -p \(problem)"
      ]
    }
  }

  /// A daemon has no say in which folder is written to.
  private static func plainName(_ name: String) throws -> String {
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
      throw CommandFailure(
        .ownFault, "the template has no usable file name: name a file with --output")
    }
    return name
  }

  private func write(_ text: String, to path: FilePath) throws {
    // Never through a link that somebody else may have laid out.
    let options: FileDescriptor.OpenOptions =
      force
      ? [.create, .truncate, .noFollow, .closeOnExec] : [.create, .exclusiveCreate, .closeOnExec]
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: options, permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(text.utf8) }
    } catch let error as Errno {
      let name = TerminalText.line(path.string)
      throw error == .fileExists
        ? CommandFailure(
          .badInput, "\(name) is there already: overwrite it with -f, or name another file with -o")
        : CommandFailure(.badInput, "cannot write \(name): \(error)")
    }
  }
}
