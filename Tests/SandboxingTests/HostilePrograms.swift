import Foundation
import Glibc
import SystemPackage
import TestSupport

/// The programs of Tests/Hostile, compiled once and readable by everybody.
struct HostilePrograms {
  let folder: ScratchFolder

  static func shared() throws -> HostilePrograms { try compiled.get() }

  /// Names of the programs without their endings.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: sources.string)) ?? []
    return files.filter { $0.hasSuffix(".c") }.map { String($0.dropLast(2)) }.sorted()
  }()

  static let sources = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .appending("Hostile")

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
    for name in Self.names {
      if running.count == 4 { try Self.wait(running.removeFirst()) }
      running.append(try compile(name))
    }
    for process in running { try Self.wait(process) }
    for file in try FileManager.default.contentsOfDirectory(atPath: Self.sources.string)
    where file.hasSuffix(".py") {
      try FileManager.default.copyItem(
        atPath: Self.sources.appending(file).string, toPath: folder.path.appending(file).string)
    }
  }

  private func compile(_ name: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gcc")
    process.arguments = [
      "-O1", "-static", "-pthread", "-Wall", "-Wextra", "-Werror", "-o", path(name).string,
      Self.sources.appending("\(name).c").string,
    ]
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
