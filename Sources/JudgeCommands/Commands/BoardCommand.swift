internal import ArgumentParser
internal import Control
internal import JudgeCore

struct BoardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board",
    abstract: "Show who solved what, in how many tries, and the best time and score.",
    discussion: """
      Of an assessment it shows what was handed in while it lasted; what is judged later counts as well. Times are local: 14:00 \
      (today), 2026-01-31, 2026-01-31T14:00.

      Examples:
        judge board
        judge board --since 14:00 --until 15:15 -p kerneloverlap -p microbatchpack
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp("Only what was handed in then or later.", valueName: "time"),
    transform: { text throws in try LocalMoment.parsed(text) })
  var since: Timestamp?

  @Option(
    help: ArgumentHelp("Only what was handed in earlier.", valueName: "time"),
    transform: { text throws in try LocalMoment.parsed(text) })
  var until: Timestamp?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Only this problem; repeat it for more.", valueName: "problem"),
    completion: Completions.problems)
  var problem: [String] = []

  func validate() throws {
    if let since, let until, until.milliseconds <= since.milliseconds {
      throw ValidationError("--until is not later than --since.")
    }
    if problem.count > BoardFilter.mostProblems {
      throw ValidationError("At most \(BoardFilter.mostProblems) problems.")
    }
  }

  func run() async throws {
    let filter = BoardFilter(since: since, until: until, problems: problem)
    let board = try await global.ask { try await $0.board(filter) }
    try global.print(board) { Self.lines(board, $0) }
  }

  static func lines(_ board: BoardReply, _ console: Console) -> [String] {
    guard let withheldBy = board.withheldBy else { return entries(of: board, console) }
    let names = TerminalText.line(NameList.text(withheldBy))
    let verb = withheldBy.count == 1 ? "is" : "are"
    let line = "your results of \(names) are told when that \(verb) over for all"
    return (board.entries.isEmpty && board.counts.isEmpty ? [] : entries(of: board, console) + [""])
      + [line]
  }

  private static func entries(of board: BoardReply, _ console: Console) -> [String] {
    switch board.visibility {
    case .all: return table(board.entries, console)
    case .hidden: return ["the board is hidden; of your own:"] + table(board.entries, console)
    case .counts where board.counts.isEmpty:
      return ["nothing is told of others; of your own:"] + table(board.entries, console)
    case .counts:
      var table = Table("~user", ">solved")
      for count in board.counts {
        table.add(.init(TerminalText.line(count.user), .bold), .init("\(count.solved)"))
      }
      return table.lines(width: console.width, palette: console.palette)
        + ["", "of your own:"] + Self.table(board.entries, console)
    }
  }

  private struct User {
    var name: String
    var entries: [BoardEntry]

    var solved: Int { entries.count(where: \.solved) }
    var tries: Int { entries.filter(\.solved).reduce(0) { $0 + $1.tries } }
    /// Of problems in which more is better: of others there is no sum that would say anything.
    var score: Double {
      entries.filter { $0.objective == .max }.reduce(0) { $0 + ($1.bestScore ?? 0) }
    }
  }

  /// Who solved most comes first; among equals who has more points, then who needed fewer tries.
  private static func table(_ entries: [BoardEntry], _ console: Console) -> [String] {
    if entries.isEmpty { return ["nothing was handed in"] }
    let users = Dictionary(grouping: entries, by: \.user)
      .map { User(name: $0, entries: $1.sorted { $0.problem < $1.problem }) }
      .sorted {
        ($1.solved, $1.score, $0.tries, $0.name) < ($0.solved, $0.score, $1.tries, $1.name)
      }
    let isScored = entries.contains { $0.bestScore != nil }
    var table = Table(
      ["~user", ">solved", "~problem", ""] + (isScored ? [">score"] : []) + [
        ">tries", ">best time",
      ])
    for user in users {
      for (index, entry) in user.entries.enumerated() {
        var cells: [Table.Cell] = [
          .init(index == 0 ? TerminalText.line(user.name) : "", .bold),
          .init(index == 0 ? "\(user.solved)" : ""), .init(TerminalText.line(entry.problem)),
          entry.solved ? .init("solved", .green) : .init("tried", .faint),
        ]
        if isScored { cells.append(.init(entry.bestScore.map(Points.text) ?? "-")) }
        table.add(cells + [.init("\(entry.tries)"), .init(best(entry))])
      }
    }
    return table.lines(width: console.width, palette: console.palette)
  }

  private static func best(_ entry: BoardEntry) -> String {
    if let time = entry.bestGPU { return "\(Figures.time(time.duration)) GPU" }
    return entry.bestCPU.map { Figures.time($0.duration) } ?? "-"
  }
}
