internal import ArgumentParser
internal import Control
internal import FoundationEssentials
internal import JudgeCore
internal import SystemPackage

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of the database to a file, while the daemon runs (staff).",
    discussion: """
      The copy is an SQLite database with everybody's sources, readable for you alone. It has its name only once it is whole.

      Example: judge backup /srv/backup/judge.db --force
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Where to write.", valueName: "file"), completion: .file())
  var file: String

  @Flag(name: [.short, .long], help: "Overwrite a file that is there.")
  var force = false

  func validate() throws {
    guard !file.isEmpty else { throw ValidationError("The file must have a name.") }
  }

  func run() async throws {
    let (path, overwrites, isQuiet, global) = (FilePath(file), force, global.json, global)
    let console = Console.current
    let written = try await Interruption.guarding {
      try await Console.$current.withValue(console) {
        try await Self.fetch(path, overwrites, isQuiet: isQuiet, global)
      }
    }
    try global.print(written) { _ in
      [
        "wrote \(TerminalText.line(written.path)), \(Figures.memory(ByteCount(bytes: written.bytes)))"
      ]
    }
  }

  private struct Written: Encodable, Sendable {
    var path: String
    var bytes: Int64
  }

  private static func fetch(
    _ path: FilePath, _ overwrites: Bool, isQuiet: Bool, _ global: GlobalOptions
  ) async throws -> Written {
    let target = try NewFile(path, overwrites: overwrites)
    var progress = BackupProgress(isQuiet ? nil : Console.current)
    defer { progress.clear() }
    var (bytes, start) = (Int64(0), [UInt8]())
    try await global.ask { client in
      try await client.backup { piece, total in
        if start.count < Self.magic.count { start += piece.prefix(Self.magic.count - start.count) }
        try target.write(piece)
        bytes += Int64(piece.count)
        progress.show(bytes, of: total)
      }
    }
    guard start == Self.magic else {
      throw CommandFailure(.noDaemon, "what the daemon has sent is no database; its log says why")
    }
    try target.keep()
    return Written(path: path.string, bytes: bytes)
  }

  /// How every SQLite database begins.
  private static let magic = Array("SQLite format 3\0".utf8)
}

/// How far it is, on a terminal.
private struct BackupProgress {
  private var live: LiveLines?
  private var shown: Int64 = -1

  init(_ console: Console?) { live = console.flatMap { $0.isTerminal ? LiveLines($0) : nil } }

  mutating func show(_ bytes: Int64, of total: Int64) {
    let percent = total > 0 ? bytes * 100 / total : 100
    guard percent != shown else { return }
    shown = percent
    let whole = Figures.memory(ByteCount(bytes: total))
    live?.update("", "\(Figures.memory(ByteCount(bytes: bytes))) of \(whole)", isFinal: false)
  }

  mutating func clear() { live?.clear() }
}
