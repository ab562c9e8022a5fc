import Configuring
import Dispatching
import Foundation
import Glibc
import JudgeCore
import ProblemFormat
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

/// The packages of Tests/Packages, which are small and labelled, judged by real workers.
@Suite("Package gallery", .serialized)
struct PackageGalleryTests {
  private static let folder = SourcePackages.gallery
  private static let misuseFolder = folder.appending("misuse")

  /// How the names of those packages begin that cannot be judged yet.
  private static let waiting: [String] = []
  private static let waitingMisuses: [String] = []

  static let names: [String] = listing(of: folder, but: waiting)
  /// Packages whose output validator does what none may.
  static let misuses: [String] = listing(of: misuseFolder, but: waitingMisuses)

  // A folder that cannot be listed has no packages, and the first test below says so.
  private static func listing(of folder: FilePath, but waiting: [String]) -> [String] {
    let files = FileManager.default
    return ((try? files.contentsOfDirectory(atPath: folder.string)) ?? []).filter { name in
      files.fileExists(atPath: folder.appending(name).appending("problem.yaml").string)
        && !waiting.contains { name.hasPrefix($0) }
    }.sorted()
  }

  @Test("there are packages") func packages() {
    #expect(Self.names.count >= 30)
    #expect(Self.misuses.count >= 10)
  }

  @Test("every submission gets what its label says", arguments: names)
  func labels(name: String) async throws {
    let verification = try await Self.verify(Self.folder.appending(name))
    #expect(verification.problems == [])
    #expect(verification.submissions.filter { !$0.ok } == [])
    #expect(verification.submissions.count >= 2)
  }

  @Test("verified again, nothing is run and everything is the same", arguments: reusable)
  func again(name: String) async throws {
    let package = Self.folder.appending(name)
    let problem = try Problem.read(directory: package)
    let scratch = try ScratchFolder()
    let settings = try LocalSettings.ofThisBuild(in: scratch)
    let shelf = try #require(ResultShelf(at: scratch.path.appending("results")))
    let counter = RunCounter()
    var verifications: [PackageVerification] = []
    for _ in 1...2 {
      counter.names = []
      verifications.append(
        try await withLocalExecutor(settings) { executor in
          var verifier = PackageVerifier(
            problem: problem, languages: JudgeConfiguration().languages,
            executor: CountingExecutor(executor: executor, counter: counter))
          verifier.reuse = ResultReuse(
            shelf: shelf, toolchain: Toolchain(worker: settings.worker),
            ingredients: try problem.ingredients())
          return try await verifier.verify()
        })
    }
    #expect(verifications[0].ok)
    #expect(verifications[0] == verifications[1])
    #expect(counter.names == [])
  }

  /// One for each way in which results are put together. What is our own fault is always run again, and none of them has that.
  private static let reusable = [
    "datagroups", "interactiveguess", "legacyscoringsum", "legacytime", "passesencode",
    "quizsheet",
    "scoringgroups", "scoringmin", "scoringsum",
  ]

  @Test("a submission under a wrong label is found out", arguments: names)
  func twins(name: String) async throws {
    let scratch = try ScratchFolder()
    // The workers, who are others, read the tests from there.
    chmod(scratch.path.string, 0o755)
    let twin = scratch.path.appending(name)
    try FileManager.default.copyItem(
      atPath: Self.folder.appending(name).string, toPath: twin.string)
    let submissions = twin.appending("submissions")
    let wrong = submissions.appending("wrong_answer")
    let moved = try #require(
      try FileManager.default.contentsOfDirectory(atPath: wrong.string).min())
    let accepted = submissions.appending("accepted")
    let isTaken = FileManager.default.fileExists(atPath: accepted.appending(moved).string)
    let name = isTaken ? "twin_\(moved)" : moved
    try FileManager.default.moveItem(
      atPath: wrong.appending(moved).string, toPath: accepted.appending(name).string)
    let verification = try await Self.verify(twin, alone: "accepted/\(name)")
    #expect(!verification.ok)
    #expect(verification.submissions.map(\.ok) == [false])
  }

  @Test("what `judge new` writes has no flaw", arguments: NewPackage.Language.allCases)
  func new(language: NewPackage.Language) async throws {
    let scratch = try ScratchFolder()
    // The workers, who are others, read the tests from there.
    chmod(scratch.path.string, 0o755)
    let folder = scratch.path.appending("mysum")
    try NewPackage(folder: folder, language: language).write()
    let verification = try await Self.verify(folder)
    #expect(verification.problems + verification.warnings + verification.notes == [])
    #expect(verification.submissions.map(\.ok) == [true, true])
    #expect(throws: CommandFailure.self) {
      try NewPackage(folder: folder, language: language).write()
    }
  }

  @Test("what no validator may do is the judge's fault", arguments: misuses)
  func misuse(name: String) async throws {
    let package = Self.misuseFolder.appending(name)
    // The verdict, and what the message must contain: `JE exit status 0`.
    let expected = try String(contentsOfFile: package.appending("expected").string, encoding: .utf8)
      .split(separator: "\n")[0].split(separator: " ", maxSplits: 1)
    let verification = try await Self.verify(package)
    #expect(!verification.submissions.isEmpty)
    for submission in verification.submissions {
      #expect(submission.verdict.rawValue == expected[0])
      #expect(submission.message.contains(expected[1]))
    }
  }

  /// - Parameter alone: the one submission to be judged; `nil`: all of them.
  private static func verify(
    _ package: FilePath, alone: String? = nil
  ) async throws -> PackageVerification {
    var problem = try Problem.read(directory: package)
    if let alone { problem.jurySubmissions.removeAll { $0.path != alone } }
    let scratch = try ScratchFolder()
    return try await withLocalExecutor(try .ofThisBuild(in: scratch)) { [problem] executor in
      try await PackageVerifier(
        problem: problem, languages: JudgeConfiguration().languages, executor: executor
      ).verify()
    }
  }
}

/// The programs that were run, by a test of each.
private final class RunCounter: Sendable {
  private let list = Mutex<[String]>([])

  var names: [String] {
    get { list.withLock { $0 } }
    set { list.withLock { $0 = newValue } }
  }

  func note(_ name: String) { list.withLock { $0.append(name) } }
}

private struct CountingExecutor: Executor {
  let executor: any Executor
  let counter: RunCounter

  var name: String { executor.name }
  var slots: Int { executor.slots }

  func judge(
    _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult {
    counter.note(trial.files.first?.name ?? "")
    return try await executor.judge(trial, progress: progress)
  }
}
