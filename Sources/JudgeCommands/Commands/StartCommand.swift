internal import ArgumentParser
internal import Control

struct StartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Begin your time for an assessment. It cannot be stopped again.",
    discussion: """
      From then on its problems can be read, tried and handed in to, until your time is over. `judge assessments` says how long that \
      is, and how much of it is left.

      Example: judge start week3
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The assessment's name.", valueName: "name"),
    completion: Completions.assessments)
  var name: String

  func run() async throws {
    try AssessmentsCommand.print(
      try await global.ask { try await $0.startAssessment(name) }, global)
  }
}
