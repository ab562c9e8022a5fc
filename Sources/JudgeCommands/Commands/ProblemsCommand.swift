internal import ArgumentParser
internal import Control
internal import JudgeCore

struct ProblemsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "problems", abstract: "List the problems that there are.",
    discussion: "Example: judge problems --difficulty easy")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Only those of this topic.", valueName: "topic"))
  var topic: String?

  @Option(
    help: ArgumentHelp(
      "Only those of this difficulty: easy, medium, hard.", valueName: "difficulty"))
  var difficulty: String?

  func validate() throws {
    guard difficulty.map({ ["easy", "medium", "hard"].contains($0) }) ?? true else {
      throw ValidationError("A difficulty is easy, medium or hard.")
    }
  }

  func run() async throws {
    let all = try await global.ask { try await $0.problems() }
    let problems = all.filter {
      (topic == nil || $0.topic == topic) && (difficulty == nil || $0.difficulty == difficulty)
    }
    try global.print(problems) { Self.lines(problems, $0) }
  }

  static func lines(_ problems: [ProblemSummary], _ console: Console) -> [String] {
    if problems.isEmpty { return ["no problems"] }
    var table = Table("problem", "~title", "~topic", "difficulty", ">time", "~languages")
    for problem in problems {
      table.add(
        .init(TerminalText.line(problem.name), problem.unavailable == nil ? .bold : .faint),
        .init(TerminalText.line(problem.title)), .init(TerminalText.line(problem.topic ?? "-")),
        .init(TerminalText.line(problem.difficulty ?? "-")),
        .init(Figures.time(problem.cpuLimit.duration)),
        .init(problem.languages.map { TerminalText.line($0) }.joined(separator: " ")))
    }
    var lines = table.lines(width: console.width, palette: console.palette)
    for problem in problems {
      guard let reason = problem.unavailable else { continue }
      let text =
        "\(TerminalText.line(problem.name)) cannot be judged here: \(TerminalText.line(reason))"
      lines += TextFlow.wrap(text, to: console.textWidth).map { console.palette.paint($0, .yellow) }
    }
    return lines
  }
}
