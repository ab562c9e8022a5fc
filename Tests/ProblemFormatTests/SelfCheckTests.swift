import Foundation
import SystemPackage
import TestSupport
import Testing

/// The problems' own checks of their oracles: `generators/selfcheck.py` of each package.
@Suite struct SelfCheckTests {
  private static let repository = FilePath(#filePath).removingLastComponent()
    .removingLastComponent().removingLastComponent()
  private static let python = "/usr/bin/python3"

  @Test(
    .enabled(if: succeeds("import numpy"), "Python has no NumPy here"),
    arguments: [
      "kerneloverlap", "microbatchpack", "streamcriticalpath", "bestshardsplit", "fusedxent",
      "attentionmask", "streamingsoftmax", "mixedprecision", "memoryoccupancy",
      "probabilitycalibration", "trainingserving",
    ])
  func `oracle, solutions and input validator agree on 10,000 random calls`(problem: String) throws
  {
    try check(problem)
  }

  @Test(.enabled(if: succeeds("import torch"), "Python has no PyTorch here: make torch"))
  func `so they do on tensors`() throws {
    try check("fusedxenttorch")
  }

  /// Packages stand alone, so each quiz has its own: a mend in one belongs in all.
  @Test(
    arguments: [
      "include/python3/main.py", "generators/generate.py", "generators/sheets.py",
      "generators/invalid.py",
    ])
  func `what quizzes share is the same in each`(file: String) throws {
    let problems = Self.repository.appending("Problems")
    let quizzes = try FileManager.default.contentsOfDirectory(atPath: problems.string).filter {
      let sidecar = problems.appending($0).appending("judge.yaml").string
      return try String(contentsOfFile: sidecar, encoding: .utf8).contains("style: quiz")
    }
    #expect(quizzes.count > 1)
    let copies = try Set(
      quizzes.map { quiz in
        try String(
          contentsOfFile: problems.appending(quiz).pushing(FilePath(file)).string, encoding: .utf8)
      })
    #expect(copies.count == 1)
  }

  private func check(_ problem: String) throws {
    let script = Self.repository.appending("Problems").appending(problem)
      .appending("generators").appending("selfcheck.py")
    let check = try FinishedProcess(Self.python, ["-B", script.string, "10000"])
    #expect(check.status == 0, "\(check.output)")
  }

  private static func succeeds(_ statement: String) -> Bool {
    (try? FinishedProcess(python, ["-c", statement]).status) == 0
  }
}
