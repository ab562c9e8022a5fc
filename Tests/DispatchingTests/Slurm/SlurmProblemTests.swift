import Configuring
import Dispatching
import Foundation
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// The first problems with their own submissions, on nodes.
@Suite(.serialized, .needsSlurm) struct SlurmProblemTests {
  private static let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().removingLastComponent().appending("Problems")

  @Test(
    "a problem's own submissions are judged on a node as their labels say",
    arguments: ["kerneloverlap", "microbatchpack", "fusedxent", "fusedxenttorch"])
  func problem(name: String) async throws {
    let problem = try Problem.read(directory: Self.folder.appending(name))
    let needed = problem.sidecar.languages["python3"]?.packages ?? []
    guard Self.hasPackages(needed) else {
      try Test.cancel("Python has no \(needed.joined(separator: ", ")) here")
    }
    // As many at a time as there are cores: limits of time are tried here, too.
    let stage = try SlurmStage(["CLUSTER_CPUS": "1", "CLUSTER_MEM_MB": "8192"])
    try await stage.perform { executor in
      for submission in Self.chosen(from: problem) {
        let trial = try Self.trial(submission, of: problem)
        let result = try await executor.judge(trial) { _ in }
        let isMet = submission.expectation.isMet(
          by: result.verdict, tests: result.tests.map(\.verdict))
        #expect(isMet, "\(submission.path): \(result.verdict.rawValue) \(result.message)")
        #expect(result.host == "c1")
      }
    }
    try await stage.expectNothingLeft()
  }

  /// The first one of each label and language: `judge verify` does the rest, and all of them would take hours.
  private static func chosen(from problem: Problem) -> [JurySubmission] {
    var seen: Set<String> = []
    return problem.jurySubmissions.filter { submission in
      seen.insert("\(submission.group) \(submission.files.first?.extension ?? "")").inserted
    }
  }

  private static func trial(_ submission: JurySubmission, of problem: Problem) throws -> Trial {
    let languages = JudgeConfiguration().languages
    let files = try problem.sources(submission.files)
    let language = try #require(
      languages.first { language in
        files.contains { file in language.extensions.contains { file.name.hasSuffix($0) } }
      })
    return Trial(
      problem: problem, language: language, files: files, validatorLanguages: languages)
  }

  private static func hasPackages(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      (try? FinishedProcess("/usr/bin/python3", ["-c", "import \(name)"]).status) == 0
    }
  }
}
