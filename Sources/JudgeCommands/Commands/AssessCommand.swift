internal import ArgumentParser
internal import Control
internal import JudgeCore

struct AssessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Make or change a timed assessment: which problems, when, for how long (staff).",
    discussion: """
      Its problems are closed to students until they have started it (`judge start`), and again when their time is over, until it is \
      over for all. Meanwhile they see nothing of each other's results in them. What is not said stays as it is; a new one opens at \
      once, gives everybody 75 minutes, and tells results at once. With `--results when-over` students are told none before it is over \
      for all, only what counts for no attempt. Times are local: 14:00 (today), 2026-01-31T14:00, 2026-01-31 (0:00).

      Examples:
        judge assess week3 -p fusedxent:5 -p mixedprecision:1 --closes 18:00
        judge assess week3 --extra student4=15
        judge assess exam -p mixedprecision:1 --closes 18:00 --results when-over
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The assessment's name.", valueName: "name"),
    completion: Completions.assessments)
  var name: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A problem; with :N, each may hand in to it N times. Repeat it until all are named: what it had else is taken out of it, and open to everybody.",
      valueName: "problem[:n]"),
    completion: Completions.problems,
    transform: { text throws in try Self.part(text) })
  var problem: [TimedAssessment.Part] = []

  @Option(
    help: ArgumentHelp("From when on it can be started.", valueName: "time"),
    transform: { text throws in try LocalMoment.parsed(text) })
  var opens: Timestamp?

  @Option(
    help: ArgumentHelp("When it ends for all, whenever they started.", valueName: "time"),
    transform: { text throws in try LocalMoment.parsed(text) })
  var closes: Timestamp?

  @Option(help: ArgumentHelp("How long each has who starts in time.", valueName: "minutes"))
  var minutes: Int?

  @Option(
    help: ArgumentHelp(
      "When students are told what came of what they handed in: \(Choice<TimedAssessment.Results>.words).",
      valueName: "when"),
    completion: .list(TimedAssessment.Results.allCases.map(\.rawValue)),
    transform: { text throws in try Choice.parsed(text, as: "choice") })
  var results: TimedAssessment.Results?

  @Option(
    help: ArgumentHelp(
      "How many minutes more than the others somebody has, in all, beyond the end for all as well.",
      valueName: "user=minutes"),
    transform: { text throws in try Self.extraTime(text) })
  var extra: [AssessRequest.ExtraTime] = []

  @Flag(help: "Forget it; not if a student has started it.")
  var remove = false

  private var wish: AssessRequest {
    AssessRequest(
      problems: problem.isEmpty ? nil : problem, opensAt: opens, closesAt: closes,
      minutes: minutes, results: results, extra: extra)
  }

  func validate() throws {
    if remove && !wish.isEmpty {
      throw ValidationError("--remove goes with nothing else.")
    }
    if !remove && wish.isEmpty {
      throw ValidationError(
        "Say what it is to be (-p, --opens, --closes, --minutes, --results, --extra); `judge assessments \(TerminalText.line(name))` shows it."
      )
    }
  }

  func run() async throws {
    try await global.ask { client in
      guard remove else {
        return try AssessmentsCommand.print(try await client.setAssessment(name, wish), global)
      }
      try await client.removeAssessment(name)
      try global.print(["removed": name]) { _ in ["removed \(TerminalText.line(name))"] }
    }
  }

  private static func part(_ text: String) throws -> TimedAssessment.Part {
    let fields = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let attempts = fields.count == 2 ? Int(fields[1]) : nil
    guard !fields[0].isEmpty, fields.count == 1 || attempts ?? 0 > 0 else {
      throw ValidationError(
        "\(TerminalText.line(text)) is no problem with a number of attempts: write kerneloverlap or kerneloverlap:3."
      )
    }
    return TimedAssessment.Part(problem: String(fields[0]), attempts: attempts)
  }

  private static func extraTime(_ text: String) throws -> AssessRequest.ExtraTime {
    let fields = text.split(separator: "=", omittingEmptySubsequences: false)
    guard fields.count == 2, !fields[0].isEmpty, let minutes = Int(fields[1]), minutes >= 0 else {
      throw ValidationError(
        "\(TerminalText.line(text)) is no user with minutes: write student4=15.")
    }
    return .init(user: String(fields[0]), minutes: minutes)
  }
}
