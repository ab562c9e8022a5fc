internal import ArgumentParser
internal import Control
internal import FoundationEssentials
internal import JudgeCore

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all submissions, the newest first: as JSON, or as CSV for a spreadsheet.",
    discussion: "Example: judge export --csv --problem kerneloverlap >kerneloverlap.csv")

  @OptionGroup var global: GlobalOptions

  @Flag(help: "As CSV (RFC 4180), with a heading.")
  var csv = false

  @Option(help: ArgumentHelp("Only those of this user.", valueName: "user"))
  var user: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Only those to this problem.", valueName: "problem"),
    completion: Completions.problems)
  var problem: String?

  func validate() throws {
    if csv && global.json { throw ValidationError("Either --csv or --json.") }
  }

  func run() async throws {
    var filter = SubmissionFilter(
      user: user, problem: problem, limit: SubmissionFilter.maximumLimit)
    filter.isExport = true
    try await global.ask { client in
      var page = try await client.submissions(matching: filter)
      Console.current.print(csv ? SubmissionCSV.heading : "[")
      while !page.isEmpty {
        // A full page may have another one behind it, as an array has to know of each element.
        filter.before = page.last?.id
        let next =
          page.count < SubmissionFilter.maximumLimit
          ? [] : try await client.submissions(matching: filter)
        for (index, submission) in page.enumerated() {
          print(submission, isLast: next.isEmpty && index == page.count - 1)
        }
        page = next
      }
      if !csv { Console.current.print("]") }
    }
  }

  private func print(_ submission: SubmissionDocument, isLast: Bool) {
    if csv { return Console.current.print(SubmissionCSV.line(submission)) }
    // Only a number that is not finite cannot be put in JSON, and no such number gets into a document.
    guard let line = try? ControlJSON.line(submission) else { return }
    Console.current.print(String(decoding: line, as: UTF8.self) + (isLast ? "" : ","))
  }
}
