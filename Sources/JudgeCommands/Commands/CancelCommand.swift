internal import ArgumentParser
internal import Control
internal import JudgeCore

struct CancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Take back submissions that are not judged yet.",
    discussion: """
      They get no verdict and are in the list as cancelled; one that is running is ended, and makes room for the next. Staff can \
      cancel anybody's.

      Example: judge cancel 12
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The submissions' numbers.", valueName: "id"),
    completion: Completions.submissions)
  var ids: [Int64]

  func run() async throws {
    let (cancelled, failures) = try await global.ask { client in
      var cancelled: [SubmissionDocument] = []
      var failures: [CommandFailure] = []
      for id in ids {
        do { cancelled.append(try await client.cancel(id)) } catch {
          failures.append(CommandFailure(error))
        }
      }
      return (cancelled, failures)
    }
    try global.print(cancelled) { _ in cancelled.map(Self.line) }
    // What holds for all, as that there is no daemon, is said once.
    var told: Set<String> = []
    for failure in failures where told.insert(failure.description).inserted {
      Console.current.warn(TerminalText.line(failure.description))
    }
    if let worst = failures.map(\.status).max() { throw worst }
  }

  static func line(_ document: SubmissionDocument) -> String {
    "\(document.id.map(String.init) ?? "-")  \(document.whyNotJudged)"
  }
}
