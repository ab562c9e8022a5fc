import Configuring
import Control
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("A package as it is named")
struct PackageSourceTests {
  private static func configuration(in scratch: ScratchFolder) throws -> JudgeConfiguration {
    try SamplePackage.make(in: scratch, name: "Problems/sum")
    try SamplePackage.make(in: scratch, name: "lib/installed/two")
    try SamplePackage.make(in: scratch, name: "lib/installed/sum2")
    try SamplePackage.make(in: scratch, name: "Problems/sum2")
    var configuration = JudgeConfiguration()
    configuration.problems.path = scratch.path.appending("Problems")
    configuration.state.path = scratch.path.appending("lib")
    return configuration
  }

  @Test(
    "is found by its name, what was installed before the others, and by its path",
    arguments: [
      ("sum", "Problems/sum"), ("two", "lib/installed/two"), ("sum2", "lib/installed/sum2"),
      ("/Problems/sum", "Problems/sum"), ("/empty", "empty"),
    ])
  func isFound(text: String, folder: String) async throws {
    let scratch = try ScratchFolder()
    let configuration = try Self.configuration(in: scratch)
    try scratch.write("empty/x", "")
    let named = text.hasPrefix("/") ? scratch.path.string + text : text
    let source = try await PackageSource.find(named, configuration)
    #expect(source.folder == scratch.path.appending(folder))
  }

  @Test(
    "is none where there is none",
    arguments: [
      ("nosuch", "no package nosuch: it is neither a folder nor in"),
      ("/nosuch", "/nosuch cannot be opened: No such file or directory"),
      ("/file.py", "/file.py is no package: that is a folder, or a file that ends in .zip or .kpp"),
    ])
  func none(text: String, reason: String) async throws {
    let scratch = try ScratchFolder()
    let configuration = try Self.configuration(in: scratch)
    try scratch.write("file.py", "")
    let named = text.hasPrefix("/") ? scratch.path.string + text : text
    do {
      _ = try await PackageSource.find(named, configuration)
      Issue.record("it was found")
    } catch let failure as CommandFailure {
      #expect(failure.description.contains(reason), "\(failure)")
    }
  }

  @Test(
    "that was installed is for those who may read it",
    .enabled(if: geteuid() != 0, "root may read all"))
  func isClosed() async throws {
    let scratch = try ScratchFolder()
    let configuration = try Self.configuration(in: scratch)
    chmod(scratch.path.appending("lib/installed/two").string, 0)
    defer { chmod(scratch.path.appending("lib/installed/two").string, 0o755) }
    await #expect(throws: CommandFailure.self) {
      try await PackageSource.find("two", configuration)
    }
  }

  @Test("that holds nothing is told what it lacks, and several have a last line")
  func empty() throws {
    let scratch = try ScratchFolder()
    try scratch.write("sum/data/.keep", "")
    let folder = scratch.path.appending("sum")
    let error = try #require(throws: PackageError.self) { try Problem.read(directory: folder) }
    let bad = PackageVerification(error)
    #expect(bad.problems.first == "problem.yaml: is missing: this folder is no problem package")
    let good = PackageVerification(package: "two")
    #expect(VerifyCommand.summary([good]) == [])
    #expect(VerifyCommand.summary([bad, good]) == ["1 of 2 packages are ok; not ok: sum"])
    #expect(VerifyCommand.summary([good, good]) == ["2 of 2 packages are ok"])
  }
}
