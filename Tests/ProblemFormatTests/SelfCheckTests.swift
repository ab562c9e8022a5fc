import Foundation
import SystemPackage
import TestSupport
import Testing

/// The problems' own checks of their oracles: `generators/selfcheck.py` of each package.
@Suite struct SelfCheckTests {
  private static let folder = FilePath(#filePath).removingLastComponent()
    .removingLastComponent().removingLastComponent().appending("Problems")
  private static let python = "/usr/bin/python3"

  /// Those that have such a script, and need no PyTorch for it.
  private static let problems = names.filter { name in
    name != tensors && FileManager.default.fileExists(atPath: script(of: name).string)
  }
  private static let tensors = "fusedxenttorch"
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()) ?? []

  @Test(.enabled(if: succeeds("import numpy"), "Python has no NumPy here"), arguments: problems)
  func `oracle, solutions and input validator agree on 10,000 random calls`(problem: String) throws
  {
    try check(problem)
  }

  @Test(.enabled(if: succeeds("import torch"), "Python has no PyTorch here: make torch"))
  func `so they do on tensors`() throws {
    try check(Self.tensors)
  }

  @Test func `each package that has such a script is looked at`() {
    #expect(Self.problems.count >= 11, "\(Self.names)")
  }

  /// Packages stand alone, so each quiz has its own: a mend in one belongs in all.
  @Test(
    arguments: [
      "include/python3/main.py", "generators/generate.py", "generators/sheets.py",
      "generators/invalid.py",
    ])
  func `what quizzes share is the same in each`(file: String) throws {
    let quizzes = try Self.names.filter {
      let sidecar = Self.folder.appending($0).appending("judge.yaml").string
      return try String(contentsOfFile: sidecar, encoding: .utf8).contains("style: quiz")
    }
    #expect(quizzes.count > 1)
    let copies = try Set(
      quizzes.map { quiz in
        try String(
          contentsOfFile: Self.folder.appending(quiz).pushing(FilePath(file)).string,
          encoding: .utf8)
      })
    #expect(copies.count == 1)
  }

  private func check(_ problem: String) throws {
    let check = try FinishedProcess(
      Self.python, ["-B", Self.script(of: problem).string, "10000"])
    #expect(check.status == 0, "\(check.output)")
  }

  private static func script(of problem: String) -> FilePath {
    folder.appending(problem).appending("generators").appending("selfcheck.py")
  }

  private static func succeeds(_ statement: String) -> Bool {
    (try? FinishedProcess(python, ["-c", statement]).status) == 0
  }
}
