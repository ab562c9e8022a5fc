import Configuring
import Dispatching
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// Problems with their own submissions, on nodes.
@Suite(.serialized, .needsSlurm) struct SlurmProblemTests {
  private static let names = ["kerneloverlap", "microbatchpack", "fusedxent", "fusedxenttorch"]
  /// As many at a time as there are cores, and no more: limits of time are tried here, too.
  private static let slots = min(LocalSettings.coreCount, 2)

  @Test("a problem's own submissions are judged on a node as their labels say", arguments: names)
  func problem(name: String) async throws {
    let problem = try Problem.read(directory: SourcePackages.problems.appending(name))
    let needed = problem.sidecar.languages["python3"]?.packages ?? []
    guard Self.hasPackages(needed) else {
      try Test.cancel("Python has no \(needed.joined(separator: ", ")) here")
    }
    try await judge(Self.chosen(from: problem), of: problem)
  }

  @Test(
    "groups, a grader, talks and passes are judged on a node as on this machine",
    arguments: ["scoringgroups", "legacyscoringgrader", "interactiveguess", "passesencode"])
  func package(name: String) async throws {
    let problem = try Problem.read(directory: SourcePackages.gallery.appending(name))
    try await judge(problem.jurySubmissions, of: problem)
  }

  private func judge(_ submissions: [JurySubmission], of problem: Problem) async throws {
    #expect(submissions.count >= 2)
    let stage = try SlurmStage(["CLUSTER_CPUS": "\(Self.slots)", "CLUSTER_MEM_MB": "8192"])
    try await stage.perform { executor in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, submission) in submissions.enumerated() {
          if index >= Self.slots { try await group.next() }
          group.addTask { try await Self.judge(submission, of: problem, on: executor) }
        }
        try await group.waitForAll()
      }
    }
    try await stage.expectNothingLeft()
  }

  private static func judge(
    _ submission: JurySubmission, of problem: Problem, on executor: SlurmExecutor
  ) async throws {
    let result = try await executor.judge(trial(submission, of: problem)) { _ in }
    let expectation = submission.expectation
    var lacks = expectation.shortcomings(of: result.verdict, results: result.tests)
    let flaw = expectation.flaw(ofScore: result.score)
    lacks += flaw.map { [$0] } ?? []
    lacks += expectation.flaws(ofGroups: result.groups ?? [])
    #expect(lacks == [], "\(submission.path): \(result.verdict.rawValue) \(result.message)")
    #expect(result.host == "c1")
  }

  /// The first one of each label and language, slow and crashing ones only where no problem before has them: `judge verify` does
  /// the rest, and all of them would take hours.
  private static func chosen(from problem: Problem) throws -> [JurySubmission] {
    var seen: Set<String> = []
    for name in names.prefix(while: { $0 != problem.name }) {
      let other = try Problem.read(directory: SourcePackages.problems.appending(name))
      seen.formUnion(other.jurySubmissions.map { kind(of: $0, in: other) })
    }
    return problem.jurySubmissions.filter { seen.insert(kind(of: $0, in: problem)).inserted }
  }

  private static func kind(of submission: JurySubmission, in problem: Problem) -> String {
    let isOwn = ["accepted", "wrong_answer"].contains(submission.group)
    let language = submission.files.first?.file.extension ?? ""
    return "\(isOwn ? problem.name : "any") \(submission.group) \(language)"
  }

  private static func trial(_ submission: JurySubmission, of problem: Problem) throws -> Trial {
    let languages = JudgeConfiguration().languages
    let files = try problem.filledSources(submission.files)
    let language = try #require(
      languages.first { language in
        files.contains { file in language.extensions.contains { file.name.hasSuffix($0) } }
      })
    return Trial(
      problem: problem, language: language, files: files,
      stopsAtFirstFailure: submission.expectation.isDecidedByFirstFailure,
      validatorLanguages: languages)
  }

  private static func hasPackages(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      (try? FinishedProcess("/usr/bin/python3", ["-c", "import \(name)"]).status) == 0
    }
  }
}
