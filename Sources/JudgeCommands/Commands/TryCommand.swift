internal import ArgumentParser
internal import Configuring
internal import Control
internal import FoundationEssentials
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

struct TryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract:
      "Run a file on the samples, or on your own input, in the sandbox; it counts as no attempt.",
    discussion: "Example: judge try solution.py -p kerneloverlap --stdin mine.in")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The file to run.", valueName: "file"), completion: .file())
  var file: String

  @Option(
    name: [.short, .long], help: ArgumentHelp("The problem's name.", valueName: "problem"),
    completion: Completions.problems)
  var problem: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The language's code (default: by the file's ending).", valueName: "code"),
    completion: Completions.languages)
  var language: String?

  @Option(
    help: ArgumentHelp("Your own input instead of the samples, at most 1 MiB.", valueName: "file"),
    completion: .file())
  var stdin: String?

  @OptionGroup var detail: DetailOptions

  func run() async throws {
    let configuration = try global.configuration()
    let last = try await global.ask(by: configuration) { client in
      let source = try SourceArgument(file, limit: configuration.spool.maxSource)
      let problems = problem == nil ? try await client.problems().map(\.name) : []
      let name = try problem ?? source.requireProblem(among: problems)
      let request = TryRequest(
        submission: source.request(problem: name, language: language), input: try input())
      let isLive = !global.json && Console.current.isTerminal
      var live = LiveLines(Console.current)
      defer { live.clear() }
      var last: SubmissionDocument?
      try await client.attempt(request) { document in
        last = document
        if isLive && !document.state.isFinal { live.show(document) }
      }
      return last
    }
    guard let last, last.state.isFinal else { return try WatchCommand.check(last, of: 0) }
    try conclude(last)
  }

  private func input() throws -> Data? {
    guard let stdin else { return nil }
    do throws(FileError) {
      return Data(try BoundedFile.read(FilePath(stdin), limit: .mib(1)))
    } catch {
      throw CommandFailure(.badInput, "\(TerminalText.line(stdin)) \(error)")
    }
  }

  private func conclude(_ document: SubmissionDocument) throws {
    try global.print(detail.output ? document : document.withoutOutputs) { console in
      var report = detail.report(on: document)
      report.occasion = stdin == nil ? .samples : .ownInput
      return report.lines(for: console)
    }
    let status = document.exitStatus(waited: true)
    if status != .done { throw status }
  }
}
