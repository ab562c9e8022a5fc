internal import ArgumentParser
internal import Configuring
internal import Control
internal import JudgeCore

struct SubmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Hand in files, each a submission of its own, and print their numbers.",
    discussion: """
      Without -p, the problem is the one that the file, or the folder it lies in, is named after. \
      With several files the exit status is the worst.

      Example: judge submit solution.py -p kerneloverlap --wait
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Files to hand in.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    name: [.short, .long], help: ArgumentHelp("The problem's name.", valueName: "problem"),
    completion: Completions.problems)
  var problem: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The language's code (default: by the file's ending).", valueName: "code"),
    completion: Completions.languages)
  var language: String?

  @Flag(
    name: [.short, .long],
    help:
      "Wait, show the progress and the result; exit with 0 if all are accepted, or their results told later."
  )
  var wait = false

  @OptionGroup var detail: DetailOptions

  func validate() throws {
    guard wait || !(detail.tests || detail.output) else {
      throw ValidationError("--tests and --output are about the result: add --wait.")
    }
  }

  func run() async throws {
    let configuration = try global.configuration()
    let (documents, failures) = try await global.ask(by: configuration) { client in
      let problems = problem == nil ? try await client.problems().map(\.name) : []
      var (documents, failures) = ([SubmissionDocument](), [CommandFailure]())
      var told: Set<String> = []
      for file in files {
        do {
          let source = try SourceArgument(file, limit: configuration.spool.maxSource)
          let name = try problem ?? source.requireProblem(among: problems)
          documents.append(
            try await client.submit(source.request(problem: name, language: language)))
          announce(documents[documents.count - 1])
        } catch {
          let failure = CommandFailure(error)
          failures.append(failure)
          // What holds for all files, as that there is no such problem, is said once.
          guard told.insert(failure.description).inserted else { continue }
          Console.current.warn(TerminalText.line(failure.description))
        }
      }
      if wait {
        documents = try await Waiting(isQuiet: global.json, detail: detail).results(
          of: documents, client)
      }
      return (documents, failures)
    }
    try conclude(documents, failures)
  }

  private func announce(_ document: SubmissionDocument) {
    guard !global.json, !wait || document.state == .rejected else { return }
    Console.current.print(Self.line(document, Console.current))
  }

  /// What scripts read is a bare number.
  static func line(_ document: SubmissionDocument, _ console: Console) -> String {
    let number = document.id.map(String.init) ?? "-"
    if document.state == .rejected {
      return "\(number)  \(document.whyNotJudged)"
    }
    guard console.isTerminal else { return number }
    let place = document.queuePosition.map { ", \(Figures.ordinal($0)) in line" } ?? ""
    return "submission \(number)\(place): judge watch \(number)"
  }

  private func conclude(_ documents: [SubmissionDocument], _ failures: [CommandFailure]) throws {
    if global.json {
      // One file, one object; several, an array of them.
      let shown = detail.output ? documents : documents.map(\.withoutOutputs)
      if files.count == 1, let only = shown.first {
        try global.print(only) { _ in [] }
      } else if files.count > 1 {
        try global.print(shown) { _ in [] }
      }
    }
    let statuses = failures.map(\.status) + documents.map { $0.exitStatus(waited: wait) }
    if let worst = statuses.max(), worst != .done { throw worst }
  }
}

extension SubmissionDocument {
  /// How a command ends that has handed it in.
  func exitStatus(waited: Bool) -> ExitStatus {
    if state == .rejected { return .badInput }
    guard waited else { return .done }
    return switch verdict {
    case .accepted: .done
    case .judgeError: .ownFault
    // It is told later.
    case nil where state == .judged: .done
    default: .notAccepted
    }
  }
}
