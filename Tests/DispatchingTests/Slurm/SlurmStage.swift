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

extension Trait where Self == ConditionTrait {
  static var needsSlurm: Self {
    .enabled(if: SlurmCluster.isInstalled, "\(SlurmCluster.reason)")
  }
}

/// A real cluster, a small package, and the executor that gives trials to that cluster.
struct SlurmStage: Sendable {
  let scratch: ScratchFolder
  let cluster: SlurmCluster
  private let prefix = "judge-test\(getpid())-"

  /// - Parameter settings: of the cluster: one node with a GPU and one without, unless they say otherwise.
  init(_ settings: [String: String] = [:]) throws {
    scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    cluster = try SlurmCluster(in: scratch, settings)
  }

  /// Runs `body` with an executor, which ends with it.
  ///
  /// - Parameter changed: other settings than the stage's own.
  func perform<Value: Sendable>(
    _ changed: SlurmSettings? = nil, _ body: (SlurmExecutor) async throws -> Value
  ) async throws -> Value {
    let settings = changed ?? settings()
    let isRoot = geteuid() == 0
    let local = LocalSettings(
      worker: BuiltPrograms.path("judge-worker"), state: scratch.path.appending("local"),
      uidRangeStart: isRoot ? Self.uidRangeStart : nil, slots: 1)
    return try await withLocalExecutor(local) { compiler in
      let executor = SlurmExecutor(settings, compiler: compiler) { _ in }
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await executor.run() }
        defer { group.cancelAll() }
        return try await body(executor)
      }
    }
  }

  private static let uidRangeStart: UInt32 = 1_879_048_192

  func settings(_ change: (inout SlurmSettings) -> Void = { _ in }) -> SlurmSettings {
    var settings = SlurmSettings(
      namePrefix: prefix, worker: BuiltPrograms.path("judge-worker"))
    settings.partition = "gpu"
    settings.cpuPartition = "cpu"
    settings.state = scratch.path.appending("node")
    settings.pollInterval = .milliseconds(300)
    if geteuid() == 0 {
      // What the daemon's own slots have is not the nodes', which are this machine, too.
      settings.uidRangeStart = Self.uidRangeStart + 512
      settings.uidRangeCount = 256
    }
    change(&settings)
    return settings
  }

  // MARK: - Trials

  /// - Parameter gpus: how many the problem needs.
  func problem(gpus: Int = 0) throws -> Problem {
    let name = "sum\(gpus)"
    try SamplePackage.make(in: scratch, name: name)
    try scratch.write(
      "\(name)/problem.yaml",
      SamplePackage.manifest.replacing("time_limit: 1", with: "time_limit: 20"))
    if gpus > 0 {
      try scratch.write(
        "\(name)/judge.yaml", "schema: 1\nresources: {gpu: {count: \(gpus)}, cpu_threads: 1}\n")
    }
    try scratch.write("\(name)/gpu/problem.py", "")
    var problem = try Problem.read(directory: scratch.path.appending(name))
    // Placed like any problem that needs a GPU, and run like any program.
    problem.gpuFiles = []
    return problem
  }

  func trial(
    _ source: String, named name: String = "sum.py", gpus: Int = 0, attempt: Int64 = 1
  ) throws -> Trial {
    let languages = JudgeConfiguration().languages
    let language = try #require(
      languages.first { language in language.extensions.contains { name.hasSuffix($0) } })
    var trial = Trial(
      problem: try problem(gpus: gpus), language: language,
      files: [SourceFile(name: name, bytes: Array(source.utf8))], validatorLanguages: languages)
    trial.attempt = AttemptName(id: attempt, nonce: "nonce")
    return trial
  }

  static let right = "print(sum(map(int, input().split())))\n"
  static let wrong = "a, b = map(int, input().split())\nprint(a - b)\n"
  /// Takes three seconds for each test.
  static let slow = """
    import time
    a, b = map(int, input().split())
    end = time.process_time() + 3
    while time.process_time() < end: pass
    print(a + b)

    """

  // MARK: - What happens

  /// Judges, and does something as soon as a step is told that `moment` accepts; its result is awaited, too.
  func judge(
    _ trial: Trial, on executor: SlurmExecutor, log: ProgressLog = ProgressLog(),
    when moment: @escaping @Sendable (TrialProgress) -> Bool = { _ in false },
    act: @escaping @Sendable () async throws -> Void = {}
  ) async throws -> TrialResult {
    try await withThrowingTaskGroup(of: TrialResult?.self) { group in
      let (moments, reached) = AsyncStream.makeStream(of: Void.self)
      group.addTask {
        defer { reached.finish() }
        return try await executor.judge(trial) { step in
          log.note(step)
          if moment(step) { reached.yield() }
        }
      }
      group.addTask {
        for await _ in moments {
          try await act()
          return nil
        }
        return nil
      }
      var result: TrialResult?
      while let next = try await group.next() { result = next ?? result }
      return try #require(result)
    }
  }

  /// The fault that judging ends with.
  func fault(
    _ trial: Trial, on executor: SlurmExecutor,
    when moment: @escaping @Sendable (TrialProgress) -> Bool = { _ in false },
    act: @escaping @Sendable () async throws -> Void = {}
  ) async -> String {
    let fault = await #expect(throws: ExecutorFault.self) {
      _ = try await judge(trial, on: executor, when: moment, act: act)
    }
    return fault?.description ?? ""
  }

  /// Whether a step is the first word of a worker on a node.
  static func isPlaced(_ step: TrialProgress) -> Bool {
    if case .placed = step { true } else { false }
  }

  /// Whether a step says that a program is running.
  static func isRunning(_ step: TrialProgress) -> Bool {
    if case .compiled = step { true } else { false }
  }

  static func isWaiting(_ step: TrialProgress) -> Bool {
    if case .waiting = step { true } else { false }
  }

  /// Waits until nothing of a job is left, neither in the queue nor on this machine.
  func expectNothingLeft() async throws {
    try await until("an empty queue") { try cluster.jobs().isEmpty }
    try await until("no worker") { workers().isEmpty }
    let folder = scratch.path.pushing("node/work").string
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.contains("/") }
    #expect(left == [], "in the folders of slots that are over")
  }

  /// Workers on the nodes, by their process ids.
  func workers() -> [Int32] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { entry in
      guard let pid = Int32(entry),
        let command = try? String(contentsOfFile: "/proc/\(entry)/cmdline", encoding: .utf8),
        command.contains("--any-slot"), command.contains(scratch.path.string)
      else { return nil }
      return pid
    }
  }

  func until(
    _ what: String, within limit: Duration = .seconds(60), _ condition: () async throws -> Bool
  ) async throws {
    let end = ContinuousClock.now + limit
    while try await !condition() {
      guard ContinuousClock.now < end else { throw WaitedInVain(what: what) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  struct WaitedInVain: Error { var what: String }
}

/// The steps of a trial, as they were told.
final class ProgressLog: Sendable {
  private let steps = Mutex<[TrialProgress]>([])

  func note(_ step: TrialProgress) { steps.withLock { $0.append(step) } }

  var all: [TrialProgress] { steps.withLock { $0 } }

  /// What it waited for.
  var waits: [String] {
    all.compactMap { if case .waiting(let what) = $0 { what } else { nil } }
  }
}
