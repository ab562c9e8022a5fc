import Dispatching
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// A GPU problem through a real cluster: Slurm gives the GPU, a pretended node, and the harness is real but for the device
/// memory.
@Suite(.serialized, .needsSlurm, .enabled(if: HostTorch.isThere))
struct SlurmGPUTests {
  @Test(
    arguments: [
      ("def double(x, y): y.copy_(x * 2)", .accepted),
      ("def double(x, y): pass", .wrongAnswer),
      ("import os\ndef double(x, y): os._exit(3)", .runTimeError),
    ] as [(String, Verdict)])
  func `harness, program and tests go to the node, and figures come back`(
    source: String, verdict: Verdict
  ) async throws {
    let stage = try SlurmStage(["CLUSTER_MEM_MB": "65536"])
    let settings = stage.settings {
      $0.gpu = DoublePackage.host
      $0.devices = stage.scratch.path.pushing("c/dev/g1")
    }
    let log = ProgressLog()
    let file = SourceFile(name: "solution.py", bytes: Array(source.utf8))
    var trial = Trial(
      problem: try DoublePackage.problem(in: stage.scratch), language: DoublePackage.python,
      files: [file], validatorLanguages: [])
    trial.attempt = AttemptName(id: 1, nonce: "nonce")
    let result = try await stage.perform(settings) { [trial] executor in
      try await stage.judge(trial, on: executor, log: log)
    }
    #expect(result.verdict == verdict, "\(result)")
    #expect(log.all.contains(where: SlurmStage.isPlaced))
    if verdict == .accepted {
      #expect(result.tests.prefix(2).map { $0.gpu?.calls } == [1, 1])
    }
    try await stage.expectNothingLeft()
  }
}
