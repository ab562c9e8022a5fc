import Dispatching
import Foundation
import Glibc
import JudgeCore
import ProblemFormat
import Synchronization
import SystemPackage
import TestSupport
import Testing

/// The executor with the real launcher, and workers that do what a script says.
@Suite struct LocalExecutorTests {
  @Test func `what a worker seals is the result, and belongs to its attempt`() async throws {
    let stage = try Stage("does its work")
    let result = try await stage.perform { executor in
      try await executor.judge(stage.trial(attempt: AttemptName(id: 7, nonce: "unique"))) { _ in }
    }
    #expect(result.verdict == .accepted)
    #expect(result.tests.map(\.name) == ["sample/1", "secret/01-small", "secret/02-large"])
    #expect(result.host == "scripted" && result.mechanisms == [.seccomp])
    let jobs = try stage.jobs()
    #expect(jobs.count == 2 && jobs.allSatisfy { $0.hasPrefix("7 unique") })
    #expect(Set(jobs).count == 2)
  }

  private static let badSeal = "the worker broke off: the result's seal does not fit its events"

  @Test(
    "a result without a valid seal is no result",
    arguments: [
      ("forges its seal", badSeal), ("answers another attempt", badSeal),
      ("adds an event after sealing", badSeal),
      (
        "says nothing of a job",
        "the worker broke off: a malformed frame: a compile job without its result"
      ),
      ("dies in a job", "the worker broke off: the stream ended within a job"),
      ("is cut off", "the worker broke off: the stream ended within a job"),
    ])
  func brokenResult(play: String, fault: String) async throws {
    let stage = try Stage(play)
    await #expect(throws: ExecutorFault(fault)) {
      try await stage.perform { try await $0.judge(stage.trial()) { _ in } }
    }
  }

  @Test(
    "a worker that does not come up is told in words",
    arguments: [
      ("dies at once", "the stream ended"), ("is no worker", "longer than any frame may be"),
      ("is too loud", "longer than any frame may be"),
      ("is of another release", "speaks version 99 of the protocol"),
    ])
  func noWorker(play: String, reason: String) async throws {
    let stage = try Stage(play)
    let fault = await #expect(throws: ExecutorFault.self) {
      try await stage.perform { try await $0.judge(stage.trial()) { _ in } }
    }
    #expect(fault?.description.contains("the worker") == true, "\(String(describing: fault))")
    #expect(fault?.description.contains(reason) == true, "\(String(describing: fault))")
  }

  @Test func `work waits for a worker that comes up late`() async throws {
    let stage = try Stage("comes up late")
    let complaints = Complaints()
    let result = try await stage.perform(complain: complaints.note) {
      try await $0.judge(stage.trial()) { _ in }
    }
    #expect(result.verdict == .accepted)
    #expect(complaints.all.count == 2)
    #expect(complaints.all.allSatisfy { $0.hasPrefix("slot 0 has no worker") })
  }

  @Test func `what a worker that had served others leaves undone is the next one's work`()
    async throws
  {
    let stage = try Stage("dies when idle")
    let verdicts = try await stage.perform { executor in
      var verdicts: [Verdict] = []
      for _ in 0..<3 { verdicts.append(try await executor.judge(stage.trial()) { _ in }.verdict) }
      return verdicts
    }
    #expect(verdicts == [.accepted, .accepted, .accepted])
    #expect(try stage.count("starts") == 2)
  }

  @Test func `a worker that ends while it has nothing to do has a successor at once`() async throws
  {
    let stage = try Stage("ends when idle")
    let complaints = Complaints()
    try await stage.perform(complain: complaints.note) { executor in
      #expect(try await executor.judge(stage.trial()) { _ in }.verdict == .accepted)
      while try stage.count("starts") < 2 { try await Task.sleep(for: .milliseconds(20)) }
      #expect(complaints.all.count == 1)
      let words = "slot 0 has no worker, trying again in 1.0 seconds: the worker ended while"
      #expect(complaints.all.allSatisfy { $0.hasPrefix(words) }, "\(complaints.all)")
      #expect(try await executor.judge(stage.trial()) { _ in }.verdict == .accepted)
    }
    #expect(try stage.jobs().count == 4)
  }

  @Test func `who gives up while waiting costs no worker`() async throws {
    let stage = try Stage("does its work")
    try await stage.perform { executor in
      for _ in 0..<5 {
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<3 {
            group.addTask { _ = try? await executor.judge(stage.trial()) { _ in } }
          }
          group.cancelAll()
        }
        let result = try await executor.judge(stage.trial()) { _ in }
        #expect(result.verdict == .accepted)
      }
    }
    // One is lost at most each time: that whose job was under way.
    #expect(try stage.count("starts") <= 6)
  }

  @Test(
    "an idle slot takes some of the tests, and the result is what it would be without it",
    arguments: ["does its work", "a second one dies"])
  func help(play: String) async throws {
    let stage = try Stage(play)
    let numbers = Complaints()
    let result = try await stage.perform(slots: 2) { executor in
      try await executor.judge(stage.trial()) { progress in
        if case .test(let test, let number, _) = progress { numbers.note("\(number) \(test.name)") }
      }
    }
    let names = ["sample/1", "secret/01-small", "secret/02-large"]
    #expect(result.verdict == .accepted && result.mechanisms == [.seccomp])
    #expect(result.tests.map(\.name) == names)
    #expect(numbers.all == zip(1...3, names).map { "\($0) \($1)" })
    // Each with a nonce of its own; one for each test, or for two that take little, and one more where a worker has died.
    let jobs = try stage.jobs()
    let most = play == "does its work" ? 4 : 5
    #expect((most - 1...most).contains(jobs.count) && Set(jobs).count == jobs.count)
  }

  @Test func `without a launcher the executor ends, and says why`() async throws {
    let stage = try Stage("does its work")
    let launcher = try stage.launcher()
    try await stage.killLauncher()
    let executor = LocalExecutor(
      launcher: launcher, slots: 1, gpu: GPUHost(python: "/usr/bin/python3", roots: [])
    ) { _ in }
    await #expect(throws: ExecutorFault("the launcher of workers is gone")) {
      try await executor.run()
    }
    launcher.close()
  }
}

