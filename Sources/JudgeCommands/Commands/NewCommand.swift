internal import ArgumentParser
internal import SystemPackage

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract:
      "Write a small, complete problem package, to be made into your own. No daemon is needed.",
    discussion: "Example: judge new mysum && judge verify ./mysum")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "Where to write: a new folder. Its name, a to z and 0 to 9, is the problem's.",
      valueName: "dir"))
  var folder: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "What the input validator and the submissions are written in, python3 or cpp.",
      valueName: "code"))
  var language = NewPackage.Language.python3

  func run() async throws {
    let path = FilePath(folder)
    try NewPackage(folder: path, language: language).write()
    try global.print(["written": path.string]) { _ in Self.advice(path) }
  }

  private static func advice(_ path: FilePath) -> [String] {
    let name = TerminalText.line(path.string)
    let place = path.isAbsolute || name.contains("/") ? name : "./\(name)"
    return [
      "wrote \(name): a problem that can be judged as it is", "",
      "judge verify \(place)     checks it: now, and after each change",
      "then change, one after the other,",
      "  \(name)/problem.yaml, \(name)/statement/problem.en.md",
      "  \(name)/data/sample, secret       NAME.in and NAME.ans of each test",
      "  \(name)/input_validators          which inputs are valid",
      "  \(name)/submissions               accepted, wrong_answer, time_limit_exceeded, run_time_error",
      "judge install \(place)    for all to solve (staff)",
    ]
  }
}

extension NewPackage.Language: ExpressibleByArgument {}
