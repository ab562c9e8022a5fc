internal import ArgumentParser
internal import Configuring
internal import Control
internal import FoundationEssentials
internal import Glibc
internal import SystemPackage

/// What every command knows.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The judge.conf to go by (default: $JUDGE_CONFIG, /etc/judge/judge.conf, ./judge.conf).",
      valueName: "file"), completion: .file())
  var config: String?

  @Flag(help: "Print one JSON document and nothing else.")
  var json = false

  /// The parser takes them after a command's name; people write them before it too.
  static func moved(in arguments: [String]) -> [String] {
    var (before, rest) = ([String](), arguments[...])
    while let first = rest.first {
      if first == "--json" || first.hasPrefix("--config=") {
        before.append(first)
        rest.removeFirst()
      } else if first == "--config", rest.count > 1 {
        before += rest.prefix(2)
        rest.removeFirst(2)
      } else {
        break
      }
    }
    guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
    return [command] + before + rest.dropFirst()
  }

  func configuration() throws -> JudgeConfiguration { try Self.configuration(at: config) }

  /// - Parameter path: as it was named; `nil`: it is looked for.
  static func configuration(at path: String?) throws -> JudgeConfiguration {
    var environment: [String: String] = [:]
    if let value = getenv("JUDGE_CONFIG") { environment["JUDGE_CONFIG"] = String(cString: value) }
    return try JudgeConfiguration.load(path: path.map { FilePath($0) }, environment: environment)
  }

  /// Asks the daemon.
  ///
  /// - Parameter configuration: names its socket; `nil`: it is read first.
  func ask<Value>(
    by configuration: JudgeConfiguration? = nil, _ body: (ControlClient) async throws -> Value
  ) async throws -> Value {
    let socket = try (configuration ?? self.configuration()).socket.path
    return try await ControlClient.using(socket: socket.string, body)
  }

  /// Prints as JSON where that is wanted, else what `lines` makes.
  func print(_ value: some Encodable, lines: (Console) -> [String]) throws {
    let console = Console.current
    if json {
      console.print(String(decoding: try ControlJSON.document(value), as: UTF8.self))
    } else {
      console.print(lines(console))
    }
  }

  /// One line of JSON, as something changes.
  static func printLine(_ value: some Encodable) throws {
    Console.current.print(String(decoding: try ControlJSON.line(value), as: UTF8.self))
  }
}
