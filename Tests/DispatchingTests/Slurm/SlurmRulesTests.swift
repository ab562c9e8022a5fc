import Configuring
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing
import WorkerProtocol

// These rules are nobody's interface, and have more cases than a cluster can be brought to.
@testable import Dispatching

/// What is said to Slurm, and what is made of what it says.
@Suite struct SlurmRulesTests {
  private static func settings() -> SlurmSettings {
    var settings = SlurmSettings(namePrefix: "judge-1-", worker: "/opt/judge/judge-worker")
    settings.partition = "gpu"
    settings.cpuPartition = "cpu"
    settings.exclude = ["g1", "g[3-4]"]
    settings.arguments = ["--account=judge"]
    return settings
  }

  @Test func `a job asks for what its trial needs`() {
    let request = SlurmRequest(
      gpus: 2, cores: 4, memory: ByteCount(bytes: (256 << 20) + 1), duration: .seconds(61))
    #expect(
      request.arguments(Self.settings(), name: "judge-1-7") == [
        "--quiet", "--job-name=judge-1-7", "--comment=judge-1-7", "--export=NONE", "--chdir=/",
        "--nodes=1", "--ntasks=1", "--cpus-per-task=4", "--mem=769M", "--time=3", "--mpi=none",
        "--partition=gpu", "--gres=gpu:2", "--exclude=g1,g[3-4]", "--account=judge",
        "/opt/judge/judge-worker", "--any-slot", "--state", "/var/tmp/judge-worker", "--cache-mib",
        "1024",
      ])
  }

  @Test func `a job without a GPU asks for none, and names no partition that is not named`() {
    var settings = Self.settings()
    settings.cpuPartition = nil
    settings.cores = 2
    let arguments = SlurmRequest(
      gpus: 0, cores: 1, memory: .mib(256), duration: .zero
    ).arguments(settings, name: "n")
    #expect(!arguments.contains { $0.hasPrefix("--gres") || $0.hasPrefix("--partition") })
    #expect(arguments.contains("--cpus-per-task=2") && arguments.contains("--time=1"))
  }

  @Test func `a job of a GPU problem has an end, and two cores for the two that wait for the GPU`()
    throws
  {
    let problem = try Problem.read(directory: SourcePackages.problems.appending("rowsoftmax"))
    let language = try #require(JudgeConfiguration().languages.first { $0.code == "python3" })
    let trial = Trial(problem: problem, language: language, files: [], validatorLanguages: [])
    let request = SlurmRequest(trial, compiles: false, duration: trial.gpuDuration)
    let arguments = request.arguments(Self.settings(), name: "n")
    // What docs/gpu-nodes.md has as the partition's MaxTime is 60.
    #expect(arguments.contains("--time=39") && arguments.contains("--cpus-per-task=2"))
  }

  private static let queue = SlurmQueue(
    parsing: """
      7|RUNNING|gpu|1000|10|None|g2|judge-1-7
      9|PENDING|gpu|1000|10|Resources||judge-1-9
      8|PENDING|gpu|1001|10|Priority||other|name
      10|PENDING|gpu|1001|99|Priority||urgent
      11|PENDING|cpu|1001|99|Priority||elsewhere
      12|PENDING|gpu|1001|10|Priority||judge-1-7
      no line of squeue
      13|COMPLETING|gpu|1000|10|None|g1|judge-1-13

      """)

  @Test func `the queue is read line by line, and nothing else in it is believed`() {
    #expect(Self.queue.rows.map(\.id) == [7, 9, 8, 10, 11, 12, 13])
    #expect(Self.queue.rows[2].name == "other|name")
    // Another user's job of the same name is not ours.
    #expect(Self.queue.job("judge-1-7", uid: 1000)?.id == 7)
    #expect(Self.queue.job("judge-1-7", uid: 1002) == nil)
  }

  @Test(
    "how a job stands is told in words",
    arguments: [
      ("judge-1-9", "waiting for a GPU: 2 ahead"), ("judge-1-7", "starting on g2"),
      ("judge-1-13", "waiting for Slurm"), ("judge-1-99", "waiting for Slurm"),
    ])
  func words(name: String, words: String) {
    let sighting = SlurmSighting(Self.queue.job(name, uid: 1000), in: Self.queue)
    #expect(sighting.words(wantsGPU: true) == words)
  }

  @Test(
    "reasons are told as far as they mean something",
    arguments: [
      ("Resources", 0, "waiting for a node: next in line"),
      (
        "ReqNodeNotAvail, UnavailableNodes:g1", 0,
        "waiting for a node: the nodes are down, drained or reserved"
      ),
      (
        "JobHeldAdmin", 3,
        "waiting for a node: it is held: the cluster's administrators can release it"
      ),
      (
        "QOSMaxJobsPerUserLimit", 3,
        "waiting for a node: 3 ahead (Slurm says QOSMaxJobsPerUserLimit)"
      ),
      ("\u{1b}[2J", 0, "waiting for a node: next in line (Slurm says [2J)"),
    ])
  func reasons(reason: String, ahead: Int, words: String) {
    #expect(SlurmSighting.waiting(reason: reason, ahead: ahead).words(wantsGPU: false) == words)
  }

  @Test func `what would never start is known by its reason`() {
    #expect(SlurmSighting.waiting(reason: "PartitionTimeLimit", ahead: 0).hopelessness != nil)
    #expect(SlurmSighting.waiting(reason: "Resources", ahead: 0).hopelessness == nil)
    #expect(SlurmSighting.gone.hopelessness == nil)
  }

  @Test(
    "why a job came to nothing is told with its node",
    arguments: [
      (
        "g1", false,
        "slurmstepd-g1: error: execve(): /w: No such file or directory\nsrun: error: g1: task 0: Exited with exit code 2\n",
        "no worker came up on g1: judge-worker is not there: install it as slurm.worker in judge.conf says; "
          + "Slurm said: execve(): /w: No such file or directory; g1: task 0: Exited with exit code 2"
      ),
      (
        "g1", true, "srun: error: Node failure on g1\n",
        "the worker on g1 broke off: the node was lost; Slurm said: Node failure on g1"
      ),
      (
        nil, false,
        "srun: error: Unable to allocate resources: Requested node configuration is not available\n",
        "no worker came up: Unable to allocate resources: Requested node configuration is not available"
      ),
      ("g1", true, "", "the worker on g1 broke off: the stream ended within a job"),
    ] as [(String?, Bool, String, String)])
  func faults(node: String?, hasGreeted: Bool, said: String, words: String) {
    #expect(
      SlurmFault.words(
        node: node, hasGreeted: hasGreeted, stopReason: nil, said: said,
        error: ProtocolError.truncated) == words)
  }

  @Test(arguments: [
    ("srun: error: g1: task 0: Killed", "g1"),
    ("slurmstepd: error: *** STEP 5.0 ON g-2 CANCELLED AT 2026 ***", "g-2"),
    ("srun: error: Unable to allocate resources", nil),
  ])
  func `the node is found in srun's words`(said: String, node: String?) {
    #expect(SlurmText.node(in: said) == node)
  }

  @Test(arguments: [
    (
      "srun: error: Unable to allocate resources: Unable to contact slurm controller (connect failure)",
      true
    ),
    (
      "srun: error: Unable to allocate resources: Requested node configuration is not available",
      false
    ),
    ("srun: error: g1: task 0: Connection refused", false),
  ])
  func `only a controller that did not take the job is waited for`(said: String, isSo: Bool) {
    #expect(SlurmText.tellsOfNoController(said) == isSo)
  }
}
