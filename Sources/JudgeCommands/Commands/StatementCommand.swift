internal import ArgumentParser
internal import Control
internal import JudgeCore

struct StatementCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "Show a problem's statement in the terminal.",
    discussion: "Example: judge statement kerneloverlap | less -R")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The problem's name.", valueName: "problem"),
    completion: Completions.problems)
  var problem: String

  @Flag(help: "Print the Markdown as it is, to save or to render elsewhere.")
  var markdown = false

  func run() async throws {
    let statement = try await global.ask { try await $0.statement(of: problem) }
    try global.print(statement) { console in
      if markdown { return TerminalText.lines(statement.markdown) }
      let renderer = MarkdownRenderer(width: min(console.textWidth, 80), palette: console.palette)
      return renderer.lines(statement.markdown) + Hints(statement).lines(for: console)
    }
  }
}
