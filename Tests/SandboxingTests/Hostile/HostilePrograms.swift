import Foundation
import Glibc
import SystemPackage
import TestSupport

/// The programs of Tests/Hostile that run in a sandbox, compiled once and readable by everybody.
struct HostilePrograms {
  let folder: ScratchFolder

  static func shared() throws -> HostilePrograms { try compiled.get() }

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

  // A global is never released, so its folder is removed at exit.
  private static let compiled = Result {
    atexit { if let programs = try? HostilePrograms.shared() { programs.remove() } }
    return try HostilePrograms()
  }

  private init() throws {
    folder = try ScratchFolder()
    chmod(folder.path.string, 0o755)
    var running: [Process] = []
    for program in try Self.all() {
      if running.count == 4 { try Self.wait(running.removeFirst()) }
      if program.isPython {
        let source = Self.sources.pushing(FilePath(program.file)).string
        try FileManager.default.copyItem(atPath: source, toPath: path(program.name).string)
      } else {
        running.append(try compile(program))
      }
    }
    for process in running { try Self.wait(process) }
  }

  private func compile(_ program: HostileProgram) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gcc")
    process.arguments =
      (program.built ?? ["-O1", "-static", "-pthread", "-Wall", "-Wextra", "-Werror"])
      + ["-o", path(program.name).string, Self.sources.pushing(FilePath(program.file)).string]
      + (program.file.hasSuffix(".cpp") ? ["-lstdc++"] : [])
    try process.run()
    return process
  }

  private static func wait(_ process: Process) throws {
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw DoesNotCompile() }
  }

  private func remove() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path.string)) ?? [] {
      folder.remove(name)
    }
    rmdir(folder.path.string)
  }
}

/// A program of Tests/Hostile does not compile; gcc has said why.
struct DoesNotCompile: Error {}
