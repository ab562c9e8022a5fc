import Foundation
import Glibc
import SystemPackage
import TestSupport

/// The programs of Tests/Hostile that run in a sandbox, compiled once and readable by everybody.
struct HostilePrograms {
  var folder: ScratchFolder { compiled.scratch }

  static func shared() throws -> HostilePrograms { try made.get() }

  static let sources = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().appending("Hostile")

  /// Paths below Tests/Hostile of what lies in these families, sorted.
  static func files(in families: [String]) -> [String] {
    families.flatMap { family -> [String] in
      let path = sources.appending(family).string
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.map { "\(family)/\($0)" }
    }.sorted()
  }

  /// The families of programs that are compiled here and run in a sandbox.
  static let families = [
    "calls", "files", "good", "judge", "leaks", "memory", "network", "output", "processes",
    "python", "signals", "time",
  ]

  /// All of them with their headers; a flaw in one is a failure of the tests.
  static func all() throws -> [HostileProgram] { try headers.get() }

  private static let headers = Result { try files(in: families).map(read) }

  /// Reads a program's header.
  static func read(_ file: String) throws -> HostileProgram {
    let text = try text(of: file)
    do {
      return try HostileProgram(file: file, text: text)
    } catch {
      throw HeaderFlaw("\(file): \(error)")
    }
  }

  static func text(of file: String) throws -> String {
    try String(contentsOfFile: sources.pushing(FilePath(file)).string, encoding: .utf8)
  }

  func path(_ name: String) -> FilePath { folder.path.appending(name) }

  /// Puts a copy of a program into another folder.
  func copy(_ name: String, to other: ScratchFolder, as newName: String? = nil) throws {
    let target = other.path.appending(newName ?? name)
    try FileManager.default.copyItem(atPath: path(name).string, toPath: target.string)
  }

  private let compiled: CompiledFolder

  private static let made = Result {
    atexit { if let programs = try? HostilePrograms.shared() { programs.compiled.remove() } }
    return try HostilePrograms()
  }

  private init() throws {
    let programs = try Self.all()
    compiled = try CompiledFolder(
      programs.filter { !$0.isPython }.map {
        .init(
          name: $0.name, source: Self.sources.pushing(FilePath($0.file)), arguments: $0.built)
      })
    for program in programs where program.isPython {
      let source = Self.sources.pushing(FilePath(program.file)).string
      try FileManager.default.copyItem(atPath: source, toPath: path(program.name).string)
    }
  }
}
