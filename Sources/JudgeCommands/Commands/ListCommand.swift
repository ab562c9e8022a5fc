internal import ArgumentParser
internal import Control
internal import JudgeCore

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List submissions, the newest first.",
    discussion: "Example: judge list --problem kerneloverlap --verdict AC")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Only those of this user.", valueName: "user"))
  var user: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Only those to this problem.", valueName: "problem"))
  var problem: String?

  @Option(
    help: ArgumentHelp("Only those with this verdict: \(Verdict.codes).", valueName: "code"),
    transform: { text throws in try Verdict.parsed(text) })
  var verdict: Verdict?

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("How many at most, 1 to \(SubmissionFilter.maximumLimit).", valueName: "n"))
  var limit = 20

  func validate() throws {
    guard (1...SubmissionFilter.maximumLimit).contains(limit) else {
      throw ValidationError("--limit goes from 1 to \(SubmissionFilter.maximumLimit).")
    }
  }

  func run() async throws {
    let filter = SubmissionFilter(user: user, problem: problem, verdict: verdict, limit: limit)
    let submissions = try await global.ask { try await $0.submissions(matching: filter) }
    try global.print(submissions) { console in
      submissions.isEmpty
        ? ["no submissions"] : SubmissionTable(submissions: submissions).lines(for: console)
    }
  }
}

extension Verdict {
  static var codes: String { allCases.map(\.rawValue).joined(separator: ", ") }

  static func parsed(_ text: String) throws -> Verdict {
    guard let verdict = Verdict(rawValue: text.uppercased()) else {
      throw ValidationError("There is no verdict \(TerminalText.line(text)); there are \(codes).")
    }
    return verdict
  }
}
