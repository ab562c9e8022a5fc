import Foundation
import SystemPackage
import Testing

/// The problems' own checks of their oracles: `generators/selfcheck.py` of each package.
@Suite struct SelfCheckTests {
  private static let repository = FilePath(#filePath).removingLastComponent()
    .removingLastComponent().removingLastComponent()
  private static let python = "/usr/bin/python3"

  @Test(
    .enabled(if: succeeds("import numpy"), "Python has no NumPy here"),
    arguments: ["kerneloverlap", "microbatchpack", "fusedxent"])
  func `oracle, solutions and input validator agree on 10,000 random calls`(problem: String) throws
  {
    try check(problem)
  }

  @Test(.enabled(if: succeeds("import torch"), "Python has no PyTorch here: make torch"))
  func `so they do on tensors`() throws {
    try check("fusedxenttorch")
  }

  private func check(_ problem: String) throws {
    let script = Self.repository.appending("Problems").appending(problem)
      .appending("generators").appending("selfcheck.py")
    let (status, output) = try Self.run(["-B", script.string, "10000"])
    #expect(status == 0, "\(output)")
  }

  private static func succeeds(_ statement: String) -> Bool {
    (try? run(["-c", statement]).status) == 0
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
