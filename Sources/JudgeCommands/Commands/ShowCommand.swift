internal import ArgumentParser
internal import Control
internal import FoundationEssentials
internal import JudgeCore

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one submission with every test, and why it got its verdict.",
    discussion: """
      Of a failing sample, input, expected and got are set side by side. Sources and outputs are shown to their owner and to staff.

      Without a number it is your newest one.

      Example: judge show 12 --source
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The submission's number (default: your newest).", valueName: "id"),
    completion: Completions.submissions)
  var id: Int64?

  @Flag(help: "Show the source as well.")
  var source = false

  @OptionGroup var detail: DetailOptions

  func run() async throws {
    let wish: ControlRoute.OutputWish? = detail.output ? .demanded : global.json ? nil : .own
    try await global.ask { client in
      let id = try await number(client)
      let reply = try await client.submission(id, source: source, output: wish)
      if global.json {
        try global.print(Document(submission: reply.submission, source: reply.source)) { _ in [] }
        return
      }
      Console.current.print(lines(reply, Console.current))
      // Told to its owner alone, whom the file's name is told too.
      guard reply.submission.fileName != nil else { return }
      Console.current.print(await Hints.lines(for: reply.submission, client, .current))
    }
  }

  /// The one that was named, or that of the caller's own newest submission.
  private func number(_ client: ControlClient) async throws -> Int64 {
    if let id { return id }
    var filter = SubmissionFilter(limit: 1)
    filter.isMine = true
    guard let id = try await client.submissions(matching: filter).first?.id else {
      throw CommandFailure(.wrongUsage, "you have handed in nothing yet")
    }
    return id
  }

  private func lines(_ reply: SubmissionReply, _ console: Console) -> [String] {
    var lines = detail.report(on: reply.submission).lines(for: console)
    if source {
      lines += ["", console.palette.paint("Source", .bold)]
      lines +=
        reply.source.map { TerminalText.lines(String(decoding: $0, as: UTF8.self)) } ?? [
          "(none was kept)"
        ]
    }
    return lines
  }

  /// The submission's own document, with the source beside its other keys.
  private struct Document: Encodable {
    var submission: SubmissionDocument
    var source: Data?

    private enum CodingKeys: String, CodingKey { case source }

    func encode(to encoder: any Encoder) throws {
      try submission.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(
        source.map { String(decoding: $0, as: UTF8.self) }, forKey: .source)
    }
  }
}
