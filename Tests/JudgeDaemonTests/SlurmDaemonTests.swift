import Control
import Foundation
import Glibc
import JudgeCore
import Storage
import SystemPackage
import TestSupport
import Testing

/// The whole judge with a real cluster. Started as root, judged and its workers on nodes are the user `nobody`: Slurm wants
/// users that have names.
@Suite(.serialized, .enabled(if: SlurmCluster.isInstalled, "\(SlurmCluster.reason)"))
struct SlurmDaemonTests {
  private static let right = "print(sum(map(int, input().split())))\n"
  private static let slow = """
    import time
    a, b = map(int, input().split())
    end = time.process_time() + 2
    while time.process_time() < end: pass
    print(a + b)

    """

  /// A cluster, and a daemon that gives everything to it.
  private struct Stage {
    let daemon: RunningDaemon
    let cluster: SlurmCluster

    init(_ overrides: [String] = []) throws {
      let scratch = try ScratchFolder()
      chmod(scratch.path.string, 0o755)
      cluster = try SlurmCluster(in: scratch)
      // Whoever the workers are.
      let nodes = scratch.path.appending("nodes")
      mkdir(nodes.string, 0)
      chmod(nodes.string, 0o777)
      let worker = try Self.install(in: scratch)
      daemon = try RunningDaemon(
        overrides: [
          "user=nobody", "slots=1", "slurm.route=all", "slurm.cpu_partition=cpu",
          "slurm.worker=\(worker)", "slurm.state=\(nodes.appending("judge"))",
        ] + overrides)
      self.scratch = scratch
    }

    private let scratch: ScratchFolder

    /// The worker where every user can start it.
    private static func install(in scratch: ScratchFolder) throws -> FilePath {
      let folder = scratch.path.appending("bin")
      mkdir(folder.string, 0o755)
      for name in ["judge-worker", "judge-spawn"] {
        let (from, to) = (BuiltPrograms.path(name).string, folder.appending(name).string)
        // A second name costs nothing, where both are on one file system.
        if link(from, to) != 0 { try FileManager.default.copyItem(atPath: from, toPath: to) }
      }
      return folder.appending("judge-worker")
    }

    /// Workers on the nodes, by their process ids.
    func workers() -> [Int32] {
      let program = scratch.path.appending("bin/judge-worker").string
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return entries.compactMap { entry in
        let command = try? String(contentsOfFile: "/proc/\(entry)/cmdline", encoding: .utf8)
        return command?.hasPrefix(program) == true ? Int32(entry) : nil
      }
    }

    func expectNothingLeft() async throws {
      try await daemon.until("an empty queue") { try cluster.jobs().isEmpty }
    }
  }

  @Test func `what is dropped is judged on a node, and shown so`() async throws {
    let stage = try Stage()
    try await stage.daemon.start()
    try stage.daemon.drop("right.py", Self.right)
    let row = try #require(try await stage.daemon.submissions(final: 1).first)
    #expect(row.verdict == .accepted, "\(row.message)")
    #expect(row.executor == "slurm" && row.host == "c1" && row.tests.count == 3)
    #expect(row.mode == .plain && row.attempt == 1)
    try await stage.expectNothingLeft()
  }

  enum Moment: String, CaseIterable, CustomTestStringConvertible {
    case waiting, starting, running

    var testDescription: String { rawValue }
  }

  @Test("what is cancelled leaves no job, and makes room", arguments: [Moment.waiting, .running])
  func cancelled(moment: Moment) async throws {
    let stage = try Stage()
    let (daemon, cluster) = (stage.daemon, stage.cluster)
    try await daemon.start()
    if moment == .waiting {
      try cluster.ask("scontrol", "update", "nodename=c1", "state=drain", "reason=test")
    }
    try daemon.drop("endless.py", "import time\ntime.sleep(600)\n")
    try await daemon.until("a job") { try !cluster.jobs().isEmpty }
    if moment == .running {
      try await daemon.until("a running submission") {
        try await daemon.rows().first?.state == .running
      }
    }
    _ = try await daemon.ask { try await $0.cancel(1) }
    try await stage.expectNothingLeft()
    try await daemon.until("the worker's end") { stage.workers().isEmpty }
    if moment == .waiting { try cluster.ask("scontrol", "update", "nodename=c1", "state=resume") }
    try daemon.drop("right.py", Self.right)
    let rows = try await daemon.submissions(final: 2)
    #expect(rows.first?.cancelledBy != nil && rows.last?.verdict == .accepted)
    try await stage.expectNothingLeft()
  }

  @Test("a killed daemon loses nothing and doubles nothing", arguments: Moment.allCases)
  func killed(moment: Moment) async throws {
    let stage = try Stage()
    let (daemon, cluster) = (stage.daemon, stage.cluster)
    try await daemon.start()
    if moment == .waiting {
      try cluster.ask("scontrol", "update", "nodename=c1", "state=drain", "reason=test")
    }
    try daemon.drop("slow.py", Self.slow)
    try await daemon.until("a job") { try !cluster.jobs().isEmpty }
    if moment == .running {
      try await daemon.until("a running submission") {
        try await daemon.rows().first?.state == .running
      }
    }
    daemon.kill()
    let left = try cluster.jobs()
    #expect(moment == .starting || !left.isEmpty)
    try await daemon.start()
    if moment == .waiting {
      // What waits still is none of this daemon's, and goes before anything else begins.
      try await daemon.until("a new job alone") {
        let jobs = try cluster.jobs()
        return jobs.count == 1 && jobs != left
      }
      try cluster.ask("scontrol", "update", "nodename=c1", "state=resume")
    }
    let rows = try await daemon.submissions(final: 1)
    #expect(rows.map(\.verdict) == [.accepted], "\(rows.map(\.message))")
    #expect(rows.first?.attempt == 2 && rows.first?.tests.count == 3)
    try await stage.expectNothingLeft()
  }

  @Test func `a job that a killed node takes along is tried again, and judged once`() async throws {
    let stage = try Stage()
    try await stage.daemon.start()
    try stage.daemon.drop("slow.py", Self.slow)
    try await stage.daemon.until("a running submission") {
      try await stage.daemon.rows().first?.state == .running
    }
    try stage.cluster.stop("c1", signal: "KILL")
    for pid in stage.workers() { kill(pid, SIGKILL) }
    try await stage.daemon.until("another attempt", within: .seconds(120)) {
      try await (stage.daemon.rows().first?.message ?? "").contains("tries again")
    }
    try stage.cluster.start("c1")
    let rows = try await stage.daemon.submissions(final: 1)
    #expect(rows.map(\.verdict) == [.accepted], "\(rows.map(\.message))")
    #expect(rows.first?.attempt == 2)
  }

  @Test func `after three faults the verdict is JE, with the node and the reason`() async throws {
    let stage = try Stage(["slurm.worker=/nowhere/judge-worker"])
    try await stage.daemon.start()
    try stage.daemon.drop("right.py", Self.right)
    let row = try #require(try await stage.daemon.submissions(final: 1).first)
    #expect(row.verdict == .judgeError && row.attempt == 3)
    #expect(row.message.contains("3 times"), "\(row.message)")
    #expect(row.message.contains("no worker came up on c1"), "\(row.message)")
  }

  @Test func `a daemon that is stopped takes its jobs along`() async throws {
    let stage = try Stage()
    try await stage.daemon.start()
    try stage.daemon.drop("slow.py", Self.slow)
    try await stage.daemon.until("a running submission") {
      try await stage.daemon.rows().first?.state == .running
    }
    stage.daemon.stop()
    try await stage.expectNothingLeft()
  }
}
