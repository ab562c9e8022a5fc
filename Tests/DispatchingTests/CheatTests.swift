import Configuring
import Dispatching
import Foundation
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// The programs of Tests/GPU/Cheats, each held to the verdict in its header. `make gpu-check` does the same with every case.
@Suite("Cheats", .serialized)
struct CheatTests {
  /// What the lines at the head of a cheat say.
  struct Cheat: Sendable {
    var file: SourceFile
    var verdicts: Set<String>
    /// Words of which a message has some, where the header says so: the verdict alone would hide a cheat that fails by itself.
    var messages: [String]
    var needsGPU: Bool

    init(_ path: FilePath) throws {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path.string))
      let head = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(12)
      func word(_ key: String) -> String {
        let line = head.first { $0.contains(" \(key): ") } ?? ""
        return line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
      }
      file = SourceFile(name: path.lastComponent?.string ?? "", bytes: Array(bytes))
      verdicts = Set(word("Verdict").matches(of: /[A-Z]{2,3}/).map { String($0.output) })
      messages = word("Message").split(separator: " | ").map(String.init)
      needsGPU = word("Needs") != "nothing"
    }

    /// Whether the header has it that this comes of it.
    func expects(_ result: TrialResult) -> Bool {
      guard verdicts.contains(result.verdict.rawValue) else { return false }
      return result.verdict == .accepted || messages.isEmpty
        || messages.contains { result.message.contains($0) }
    }
  }

  private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()

  static func cheats() throws -> [Cheat] {
    let folder = root.appending("Tests/GPU/Cheats")
    return try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
      .filter { $0.hasSuffix(".py") || $0.hasSuffix(".cu") }
      .map { try Cheat(folder.appending($0)) }
  }

  /// Three cases are enough to tell, and four seconds for a call.
  private static func problem() throws -> Problem {
    var problem = try Problem.read(directory: root.appending("Problems/rowsoftmax"))
    problem.tests = Array(problem.tests.filter { $0.name.contains("gpu-1-shapes") }.prefix(3))
    problem.sidecar.resources.gpuWall = .seconds(4)
    return problem
  }

  /// Judges cheats, as many at a time as there are cores, and says what is not as their headers have it.
  private func deviations(_ cheats: [Cheat], on host: GPUHost) async throws -> [String] {
    let scratch = try ScratchFolder()
    var settings = try LocalSettings.ofThisBuild(in: scratch)
    settings.gpu = host
    let problem = try Self.problem()
    let languages = JudgeConfiguration().languages
    return try await withLocalExecutor(settings) { executor in
      try await withThrowingTaskGroup(of: String?.self) { group in
        for cheat in cheats {
          let language = try #require(
            languages.first { language in
              language.extensions.contains { cheat.file.name.hasSuffix($0) }
            })
          group.addTask {
            let result = try await executor.judge(
              Trial(
                problem: problem, language: language, files: [cheat.file], validatorLanguages: [])
            ) { _ in }
            if cheat.expects(result) { return nil }
            return "\(cheat.file.name): \(result.verdict.rawValue), \(result.message)"
          }
        }
        return try await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
      }
    }
  }

  @Test("every header says what is to come of it")
  func headers() throws {
    let cheats = try Self.cheats()
    #expect(cheats.count >= 60)
    for cheat in cheats {
      #expect(!cheat.verdicts.isEmpty, "\(cheat.file.name)")
      #expect(cheat.verdicts.allSatisfy { Verdict(rawValue: $0) != nil && $0 != "JE" })
    }
  }

  @Test("those that need no GPU end as they should", .enabled(if: HostTorch.isThere))
  func onMemoryFiles() async throws {
    let cheats = try Self.cheats().filter { !$0.needsGPU }
    let deviations = try await deviations(cheats, on: DoublePackage.host)
    #expect(deviations == [])
  }

  @Test(
    "all of them end as they should on a GPU",
    .enabled(if: access("/dev/nvidia0", F_OK) == 0, "there is no GPU here"))
  func onGPU() async throws {
    let deviations = try await deviations(try Self.cheats(), on: JudgeConfiguration().gpu.host)
    #expect(deviations == [])
  }
}
