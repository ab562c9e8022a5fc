import Configuring
import Dispatching
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// The problems' own submissions in Python, each started by a warm interpreter and by one started anew: nothing may differ but figures.
@Suite(.serialized) struct WarmDifferenceTests {
  private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()

  /// `JUDGE_WARM=all` takes all of them, which takes many minutes.
  private static let stride = getenv("JUDGE_WARM") == nil ? 12 : 1
  private static let testCount = 3

  @Test(
    "a warm interpreter changes no result",
    arguments: ["kerneloverlap", "microbatchpack", "fusedxent", "fusedxenttorch"])
  func problem(_ name: String) async throws {
    var problem = try Problem.read(directory: Self.root.appending("Problems/\(name)"))
    let packages = problem.sidecar.languages["python3"]?.packages ?? []
    guard try Self.canImport(packages) else {
      try Test.cancel("Python has no \(packages.joined(separator: ", ")) here")
    }
    problem.tests = Array(problem.tests.prefix(Self.testCount))
    let submissions = problem.jurySubmissions.filter { $0.files.first?.file.extension == "py" }
    let chosen = Swift.stride(from: 0, to: submissions.count, by: Self.stride).map {
      submissions[$0]
    }
    #expect(!chosen.isEmpty)
    let differences = try await differences(chosen, of: problem)
    #expect(differences == [])
  }

  private func differences(
    _ submissions: [JurySubmission], of problem: Problem
  ) async throws -> [String] {
    let scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    return try await withLocalExecutor(try .ofThisBuild(in: scratch)) { executor in
      try await withThrowingTaskGroup(of: String?.self) { group in
        for submission in submissions {
          group.addTask { try await Self.difference(submission, of: problem, on: executor) }
        }
        return try await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
      }
    }
  }

  private static func difference(
    _ submission: JurySubmission, of problem: Problem, on executor: LocalExecutor
  ) async throws -> String? {
    let languages = JudgeConfiguration().languages
    let warm = try #require(languages.first { $0.code == "python3" })
    var cold = warm
    cold.warmImports = nil
    var results: [TrialResult] = []
    for language in [warm, cold] {
      let trial = Trial(
        problem: problem, language: language, files: try problem.sources(submission.files),
        validatorLanguages: languages)
      results.append(try await executor.judge(trial) { _ in })
    }
    let starts = Set(results[0].tests.map(\.start))
    let isWarm = starts == [.warm] || starts.isEmpty
    let told = results.map { $0.tests.map(Told.init) }
    if told[0] == told[1] && results[0].verdict == results[1].verdict && isWarm { return nil }
    return "\(submission.path): \(starts) \(told[0]) instead of \(told[1])"
  }

  /// What is told of a test, but for figures.
  private struct Told: Equatable {
    var name: String
    var verdict: Verdict
    var exitStatus: Int32?
    var signal: Int32?
    var message: String
    var comparison: TestResult.Comparison?

    init(_ test: TestResult) {
      name = test.name
      verdict = test.verdict
      exitStatus = test.exitStatus
      signal = test.signal
      // What was used is part of what is said of these.
      message = [.timeLimit, .memoryLimit].contains(test.verdict) ? "" : test.message
      comparison = test.comparison
    }
  }

  private static func canImport(_ packages: [String]) throws -> Bool {
    try packages.allSatisfy {
      try FinishedProcess("/usr/bin/python3", ["-c", "import \($0)"]).status == 0
    }
  }
}
