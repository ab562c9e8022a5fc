internal import ArgumentParser
internal import Control
internal import JudgeCore

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Watch submissions being judged, until Ctrl-C, or until the one named is judged.",
    discussion: "With --json, a line for each change.\n\nExample: judge watch 12")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The submission's number; without it, all are watched.", valueName: "id"),
    completion: Completions.submissions)
  var id: Int64?

  func run() async throws {
    try await global.ask { client in
      var live = LiveLines(Console.current)
      var last: SubmissionDocument?
      try await client.follow(id) { document in
        last = document
        if global.json {
          try GlobalOptions.printLine(id == nil ? document : document.withoutOutputs)
        } else {
          live.show(document)
        }
      }
      try Self.check(last, of: id)
    }
  }

  /// The stream ends when the submission is final, or when the daemon stops.
  static func check(_ last: SubmissionDocument?, of id: Int64?) throws {
    if id != nil, last?.state.isFinal ?? false { return }
    throw CommandFailure(
      .noDaemon,
      "the daemon stopped; no submission is lost, and it goes on when the daemon is started again")
  }
}

extension LiveLines {
  /// Shows a submission as it stands.
  mutating func show(_ submission: SubmissionDocument) {
    let label = ProgressLine.label(submission)
    update(
      label,
      ProgressLine.text(submission, label: label, palette: palette, showsTests: isRedrawn),
      isFinal: submission.state.isFinal)
  }
}
