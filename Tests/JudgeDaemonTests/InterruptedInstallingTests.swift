import Control
import Foundation
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// The daemon is killed while a package of some hundred files takes the place of another.
@Suite(.serialized) struct InterruptedInstallingTests {
  /// How often it is killed, at moments spread over the time that an undisturbed installation takes.
  private static let moments = 12

  @Test func `a problem is the old one or the new one, whenever the daemon is killed`() async throws
  {
    let bench = try await Bench()
    try await bench.installUndisturbed(.first)
    let time = try await bench.installUndisturbed(.second)
    var cut = 0
    for moment in 0..<Self.moments {
      let delay = time * moment / (Self.moments - 1)
      if try await bench.installAndKill(after: delay) { cut += 1 }
      try await bench.expectWhole()
      if moment.isMultiple(of: 3) { try await bench.installUndisturbed(.first) }
    }
    // A kill that is late finds the package installed: most must not be.
    #expect(cut >= Self.moments / 2, "only \(cut) came before the end")
    try await bench.installUndisturbed(.first)
  }
}

/// A daemon, and two versions of its problem.
private final class Bench {
  enum Version: String, CaseIterable {
    case first, second

    var other: Version { self == .first ? .second : .first }
  }

  private let daemon: RunningDaemon
  private var editions: [Version: String] = [:]
  /// The one that the problem must be, or may be.
  private var possible: Set<Version> = []

  init() async throws {
    daemon = try RunningDaemon()
    for version in Version.allCases {
      let folder = try SamplePackage.make(in: daemon.scratch, name: "\(version)/sum")
      let text = String(repeating: "\(version)\n", count: 3000)
      for number in 0..<200 {
        try daemon.scratch.write("\(version)/sum/attachments/\(number).txt", "\(number)\n" + text)
      }
      editions[version] = try Problem.read(directory: folder).edition()
    }
    try await daemon.start()
  }

  /// - Returns: how long the daemon was at work on it.
  @discardableResult
  func installUndisturbed(_ version: Version) async throws -> Duration {
    let command = try await start(version)
    let begin = ContinuousClock.now
    let finished = try command.finish()
    let time = ContinuousClock.now - begin
    #expect(finished.status == 0, "\(finished.output)")
    possible = [version]
    try await daemon.until("the end of the old version") { versions.count == 1 }
    try await expectWhole()
    return time
  }

  /// Installs the version that is not there, and kills the daemon meanwhile.
  ///
  /// - Parameter delay: from when it begins to write.
  /// - Returns: whether the command says that it was not installed.
  func installAndKill(after delay: Duration) async throws -> Bool {
    let old = try #require(possible.first)
    let command = try await start(old.other)
    try await Task.sleep(for: delay)
    daemon.kill()
    let finished = try command.finish()
    let isDone = finished.status == 0
    #expect(isDone == finished.output.contains("replaced sum"), "\(finished.output)")
    if !isDone { #expect(finished.output.contains("the daemon"), "\(finished.output)") }
    possible = isDone ? [old.other] : [old, old.other]
    try await daemon.start()
    // The socket of the one that was killed is there before.
    try await daemon.until("an answer") {
      (try? await daemon.ask { try await $0.status() }) != nil
    }
    return !isDone
  }

  /// Starts the command and waits until the daemon makes a folder for the package.
  private func start(_ version: Version) async throws -> StartedProcess {
    let before = versions
    let path = daemon.scratch.path
    let command = try StartedProcess(
      "/usr/bin/env",
      [
        "XDG_CACHE_HOME=\(path.appending("cache"))", BuiltPrograms.path("judge").string, "install",
        path.pushing(FilePath("\(version)/sum")).string, "--config",
        path.appending("judge.conf").string,
      ])
    while command.isRunning && versions.isSubset(of: before) {
      try await Task.sleep(for: .milliseconds(1))
    }
    return command
  }

  /// The problem reads whole, is one of those that it may be, and nothing else lies about.
  func expectWhole() async throws {
    let installed = try await daemon.ask { try await $0.installation(of: "sum") }
    let found = Version.allCases.filter { editions[$0] == installed?.edition }
    #expect(found.count == 1 && possible.isSuperset(of: found), "\(found) of \(possible)")
    possible = Set(found)
    #expect(try await daemon.ask { try await $0.problems() }.map(\.name) == ["sum"])
    #expect(names("installed") == [".versions", "sum"])
    #expect(versions.count == 1, "\(versions)")
    #expect(names("../../Problems") == ["sum"])
  }

  private var versions: Set<String> { names("installed/.versions") }

  // There is none before the first installation.
  private func names(_ folder: String) -> Set<String> {
    let path = daemon.scratch.path.pushing(FilePath("var/lib/\(folder)")).string
    return Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
  }
}
