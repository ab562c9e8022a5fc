internal import ArgumentParser
internal import Control
internal import JudgeCore

struct ProblemsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "problems",
    abstract: "List the problems, and which of them you have solved or tried.",
    discussion: "Example: judge problems --difficulty easy --unsolved")

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp("Only those of this topic.", valueName: "topic"),
    completion: Completions.topics)
  var topic: String?

  @Option(
    help: ArgumentHelp(
      "Only those of this difficulty: easy, medium, hard.", valueName: "difficulty"),
    completion: .list(difficulties))
  var difficulty: String?

  @Flag(help: "Only those that you have not solved.")
  var unsolved = false

  private static let difficulties = ["easy", "medium", "hard"]

  func validate() throws {
    guard difficulty.map(Self.difficulties.contains) ?? true else {
      throw ValidationError("A difficulty is easy, medium or hard.")
    }
  }

  func run() async throws {
    let all = try await global.ask { try await $0.problems() }
    if let topic { try Self.check(topic, among: all) }
    let problems = all.filter {
      (topic == nil || $0.topic == topic) && (difficulty == nil || $0.difficulty == difficulty)
        && !(unsolved && $0.progress == .solved)
    }
    try global.print(problems) { Self.lines(problems, $0) }
  }

  private static func check(_ topic: String, among problems: [ProblemSummary]) throws {
    let topics = Array(Set(problems.compactMap(\.topic)))
    if topics.contains(topic) { return }
    let hint = NearName.question(
      about: topic, among: topics, else: "; there are \(NameList.text(topics))")
    throw CommandFailure(.wrongUsage, "there is no topic \(topic)\(hint)")
  }

  static func lines(_ problems: [ProblemSummary], _ console: Console) -> [String] {
    if problems.isEmpty { return ["no problems"] }
    var table = Table("problem", "", "~title", "?difficulty", "?topic", ">time", "?languages")
    for problem in problems {
      table.add(
        .init(TerminalText.line(problem.name), problem.unavailable == nil ? .bold : .faint),
        mark(problem),
        .init(problem.title.isEmpty ? "-" : TerminalText.line(problem.title)),
        .init(TerminalText.line(problem.difficulty ?? "-")),
        .init(TerminalText.line(problem.topic ?? "-")),
        .init(Figures.time(problem.cpuLimit.duration)),
        .init(problem.languages.map { TerminalText.line($0) }.joined(separator: " ")))
    }
    return table.lines(width: console.width, palette: console.palette)
      + obstacles(problems).flatMap { TextFlow.wrap($0, to: console.textWidth) }
      .map { console.palette.paint($0, .yellow) }
  }

  private static func mark(_ problem: ProblemSummary) -> Table.Cell {
    if problem.unavailable != nil { return .init("not here", .yellow) }
    if let assessment = problem.assessment, problem.progress != .solved {
      return .init(TerminalText.line(assessment), .yellow)
    }
    return switch problem.progress {
    case .solved: .init("solved", .green)
    case .tried: .init("tried", .faint)
    case nil: .init("")
    }
  }

  /// Why problems cannot be judged here: one sentence for each reason, with all that it holds for.
  private static func obstacles(_ problems: [ProblemSummary]) -> [String] {
    let unavailable = problems.filter { $0.unavailable != nil }
    return Dictionary(grouping: unavailable) { $0.unavailable ?? "" }.sorted { $0.key < $1.key }
      .map { reason, problems in
        let names = problems.map { TerminalText.line($0.name) }.joined(separator: ", ")
        return "not here, because \(TerminalText.line(reason)): \(names)"
      }
  }
}
