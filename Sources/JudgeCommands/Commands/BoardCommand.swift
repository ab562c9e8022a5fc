internal import ArgumentParser
internal import Control
internal import JudgeCore

struct BoardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board", abstract: "Show who solved what, in how many tries, and the best time.",
    discussion: "Example: judge board")

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let board = try await global.ask { try await $0.board() }
    try global.print(board) { Self.lines(board, $0) }
  }

  static func lines(_ board: BoardReply, _ console: Console) -> [String] {
    switch board.visibility {
    case .all: return table(board.entries, console)
    case .hidden: return ["the board is hidden; of your own:"] + table(board.entries, console)
    case .counts:
      var table = Table("~user", ">solved")
      for count in board.counts {
        table.add(.init(TerminalText.line(count.user), .bold), .init("\(count.solved)"))
      }
      return table.lines(width: console.width, palette: console.palette)
        + ["", "of your own:"] + Self.table(board.entries, console)
    }
  }

  /// Who solved most comes first; among equals who needed fewer tries.
  private static func table(_ entries: [BoardEntry], _ console: Console) -> [String] {
    if entries.isEmpty { return ["nobody has handed in anything yet"] }
    let users = Dictionary(grouping: entries, by: \.user)
      .map { user, entries in
        (
          user: user, entries: entries.sorted { $0.problem < $1.problem },
          solved: entries.count(where: \.solved),
          tries: entries.filter(\.solved).reduce(0) { $0 + $1.tries }
        )
      }
      .sorted { ($1.solved, $0.tries, $0.user) < ($0.solved, $1.tries, $1.user) }
    var table = Table("~user", ">solved", "~problem", "", ">tries", ">best time")
    for row in users {
      for (index, entry) in row.entries.enumerated() {
        table.add(
          .init(index == 0 ? TerminalText.line(row.user) : "", .bold),
          .init(index == 0 ? "\(row.solved)" : ""), .init(TerminalText.line(entry.problem)),
          entry.solved ? .init("solved", .green) : .init("tried", .faint),
          .init("\(entry.tries)"), .init(best(entry)))
      }
    }
    return table.lines(width: console.width, palette: console.palette)
  }

  private static func best(_ entry: BoardEntry) -> String {
    if let time = entry.bestGPU { return "\(Figures.time(time.duration)) GPU" }
    return entry.bestCPU.map { Figures.time($0.duration) } ?? "-"
  }
}