private final class Complaints: Sendable {
  private let list = Mutex<[String]>([])

  var all: [String] { list.withLock { $0 } }

  func note(_ complaint: String) { list.withLock { $0.append(complaint) } }
}

/// A scratch package, and workers that play a part.
private struct Stage: Sendable {
  private let scratch: ScratchFolder
  private let play: String
  private let problem: Problem

  init(_ play: String) throws {
    scratch = try ScratchFolder()
    self.play = play
    problem = try Problem.read(directory: try SamplePackage.make(in: scratch))
  }

  private static let worker = FilePath(#filePath).removingLastComponent()
    .appending("scripted-worker.py")

  func launcher() throws -> Launcher {
    try Launcher.start(
      spawner: BuiltPrograms.path("judge-spawn"), worker: Self.worker,
      arguments: [scratch.path.string, play])
  }

  /// Ends the launcher, as a fault of its own would.
  func killLauncher() async throws {
    let launcher = try await foundLauncher()
    kill(launcher, SIGKILL)
    // A zombie has no command, and no descriptors.
    while Self.command(of: launcher) != "" { try await Task.sleep(for: .milliseconds(5)) }
  }

  /// The launcher's process id. It has no command yet for a moment after its start: exec(2) lets its parent go on
  /// before the new arguments are in place.
  private func foundLauncher() async throws -> Int32 {
    while true {
      let pids = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap {
        Int32($0)
      }
      if let pid = pids.first(where: { Self.command(of: $0).contains("\(scratch.path)\0") }) {
        return pid
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private static func command(of pid: Int32) -> String {
    (try? text(FilePath("/proc/\(pid)/cmdline"))) ?? ""
  }

  func perform<Value: Sendable>(
    slots: Int = 1, complain: (@Sendable (String) -> Void)? = nil,
    _ body: (LocalExecutor) async throws -> Value
  ) async throws -> Value {
    let launcher = try launcher()
    defer { launcher.close() }
    let executor = LocalExecutor(
      launcher: launcher, slots: slots, gpu: GPUHost(python: "/usr/bin/python3", roots: []),
      complain: complain)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await executor.run() }
      defer { group.cancelAll() }
      return try await body(executor)
    }
  }

  func trial(attempt: AttemptName? = nil) -> Trial {
    var trial = Trial(
      problem: problem, language: Self.language,
      files: [SourceFile(name: "sum.py", bytes: Array("pass\n".utf8))], validatorLanguages: [])
    trial.attempt = attempt
    return trial
  }

  private static let language = Language(
    code: "python3", name: "Python", extensions: [".py"], compile: [], hasArtefact: false,
    run: ["/usr/bin/python3", "{entry}"], profile: .runtime, compileRoots: [], runRoots: [])

  /// A line for each job that a worker was given: attempt, nonce, key.
  func jobs() throws -> [String] { try text("jobs").split(separator: "\n").map(String.init) }

  func count(_ name: String) throws -> Int { try text(name).utf8.count }

  private func text(_ name: String) throws -> String {
    try Self.text(scratch.path.appending(name))
  }

  private static func text(_ path: FilePath) throws -> String {
    let file = try FileDescriptor.open(path, .readOnly)
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
