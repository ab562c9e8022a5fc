internal import ArgumentParser
internal import Control
internal import JudgeCore

struct BoardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board",
    abstract: "Show who solved what, in how many tries, and the best time and score.",
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
    if entries.isEmpty { return ["nobody has handed in anything yet"] }
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
