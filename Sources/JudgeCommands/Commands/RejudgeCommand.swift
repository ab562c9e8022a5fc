internal import ArgumentParser
internal import Control
internal import JudgeCore

struct RejudgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejudge",
    abstract:
      "Judge submissions again, see which verdicts would change, and then apply that or not.",
    discussion: """
      They are judged beside their verdicts, behind what people hand in; nobody sees anything before it is applied. Without \
      arguments, rejudgings are listed.

      Examples:
        judge rejudge --problem kerneloverlap --reason "tests 7 and 8 mended"
        judge rejudge --apply 3
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Numbers of the submissions.", valueName: "id"))
  var ids: [Int64] = []

  @Option(
    name: [.short, .long], help: ArgumentHelp("All to this problem.", valueName: "problem"),
    completion: Completions.problems)
  var problem: String?

  @Option(help: ArgumentHelp("Only those of this user.", valueName: "user"))
  var user: String?

  @Option(
    help: ArgumentHelp(
      "Only those with this verdict: \(Choice<Verdict>.words).", valueName: "code"),
    completion: Completions.verdicts,
    transform: { text throws in try Choice.parsed(text, as: "verdict") })
  var verdict: Verdict?

  @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var reason = ""

  @Flag(help: "Print the rejudging's number, and do not wait for its end.")
  var noWait = false

  @Option(help: ArgumentHelp("Show what this rejudging changes.", valueName: "n"))
  var show: Int64?

  @Option(help: ArgumentHelp("Give its submissions their new verdicts.", valueName: "n"))
  var apply: Int64?

  @Option(help: ArgumentHelp("Leave their verdicts as they are.", valueName: "n"))
  var cancel: Int64?

  private var selectsSome: Bool { !ids.isEmpty || problem != nil || user != nil }

  func validate() throws {
    let chosen = [show, apply, cancel].compactMap(\.self).count + (selectsSome ? 1 : 0)
    if chosen > 1 {
      throw ValidationError("Either name submissions, or one of --show, --apply and --cancel.")
    }
    if !ids.isEmpty && (problem != nil || user != nil || verdict != nil) {
      throw ValidationError(
        "Either name submissions by their numbers, or a problem, user and verdict.")
    }
    if !selectsSome && (verdict != nil || !reason.isEmpty || noWait) {
      throw ValidationError(
        "Name the submissions that are to be judged again: numbers, a problem or a user.")
    }
  }

  func run() async throws {
    try await global.ask { client in
      if selectsSome { return try await begin(client) }
      if let show { return try print(try await client.rejudging(show)) }
      if let apply { return try print(try await client.endRejudging(apply, .applied)) }
      if let cancel { return try print(try await client.endRejudging(cancel, .cancelled)) }
      let all = try await client.rejudgings()
      try global.print(all) { RejudgingReport.list(all, $0) }
    }
  }

  private func begin(_ client: ControlClient) async throws {
    let request = RejudgeRequest(
      ids: ids, problem: problem, user: user, verdict: verdict, reason: reason)
    var rejudging = try await client.rejudge(request)
    if noWait {
      return try global.print(rejudging) { _ in ["\(rejudging.id)"] }
    }
    var live = LiveLines(Console.current)
    try await client.followRejudging(rejudging.id) { step in
      rejudging = step
      if global.json { return }
      let words = RejudgingReport.progress(step)
      live.update("rejudging \(step.id)", words, isFinal: step.isDone || step.ending != nil)
    }
    guard rejudging.isDone || rejudging.ending != nil else {
      throw CommandFailure(
        .noDaemon,
        "the daemon stopped; the rejudging goes on when it is started again: judge rejudge --show \(rejudging.id)"
      )
    }
    try print(rejudging)
  }

  private func print(_ rejudging: RejudgingDocument) throws {
    try global.print(rejudging) { RejudgingReport.lines(rejudging, $0) }
  }
}
