internal import ArgumentParser
internal import Configuring
internal import Foundation
internal import JudgeDaemon
internal import SystemPackage

/// The daemon's command line.
@main
struct Judged: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judged",
    abstract: "Judge what is dropped into the spool, in the foreground, until told to stop.",
    discussion: """
      Logs to standard error. SIGTERM and Ctrl-C end it; what is under way is judged again at the next start.

      Example: judged --config judge.conf --set slots=1
      """,
    version: JudgeVersion.text)

  @Option(
    help: ArgumentHelp(
      "Read this configuration (default: $JUDGE_CONFIG, /etc/judge/judge.conf, ./judge.conf).",
      valueName: "file"))
  var config: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Override one key of the configuration; may be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  func run() async throws {
    do {
      let configuration = try JudgeConfiguration.load(
        path: config.map { FilePath($0) }, environment: ProcessInfo.processInfo.environment,
        overrides: overrides)
      try await Daemon(configuration).run()
    } catch let error as ConfigurationError {
      try fail(error, status: 65)
    } catch {
      try fail(error, status: 70)
    }
  }

  private func fail(_ error: any Error, status: Int32) throws {
    FileHandle.standardError.write(Data("judged: \(error)\n".utf8))
    throw ExitCode(status)
  }
}
