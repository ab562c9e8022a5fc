internal import ArgumentParser
internal import Control
internal import JudgeCore

struct AssessmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assessments",
    abstract: "List the timed assessments, or show one: your time, and what you have reached.",
    discussion: """
      Staff are shown of one what everybody has reached.

      Example: judge assessments week3
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The assessment's name (default: all).", valueName: "name"),
    completion: Completions.assessments)
  var name: String?

  @Flag(help: "Print everybody's results as CSV, for a spreadsheet (staff).")
  var csv = false

  func validate() throws {
    if csv && name == nil { throw ValidationError("--csv is about one assessment: name it.") }
    if csv && global.json { throw ValidationError("Either --csv or --json.") }
  }

  func run() async throws {
    guard let name else {
      let all = try await global.ask { try await $0.assessments() }
      return try global.print(all) { AssessmentReport.list(all, $0) }
    }
    let document = try await global.ask { try await $0.assessment(name) }
    guard csv else { return try Self.print(document, global) }
    guard let sittings = document.sittings else {
      throw CommandFailure(.notAllowed, "everybody's results are for staff")
    }
    Console.current.print(AssessmentCSV.lines(sittings, of: document))
  }

  static func print(_ document: AssessmentDocument, _ global: GlobalOptions) throws {
    try global.print(document) { AssessmentReport(document).lines(for: $0) }
  }
}
