package import JudgeCore
package import SystemPackage

/// How trials are given to nodes by Slurm.
package struct SlurmSettings: Hashable, Sendable {
  /// What the names of this judge's jobs begin with, and those of no other judge on the same cluster.
  package var namePrefix: String
  /// For trials that need a GPU; `nil`: the cluster's default partition.
  package var partition: String?
  /// For other trials; `nil`: the cluster's default partition.
  package var cpuPartition: String?
  /// The generic resource that a GPU is, with its type where that matters: `gpu`, `gpu:h100`.
  package var gres = "gpu"
  /// The least number of cores of a job.
  package var cores = 1
  /// Memory of a job for the worker itself, on top of what the submission may use.
  package var memory = ByteCount.mib(512)
  /// How much longer than its own limits a job may take.
  package var margin = Duration.seconds(60)
  /// Nodes that are never asked for.
  package var exclude: [String] = []
  /// More arguments for srun.
  package var arguments: [String] = []
  /// How many trials are given to Slurm at a time.
  package var inFlight = 32
  /// Path of `judge-worker` on the nodes; `judge-spawn` lies beside it.
  package var worker: FilePath
  /// The workers' folder on each node.
  package var state: FilePath = "/var/tmp/judge-worker"
  /// What nodes with GPUs have for GPU problems.
  package var gpu = GPUHost(python: "/usr/bin/python3", roots: [])
  /// Where the nodes of GPUs lie on each node.
  package var devices: FilePath = "/dev"
  /// How much compiled programs may take on a node.
  package var cacheLimit = ByteCount.mib(1024)
  /// `nil`: submissions run as the worker's own user.
  package var uidRangeStart: UInt32?
  package var uidRangeCount: UInt32 = 1024
  /// From one look at Slurm's queue to the next.
  package var pollInterval = Duration.seconds(2)

  package init(namePrefix: String, worker: FilePath) {
    self.namePrefix = namePrefix
    self.worker = worker
  }

  /// What the worker is started with on a node.
  var workerCommand: [String] {
    var command = [
      worker.string, "--any-slot", "--state", state.string, "--cache-mib",
      "\(cacheLimit.bytes >> 20)",
    ]
    if devices != "/dev" { command += ["--devices", devices.string] }
    if let uidRangeStart {
      command += [
        "--uid-range-start", "\(uidRangeStart)", "--uid-range-count", "\(uidRangeCount)",
      ]
    }
    return command
  }
}
