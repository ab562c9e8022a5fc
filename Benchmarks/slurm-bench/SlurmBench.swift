internal import ArgumentParser
internal import Configuring
internal import Dispatching
internal import Foundation
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage
internal import TestSupport

/// Measures what giving work to nodes costs, on a throw-away cluster on this machine, beside bare srun.
@main
struct SlurmBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm-bench",
    abstract: "Measure dispatch through Slurm beside bare srun, on a pretend cluster of its own.",
    discussion: "Needs Slurm: apt-get install slurm-wlm munge. Build it for release.")

  @Option(help: "How often each latency is measured.")
  var rounds = 40

  @Option(help: "How many submissions, and how many bare sruns, are counted.")
  var submissions = 200

  @Option(help: "How many submissions are in flight.")
  var inFlight = 32

  @Option(help: "How many clients start bare sruns.")
  var clients = 8

  func run() async throws {
    try await latency()
    try await throughput()
  }

  /// From the call of the executor to the first word of the worker, and a whole bare srun, in turn.
  private func latency() async throws {
    let stage = try BenchStage(["CLUSTER_GPU_NODES": "1", "CLUSTER_CPU_NODES": "0"])
    try await stage.withExecutor(inFlight: 1) { executor in
      _ = try await stage.judge(1, on: executor)
      var bare: [Duration] = []
      var greeted: [Duration] = []
      for round in 0..<rounds {
        bare.append(try stage.bareRun())
        greeted.append(try await stage.judge(Int64(10 + round), on: executor))
        try await stage.untilIdle()
      }
      let (floor, own) = (Self.median(bare), Self.median(greeted))
      print("bare `srun true`, median of \(rounds): \(Self.ms(floor)) ms")
      print(
        "from submission to the worker's hello: \(Self.ms(own)) ms: \(Self.ratio(own, floor)) x (goal 1.5)"
      )
    }
  }

  private func throughput() async throws {
    let stage = try BenchStage([
      "CLUSTER_GPU_NODES": "1", "CLUSTER_GPUS": "4", "CLUSTER_CPU_NODES": "0", "CLUSTER_CPUS": "8",
      "CLUSTER_MEM_MB": "16384",
    ])
    try await stage.withExecutor(inFlight: inFlight) { executor in
      _ = try await stage.judge(1, on: executor)
      try await stage.untilIdle()
      let bare = try await Self.timed {
        try await Self.spread(submissions, over: clients) { _ in
          _ = try await OwnThread.run { try stage.bareRun() }
        }
      }
      try await stage.untilIdle()
      let own = try await Self.timed {
        try await Self.spread(submissions, over: inFlight) { number in
          _ = try await stage.judge(Int64(1000 + number), on: executor)
        }
      }
      let (floor, rate) = (Double(submissions) / bare, Double(submissions) / own)
      print(
        String(format: "%d bare sruns by %d clients: %.1f a second", submissions, clients, floor))
      print(
        String(
          format: "%d submissions with %d in flight: %.1f a second: %.0f %% (goal 80 %%)",
          submissions,
          inFlight, rate, 100 * rate / floor))
    }
  }

  private static func timed(_ body: () async throws -> Void) async throws -> Double {
    try await ContinuousClock().measure { try await body() } / .seconds(1)
  }

  /// Does something `count` times, by so many at a time.
  private static func spread(
    _ count: Int, over workers: Int, _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        if number >= workers { try await group.next() }
        group.addTask { try await body(number) }
      }
      try await group.waitForAll()
    }
  }

  private static func median(_ values: [Duration]) -> Duration { values.sorted()[values.count / 2] }
  private static func ms(_ value: Duration) -> String {
    String(format: "%.0f", value / .milliseconds(1))
  }
  private static func ratio(_ value: Duration, _ floor: Duration) -> String {
    String(format: "%.2f", value / floor)
  }
}
