import Configuring
import Dispatching
import Foundation
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

/// The packages of Tests/Packages, which are small and labelled, judged by real workers.
@Suite("Package gallery", .serialized)
struct PackageGalleryTests {
  private static let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .appending("Packages")

  // A folder that cannot be listed has no packages, and the first test below says so.
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? [])
    .filter { name in ["legacy", "scoring"].contains { name.hasPrefix($0) } }
    .filter { !unreadScores.contains($0) }.sorted()

  /// Those whose validators write score.txt or score_multiplier.txt, which workers do not read yet.
  private static let unreadScores: Set = [
    "legacyscoringpoints", "scoringforbidden", "scoringpoints", "scoringunbounded",
  ]

  @Test("there are packages") func packages() { #expect(Self.names.count >= 21) }

  @Test("every submission gets what its label says", arguments: names)
  func labels(name: String) async throws {
    let verification = try await Self.verify(Self.folder.appending(name))
    #expect(verification.problems == [])
    #expect(verification.submissions.filter { !$0.ok } == [])
    #expect(verification.submissions.count >= 2)
  }

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
    let accepted = submissions.appending("accepted").appending(moved)
    try FileManager.default.moveItem(
      atPath: wrong.appending(moved).string, toPath: accepted.string)
    let verification = try await Self.verify(twin)
    #expect(!verification.ok)
    #expect(verification.submissions.filter { !$0.ok }.map(\.path) == ["accepted/\(moved)"])
  }

  private static func verify(_ package: FilePath) async throws -> PackageVerification {
    let problem = try Problem.read(directory: package)
    let scratch = try ScratchFolder()
    return try await withLocalExecutor(try .ofThisBuild(in: scratch)) { executor in
      try await PackageVerifier(
        problem: problem, languages: JudgeConfiguration().languages, executor: executor
      ).verify()
    }
  }
}
