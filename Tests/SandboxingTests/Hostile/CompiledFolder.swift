import Foundation
import Glibc
import SystemPackage
import TestSupport

/// A folder of programs that are compiled for tests, in which everybody may read.
struct CompiledFolder {
  let scratch: ScratchFolder

  /// One program to be made.
  struct Program {
    var name: String
    var source: FilePath
    /// `nil`: those of an ordinary static C program.
    var arguments: [String]?
  }

  init(_ programs: [Program]) throws {
    scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    var running: [Process] = []
    for program in programs {
      if running.count == 4 { try Self.wait(running.removeFirst()) }
      running.append(try compile(program))
    }
    for process in running { try Self.wait(process) }
  }

  /// Removes it with all that is in it; a global is never released, and has it called at exit.
  func remove() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: scratch.path.string)) ?? []
    for name in names { scratch.remove(name) }
    rmdir(scratch.path.string)
  }

  private func compile(_ program: Program) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gcc")
    process.arguments =
      (program.arguments ?? ["-O1", "-static", "-pthread", "-Wall", "-Wextra", "-Werror"])
      + ["-o", scratch.path.appending(program.name).string, program.source.string]
      + (program.source.extension == "cpp" ? ["-lstdc++"] : [])
    try process.run()
    return process
  }

  private static func wait(_ process: Process) throws {
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw DoesNotCompile() }
  }
}

/// A program of Tests/Hostile does not compile; gcc has said why.
struct DoesNotCompile: Error {}
