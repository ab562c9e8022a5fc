internal import ArgumentParser
internal import Control
internal import JudgeCore

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List submissions, the newest first.",
    discussion: "Example: judge list --mine --problem kerneloverlap --verdict AC")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Only those of this user.", valueName: "user"))
  var user: String?

  @Flag(help: "Only your own.")
  var mine = false

  @Option(
    name: [.short, .long], help: ArgumentHelp("Only those to this problem.", valueName: "problem"),
    completion: Completions.problems)
  var problem: String?

  @Option(
    help: ArgumentHelp(
      "Only those with this verdict: \(Choice<Verdict>.words).", valueName: "code"),
    completion: Completions.verdicts,
    transform: { text throws in try Choice.parsed(text, as: "verdict") })
  var verdict: Verdict?

  @Option(
    help: ArgumentHelp(
      "Only those in this state: \(Choice<SubmissionState>.words).", valueName: "state"),
    completion: .list(SubmissionState.allCases.map(\.rawValue)),
    transform: { text throws in try Choice.parsed(text, as: "state") })
  var state: SubmissionState?

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("How many at most, 1 to \(SubmissionFilter.maximumLimit).", valueName: "n"))
  var limit = 20

  func validate() throws {
    guard (1...SubmissionFilter.maximumLimit).contains(limit) else {
      throw ValidationError("--limit goes from 1 to \(SubmissionFilter.maximumLimit).")
    }
    if mine && user != nil { throw ValidationError("Either --mine or --user.") }
  }

  func run() async throws {
    var filter = SubmissionFilter(
      user: user, problem: problem, verdict: verdict, state: state, limit: limit)
    filter.isMine = mine
    let (submissions, count) = try await global.ask { client in
      let page = try await client.submissions(matching: filter)
      let isCut = !global.json && page.count == limit
      return (page, isCut ? try await client.count(of: filter) : page.count)
    }
    try global.print(submissions) { Self.lines(submissions, of: count, $0) }
  }

  /// - Parameter count: how many there are, shown or not.
  static func lines(
    _ submissions: [SubmissionDocument], of count: Int, _ console: Console
  ) -> [String] {
    if submissions.isEmpty { return ["no submissions"] }
    let table = SubmissionTable(submissions: submissions).lines(for: console)
    if count <= submissions.count { return table }
    return table + [console.palette.paint(cut(submissions.count, of: count), .faint)]
  }

  /// What is said of a list that has not all.
  private static func cut(_ shown: Int, of count: Int) -> String {
    let most = SubmissionFilter.maximumLimit
    if count <= most { return "\(shown) of \(count): -n \(count) for all" }
    return "\(shown) of more than \(most)"
      + (shown < most ? ": -n \(most) for the newest of them" : "")
  }
}
