internal import ArgumentParser
internal import Control
internal import JudgeCore

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show the evidence of a verdict: counters, limits, mechanisms, attempts.",
    discussion: "Example: judge explain 12")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The submission's number.", valueName: "id"),
    completion: Completions.submissions)
  var id: Int64

  func run() async throws {
    let evidence = try await global.ask { try await $0.evidence(of: id) }
    try global.print(evidence) { Evidence(evidence).lines(for: $0) }
  }
}
