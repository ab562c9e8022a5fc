internal import Foundation

/// A program that has run to its end, with empty input.
package struct FinishedProcess {
  package let status: Int32
  /// What it wrote to standard output and standard error, as it came.
  package let output: String

  package init(_ program: String, _ arguments: [String]) throws {
    self = try StartedProcess(program, arguments).finish()
  }

  fileprivate init(status: Int32, output: String) {
    self.status = status
    self.output = output
  }
}

/// A program that runs, with empty input.
package final class StartedProcess {
  private let process = Process()
  private let pipe = Pipe()

  package init(_ program: String, _ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
  }

  package var isRunning: Bool { process.isRunning }

  /// Waits until it has ended.
  package func finish() throws -> FinishedProcess {
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return FinishedProcess(
      status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self))
  }
}
