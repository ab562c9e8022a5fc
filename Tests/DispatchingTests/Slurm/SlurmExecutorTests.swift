import Dispatching
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// The executor on a real cluster.
@Suite(.serialized, .needsSlurm) struct SlurmExecutorTests {
  @Test func `what is handed in is compiled and run on a node, which shares no file with us`()
    async throws
  {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let log = ProgressLog()
      let right = try await stage.judge(
        stage.trial(SlurmStage.right, attempt: 1), on: executor, log: log)
      #expect(right.verdict == .accepted, "\(right.message)")
      #expect(right.tests.map(\.name) == ["sample/1", "secret/01-small", "secret/02-large"])
      #expect(right.host == "c1" && right.mechanisms.contains(.seccomp))
      #expect(log.all.contains(.placed(node: "c1", gpus: nil)))
      let wrong = try await stage.judge(
        stage.trial(SlurmStage.wrong, attempt: 2), on: executor)
      #expect(wrong.verdict == .wrongAnswer && wrong.skipped == 2)
      #expect(wrong.tests.first?.comparison?.expected == "3\n")
      let compiled = try await stage.judge(
        stage.trial(
          "#include <iostream>\nint main() { long a, b; std::cin >> a >> b; std::cout << a + b; }\n",
          named: "sum.cpp", attempt: 3), on: executor)
      #expect(compiled.verdict == .accepted, "\(compiled.message)")
      let broken = try await stage.judge(
        stage.trial("int main( {\n", named: "sum.c", attempt: 4), on: executor)
      #expect(broken.verdict == .compileError && broken.compile?.output.contains("error") == true)
    }
    try await stage.expectNothingLeft()
  }

  @Test func `a GPU is held for what compiled alone, and its program travels`() async throws {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let log = ProgressLog()
      let source = """
        #include <stdio.h>
        int main(void) { long a, b; if (scanf("%ld %ld", &a, &b) == 2) printf("%ld", a + b); }

        """
      let right = try await stage.judge(
        stage.trial(source, named: "sum.c", gpus: 1), on: executor, log: log)
      #expect(right.verdict == .accepted && right.host == "g1", "\(right.message)")
      #expect(log.all.contains(.placed(node: "g1", gpus: "0")))
      let compiled = try #require(log.all.firstIndex(where: SlurmStage.isRunning))
      let placed = try #require(log.all.firstIndex(where: SlurmStage.isPlaced))
      #expect(compiled < placed)
      // With the node away, what does not compile is judged all the same.
      try stage.cluster.stop("g1")
      let broken = try await stage.judge(
        stage.trial("int main( {\n", named: "sum.c", gpus: 1), on: executor)
      #expect(broken.verdict == .compileError)
    }
    try await stage.expectNothingLeft()
  }

  @Test func `who waits for a GPU is told how many are ahead`() async throws {
    let stage = try SlurmStage()
    try stage.cluster.ask("sbatch", "-p", "gpu", "--gres=gpu:1", "--wrap=sleep 600", "-o/dev/null")
    try stage.cluster.ask("sbatch", "-p", "gpu", "--gres=gpu:1", "--wrap=sleep 600", "-o/dev/null")
    let log = ProgressLog()
    try await stage.perform { executor in
      let result = try await stage.judge(
        stage.trial(SlurmStage.right, gpus: 1), on: executor, log: log,
        when: { $0 == .waiting("waiting for a GPU: 1 ahead") }
      ) {
        try stage.cluster.ask("scancel", "--state=PENDING", "2")
        try await stage.until("next in line") {
          log.waits.contains("waiting for a GPU: next in line")
        }
        try stage.cluster.ask("scancel", "1")
      }
      #expect(result.verdict == .accepted)
    }
    try await stage.expectNothingLeft()
  }

  @Test func `who is cancelled leaves no job behind`() async throws {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let log = ProgressLog()
      await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          _ = try await stage.judge(stage.trial(SlurmStage.slow), on: executor, log: log)
        }
        try? await stage.until("a running program") {
          log.all.contains(where: SlurmStage.isRunning)
        }
        group.cancelAll()
      }
      #expect(log.all.contains(where: SlurmStage.isRunning))
      try await stage.until("an empty queue", within: .seconds(20)) {
        try stage.cluster.jobs().isEmpty
      }
    }
    try await stage.until("no worker") { stage.workers().isEmpty }
  }
}
