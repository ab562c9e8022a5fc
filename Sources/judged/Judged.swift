internal import ArgumentParser
internal import Configuring
internal import Foundation
internal import JudgeDaemon
internal import SystemPackage

@main
enum Main {
  // Not the parser's own asynchronous `run`: that starts on a thread of the pool, and privileges must be given up
  // while there is only this one.
  static func main() async {
    let supervision = Supervision.take()
    let command = Judged.parseOrExit()
    do {
      try await command.makeDaemon(supervision).run()
    } catch let error as ConfigurationError {
      fail(error, status: 65, supervision)
    } catch let error as DaemonError where error.needsSomebody {
      fail(error, status: 65, supervision)
    } catch {
      fail(error, status: 70, supervision)
    }
  }

  private static func fail(
    _ error: any Error, status: Int32, _ supervision: Supervision
  ) -> Never {
    // The journal reads a line's priority from its beginning (sd-daemon(3)).
    let priority = supervision.isJournaled ? "<3>" : ""
    FileHandle.standardError.write(Data("\(priority)judged: \(error)\n".utf8))
    exit(status)
  }
}

/// The daemon's command line.
struct Judged: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judged",
    abstract: "Judge what is dropped into the spool, in the foreground, until told to stop.",
    discussion: """
      Logs to standard error. SIGTERM and Ctrl-C end it; what is under way is judged again at the next start.

      Example: judged --config judge.conf --set slots=1
      """,
    version: Daemon.version)

  @Option(
    help: ArgumentHelp(
      "Read this configuration (default: $JUDGE_CONFIG, /etc/judge/judge.conf, ./judge.conf).",
      valueName: "file"))
  var config: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Override one key of the configuration; may be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  func makeDaemon(_ supervision: Supervision) throws -> Daemon {
    let configuration = try JudgeConfiguration.load(
      path: config.map { FilePath($0) }, environment: ProcessInfo.processInfo.environment,
      overrides: overrides)
    return try Daemon(configuration, supervision: supervision)
  }
}
