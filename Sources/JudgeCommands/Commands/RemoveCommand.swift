internal import ArgumentParser
internal import Control
internal import JudgeCore

struct RemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a problem away that was installed, while the daemon runs (staff).",
    discussion: """
      Nothing is taken for it any more. Its submissions and their verdicts stay; what waits is judged when a problem of that name is \
      installed again. A package of the same name in the folder of problems is used from then on.

      Example: judge remove sumtwo
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The problem's name.", valueName: "problem"))
  var problem: String

  func run() async throws {
    let removed = try await global.ask { try await $0.remove(problem: problem) }
    try global.print(removed) { _ in Self.lines(removed) }
  }

  static func lines(_ removed: RemovalDocument) -> [String] {
    let name = TerminalText.line(removed.problem)
    if let folder = removed.uncovered {
      return ["removed \(name); from now on it is the one in \(TerminalText.line(folder))"]
    }
    if removed.waiting == 0 { return ["removed \(name)"] }
    let (count, verb) = (
      Figures.count(removed.waiting, "submission"), removed.waiting == 1 ? "waits" : "wait"
    )
    return ["removed \(name): \(count) \(verb) until it is installed again"]
  }
}
