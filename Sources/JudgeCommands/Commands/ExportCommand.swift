internal import ArgumentParser
internal import Control
internal import JudgeCore

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Write all submissions, the newest first: as JSON lines, or as CSV for a spreadsheet.",
    discussion: "Example: judge export --csv --problem kerneloverlap >kerneloverlap.csv")

  @OptionGroup var global: GlobalOptions

  @Flag(help: "As CSV (RFC 4180), with a heading.")
  var csv = false

  @Option(help: ArgumentHelp("Only those of this user.", valueName: "user"))
  var user: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Only those to this problem.", valueName: "problem"))
  var problem: String?

  func run() async throws {
    if csv && !global.json { Console.current.print(SubmissionCSV.heading) }
    try await global.ask { client in
      var before: Int64?
      repeat {
        let page = try await client.submissions(
          matching: SubmissionFilter(
            user: user, problem: problem, limit: SubmissionFilter.maximumLimit, before: before))
        for submission in page { try print(submission) }
        before = page.count < SubmissionFilter.maximumLimit ? nil : page.last?.id
      } while before != nil
    }
  }

  private func print(_ submission: SubmissionDocument) throws {
    if csv && !global.json {
      Console.current.print(SubmissionCSV.line(submission))
    } else {
      try GlobalOptions.printLine(submission)
    }
  }
}
