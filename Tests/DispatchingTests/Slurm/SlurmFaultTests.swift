import Dispatching
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// What breaks on a real cluster, as one attempt sees it.
@Suite(.serialized, .needsSlurm) struct SlurmFaultTests {
  @Test func `a node that is lost in a run is a fault that names it`() async throws {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let fault = await stage.fault(
        try stage.trial(SlurmStage.slow), on: executor, when: SlurmStage.isRunning
      ) {
        try stage.cluster.stop("c1", signal: "KILL")
        // Without them, as when the power goes; with them is the next test.
        for pid in stage.workers() { kill(pid, SIGKILL) }
      }
      #expect(fault.hasPrefix("the worker on c1 broke off"), "\(fault)")
    }
  }

  @Test func `a node that comes back with the old worker alive changes no result`() async throws {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let trial = try stage.trial(Self.endless)
      let fault = await stage.fault(trial, on: executor, when: SlurmStage.isRunning) {
        try stage.cluster.stop("c1", signal: "KILL")
        try await stage.until("the node is given up", within: .seconds(90)) {
          try stage.cluster.ask("sinfo", "--noheader", "--nodes=c1", "--format=%T").contains("down")
        }
        #expect(!stage.workers().isEmpty)
      }
      #expect(fault.hasPrefix("the worker on c1 broke off: the node was lost"), "\(fault)")
      try stage.cluster.start("c1")
      let again = try await stage.judge(stage.trial(SlurmStage.right, attempt: 2), on: executor)
      #expect(again.verdict == .accepted)
    }
    try await stage.until("the old worker's end") { stage.workers().isEmpty }
  }

  /// Sleeps past everything, within its wall limit.
  private static let endless =
    "import time\ntime.sleep(35)\nprint(sum(map(int, input().split())))\n"

  @Test func `a job that is cancelled from outside is a fault that says so`() async throws {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let fault = await stage.fault(
        try stage.trial(SlurmStage.slow), on: executor, when: SlurmStage.isRunning
      ) {
        for job in try stage.cluster.jobs() { try stage.cluster.ask("scancel", "\(job)") }
      }
      #expect(fault.hasPrefix("the worker on c1 broke off: the job was cancelled"), "\(fault)")
    }
    try await stage.until("an empty queue") { try stage.cluster.jobs().isEmpty }
  }

  @Test func `a waiting job that is cancelled from outside is a fault that says so`() async throws {
    let stage = try SlurmStage()
    try stage.cluster.ask("scontrol", "update", "nodename=c1", "state=drain", "reason=test")
    try await stage.perform { executor in
      let fault = await stage.fault(
        try stage.trial(SlurmStage.slow), on: executor, when: SlurmStage.isWaiting
      ) {
        for job in try stage.cluster.jobs() { try stage.cluster.ask("scancel", "\(job)") }
      }
      #expect(fault.contains("no worker came up"), "\(fault)")
    }
  }

  @Test func `a killed worker is a fault that names the node`() async throws {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let fault = await stage.fault(
        try stage.trial(SlurmStage.slow), on: executor, when: SlurmStage.isRunning
      ) {
        for pid in stage.workers() { kill(pid, SIGKILL) }
      }
      #expect(fault.hasPrefix("the worker on c1 broke off"), "\(fault)")
    }
    try await stage.until("an empty queue") { try stage.cluster.jobs().isEmpty }
  }

  @Test func `a node without the worker is named`() async throws {
    let stage = try SlurmStage()
    try await stage.perform(stage.settings { $0.worker = "/nowhere/judge-worker" }) { executor in
      let fault = await stage.fault(try stage.trial(SlurmStage.right), on: executor)
      #expect(fault.contains("no worker came up on c1: judge-worker is not there"), "\(fault)")
      #expect(fault.contains("/nowhere/judge-worker"), "\(fault)")
    }
  }

  @Test func `a partition that is drained is waited for, in words`() async throws {
    let stage = try SlurmStage()
    try stage.cluster.ask("scontrol", "update", "nodename=g1", "state=drain", "reason=test")
    try await stage.perform { executor in
      let result = try await stage.judge(
        stage.trial(SlurmStage.right, gpus: 1), on: executor,
        when: { $0 == .waiting("waiting for a GPU: the nodes are down, drained or reserved") }
      ) {
        try stage.cluster.ask("scontrol", "update", "nodename=g1", "state=resume")
      }
      #expect(result.verdict == .accepted)
    }
  }

  @Test func `what no node can give is a fault, not a wait`() async throws {
    let stage = try SlurmStage()
    var trial = try stage.trial(SlurmStage.right, gpus: 1)
    // A package cannot ask for more than one, but a node may have fewer than it is asked for all the same.
    trial.problem.sidecar.resources.gpu?.count = 3
    try await stage.perform { [trial] executor in
      let fault = await stage.fault(trial, on: executor)
      #expect(fault.contains("Requested node configuration is not available"), "\(fault)")
    }
  }

  @Test func `a job that would never start is a fault, not a wait`() async throws {
    let stage = try SlurmStage()
    try await stage.perform(stage.settings { $0.margin = .seconds(7200) }) { executor in
      let fault = await stage.fault(try stage.trial(SlurmStage.right), on: executor)
      #expect(fault.contains("would never start the job: PartitionTimeLimit"), "\(fault)")
    }
    try await stage.until("an empty queue") { try stage.cluster.jobs().isEmpty }
  }

  @Test func `while the controller is down, work waits for it`() async throws {
    let stage = try SlurmStage()
    try stage.cluster.stop("slurmctld", signal: "KILL")
    try await stage.perform { executor in
      let result = try await stage.judge(
        stage.trial(SlurmStage.right), on: executor,
        when: { $0 == .waiting("waiting: Slurm does not answer") }
      ) {
        // It is looked for in vain twice: each time Slurm's commands give up after 9 s.
        try await Task.sleep(for: .seconds(20))
        try stage.cluster.start("slurmctld")
      }
      #expect(result.verdict == .accepted)
    }
    try await stage.expectNothingLeft()
  }

  @Test func `a controller that goes away in a run is not missed`() async throws {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let result = try await stage.judge(
        stage.trial(SlurmStage.slow), on: executor, when: SlurmStage.isRunning
      ) {
        try stage.cluster.stop("slurmctld", signal: "KILL")
      }
      #expect(result.verdict == .accepted)
      try stage.cluster.start("slurmctld")
    }
  }

  @Test func `a controller that is killed right after it took a job costs an attempt at most`()
    async throws
  {
    let stage = try SlurmStage()
    try await stage.perform { executor in
      let trial = try stage.trial(SlurmStage.slow)
      let outcome: Result<TrialResult, any Error>
      do {
        outcome = .success(
          try await stage.judge(trial, on: executor, when: SlurmStage.isPlaced) {
            try stage.cluster.stop("slurmctld", signal: "KILL")
            try stage.cluster.start("slurmctld")
          })
      } catch {
        outcome = .failure(error)
      }
      switch outcome {
      case .success(let result): #expect(result.verdict == .accepted)
      case .failure(let error): #expect(error is ExecutorFault, "\(error)")
      }
      let again = try await stage.judge(stage.trial(SlurmStage.right, attempt: 2), on: executor)
      #expect(again.verdict == .accepted)
      try await stage.until("an empty queue") { try stage.cluster.jobs().isEmpty }
    }
  }

  @Test func `Slurm's time limit is a fault that says so`() async throws {
    let stage = try SlurmStage(["CLUSTER_EXTRA": "OverTimeLimit=0"])
    let source = "import time\ntime.sleep(39)\nprint(sum(map(int, input().split())))\n"
    try await stage.perform(stage.settings { $0.arguments = ["--time=1"] }) { executor in
      // A minute is the least, so it is cut short; the controller looks every 30 s.
      let fault = await stage.fault(
        try stage.trial(source), on: executor, when: SlurmStage.isRunning
      ) {
        for job in try stage.cluster.jobs() {
          try stage.cluster.ask("scontrol", "update", "jobid=\(job)", "endtime=now")
        }
      }
      #expect(fault.contains("Slurm's time limit struck"), "\(fault)")
    }
  }

  private static let script = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .appending("scripted-worker.py")

  @Test(
    "a stream that is cut or forged is no result",
    arguments: [
      ("forges its seal", "the result's seal does not fit its events"),
      ("answers another attempt", "the result's seal does not fit its events"),
      ("adds an event after sealing", "the result's seal does not fit its events"),
      ("says nothing of a job", "a compile job without its result"),
      ("dies in a job", "the worker on c1 broke off: c1: task 0: Exited with exit code 1"),
      ("is cut off", "the stream ended within a job"),
      ("is no worker", "no worker came up on c1: a frame of"),
      ("is too loud", "no worker came up on c1: a frame of"),
      ("is of another release", "the worker on c1 speaks version 99 of the protocol"),
      ("dies at once", "no worker came up on c1"),
    ])
  func brokenStream(play: String, reason: String) async throws {
    let stage = try SlurmStage()
    let worker = try stage.scratch.write(
      "worker", "#!/bin/sh\nexec \(Self.script) \(stage.scratch.path) '\(play)'\n")
    chmod(worker.string, 0o755)
    try await stage.perform(stage.settings { $0.worker = worker }) { executor in
      let fault = await stage.fault(try stage.trial(SlurmStage.right), on: executor)
      #expect(fault.contains(reason), "\(fault)")
      #expect(fault.contains("c1"), "\(fault)")
    }
    try await stage.until("an empty queue") { try stage.cluster.jobs().isEmpty }
  }
}
