internal import Configuring
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import Synchronization
internal import SystemPackage
internal import TestSupport

/// A cluster, and a small problem that needs a GPU.
struct BenchStage: Sendable {
  private let scratch: ScratchFolder
  private let cluster: SlurmCluster
  private let problem: Problem
  private let language: Language

  init(_ settings: [String: String]) throws {
    scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    cluster = try SlurmCluster(in: scratch, settings)
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/judge.yaml", "schema: 1\nresources: {gpu: {count: 1}}\n")
    try scratch.write("sum/gpu/problem.py", "")
    var problem = try Problem.read(directory: package)
    // Placed as what needs a GPU, and run as a program: dispatch is measured, not the harness.
    problem.gpuFiles = []
    self.problem = problem
    guard let language = JudgeConfiguration().language("c") else { throw Errno.invalidArgument }
    self.language = language
  }

  func withExecutor<Value: Sendable>(
    inFlight: Int, _ body: (SlurmExecutor) async throws -> Value
  ) async throws -> Value {
    let isRoot = geteuid() == 0
    let start: UInt32 = 1_879_048_192
    let worker = BuiltPrograms.path("judge-worker")
    var settings = SlurmSettings(namePrefix: "judge-bench-", worker: worker)
    settings.partition = "gpu"
    settings.inFlight = inFlight
    settings.memory = .mib(64)
    settings.state = scratch.path.appending("node")
    settings.uidRangeStart = isRoot ? start + 512 : nil
    settings.uidRangeCount = 256
    let local = LocalSettings(
      worker: worker, state: scratch.path.appending("local"), uidRangeStart: isRoot ? start : nil,
      slots: 1)
    return try await withLocalExecutor(local) { compiler in
      let executor = SlurmExecutor(settings, compiler: compiler) { print($0) }
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await executor.run() }
        defer { group.cancelAll() }
        return try await body(executor)
      }
    }
  }

  /// Judges a submission that was compiled before.
  ///
  /// - Returns: from the call to the first word of the worker on the node.
  func judge(_ attempt: Int64, on executor: SlurmExecutor) async throws -> Duration {
    let source = """
      #include <stdio.h>
      int main(void) { long a, b; if (scanf("%ld %ld", &a, &b) == 2) printf("%ld", a + b); }

      """
    var trial = Trial(
      problem: problem, language: language,
      files: [SourceFile(name: "sum.c", bytes: Array(source.utf8))], validatorLanguages: [])
    trial.attempt = AttemptName(id: attempt, nonce: "bench")
    let start = ContinuousClock.now
    let greeted = Mutex<Duration?>(nil)
    let result = try await executor.judge(trial) { step in
      if case .placed = step { greeted.withLock { $0 = .now - start } }
    }
    guard result.verdict == .accepted, let latency = greeted.withLock({ $0 }) else {
      throw ExecutorFault("\(result.verdict.rawValue) \(result.message)")
    }
    return latency
  }

  /// A whole `srun true` with a GPU.
  func bareRun() throws -> Duration {
    try ContinuousClock().measure {
      _ = try cluster.ask(
        "srun", "-Q", "-p", "gpu", "--gres=gpu:1", "--mem=64M", "--export=NONE", "/bin/true")
    }
  }

  func untilIdle() async throws {
    while try !cluster.jobs().isEmpty { try await Task.sleep(for: .milliseconds(20)) }
  }
}
