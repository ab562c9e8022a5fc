import Foundation
import JudgeCore
import Storage
import SystemPackage
import TestSupport

/// A real judged on a scratch folder, with the shipped judge.conf.
final class RunningDaemon {
  let scratch: ScratchFolder
  private var process: Process?
  private var arguments: [String]
  /// On top of this process's own.
  var environment: [String: String] = [:]

  /// - Parameter overrides: `key=value`, on top of the shipped judge.conf.
  init(overrides: [String] = []) throws {
    scratch = try ScratchFolder()
    // Others must be able to enter: started as root, judged works as a user of its own.
    chmod(scratch.path.string, 0o755)
    let shipped = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().appending("judge.conf")
    let text = try String(contentsOfFile: shipped.string, encoding: .utf8)
    let configuration = try scratch.write("judge.conf", text)
    try SamplePackage.make(in: scratch, name: "Problems/sum")
    // A busy machine must not turn a verdict: the clock's limit follows from this one.
    try scratch.write(
      "Problems/sum/problem.yaml",
      SamplePackage.manifest.replacing("time_limit: 1", with: "time_limit: 20"))
    arguments = ["--config", configuration.string]
    // Headers compiled in advance take longer than most of these tests.
    let quick = [
      "spool.settle_seconds=0.1", "spool.rescan_seconds=1", "languages.cpp.preludes=[]",
    ]
    for override in quick + overrides {
      arguments += ["--set", override]
    }
  }

  deinit { stop() }

  var log: String {
    (try? String(contentsOfFile: scratch.path.appending("log").string, encoding: .utf8)) ?? ""
  }

  /// Starts it and waits until it serves.
  func start() async throws {
    try launch()
    let socket = scratch.path.appending("var/run/control.sock").string
    try await until("the control socket") {
      guard process?.isRunning == true else { throw WaitedInVain(what: "a start", log: log) }
      return access(socket, W_OK) == 0
    }
  }

  /// Starts it without waiting.
  func launch() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltPrograms.path("judged").string)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let log = scratch.path.appending("log").string
    try scratch.write("log", "")
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
    self.process = process
  }

  /// Its exit status, once it has ended by itself.
  func exitStatus() async throws -> Int32 {
    try await until("the daemon's end") { self.process?.isRunning == false }
    return process?.terminationStatus ?? -1
  }

  func stop() { end(SIGTERM) }

  /// Ends it as a power cut would.
  func kill() { end(SIGKILL) }

  private func end(_ signal: Int32) {
    guard let process, process.isRunning else { return }
    Glibc.kill(process.processIdentifier, signal)
    process.waitUntilExit()
  }

  /// Drops a file, as `cp` would.
  func drop(_ name: String, _ text: String, problem: String = "sum") throws {
    try text.write(
      toFile: scratch.path.pushing(FilePath("var/spool/\(problem)/\(name)")).string,
      atomically: false,
      encoding: .utf8)
  }

  /// All submissions, oldest first, once `count` of them are final.
  func submissions(
    final count: Int, within limit: Duration = .seconds(120)
  ) async throws -> [Submission] {
    let store = try Store.openReadOnly(path: scratch.path.appending("var/lib/judge.db"))
    try await until("\(count) final submissions", within: limit) {
      try await store.submissions(SubmissionQuery(limit: 1000)).count(where: \.state.isFinal)
        >= count
    }
    return try await rows()
  }

  /// - Parameter state: the folder of the database.
  func rows(in state: String = "var/lib") async throws -> [Submission] {
    let store = try Store.openReadOnly(
      path: scratch.path.pushing(FilePath(state)).appending("judge.db"))
    var rows: [Submission] = []
    for row in try await store.submissions(SubmissionQuery(limit: 1000)).reversed() {
      if let whole = try await store.submission(row.id, withTests: true) { rows.append(whole) }
    }
    return rows
  }

  /// Process ids of this daemon's programs of that name.
  func processes(_ name: String) -> [Int32] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { entry in
      guard let pid = Int32(entry),
        let command = try? String(contentsOfFile: "/proc/\(entry)/cmdline", encoding: .utf8),
        command.contains(scratch.path.string), command.prefix(while: { $0 != "\0" }).hasSuffix(name)
      else { return nil }
      return pid
    }
  }

  func until(
    _ what: String, within limit: Duration = .seconds(60), _ condition: () async throws -> Bool
  ) async throws {
    let end = ContinuousClock.now + limit
    while try await !condition() {
      guard ContinuousClock.now < end else { throw WaitedInVain(what: what, log: log) }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}

struct WaitedInVain: Error {
  var what: String
  var log: String
}
