internal import JudgeCore
internal import ProblemFormat

/// What one trial needs of a node.
struct SlurmRequest: Hashable, Sendable {
  var gpus: Int
  var cores: Int
  /// What the submission, its compiler or the package's validators may use, whichever is most.
  var memory: ByteCount
  /// How long its worker may take.
  var duration: Duration

  init(gpus: Int, cores: Int, memory: ByteCount, duration: Duration) {
    self.gpus = gpus
    self.cores = cores
    self.memory = memory
    self.duration = duration
  }

  /// - Parameters:
  ///   - compiles: whether the node compiles, too.
  ///   - duration: how long its worker may take.
  init(_ trial: Trial, compiles: Bool, duration: Duration) {
    var memory = trial.limits.memory
    if compiles {
      memory = max(
        memory,
        trial.problem.compilation.applied(to: trial.language.compileLimits).memory)
    }
    if !trial.validators.isEmpty || trial.problem.staticValidator != nil {
      memory = max(memory, trial.problem.validationLimits.memory)
    }
    memory = memory + trial.harnessMemory
    let resources = trial.problem.sidecar.resources
    let gpus = resources.gpu?.count ?? 0
    self.init(
      gpus: gpus, cores: max(resources.cpuThreads, gpus > 0 ? Self.coresBesideGPU : 1),
      memory: memory, duration: duration)
  }

  /// The harness's owner and its guest each wait for the GPU by asking without a pause.
  private static let coresBesideGPU = 2

  /// The arguments of srun (srun(1), 22.05) for a job of this name.
  func arguments(_ settings: SlurmSettings, name: String) -> [String] {
    let minutes = (duration + settings.margin).roundedUp(to: .seconds(60))
    let memory = memory + settings.memory
    var arguments = [
      "--quiet", "--job-name=\(name)", "--comment=\(name)", "--export=NONE", "--chdir=/",
      "--nodes=1", "--ntasks=1", "--cpus-per-task=\(max(cores, settings.cores))",
      // Slurm counts memory in MiB and time in minutes.
      "--mem=\((memory.bytes + (1 << 20) - 1) >> 20)M", "--time=\(minutes)", "--mpi=none",
    ]
    let partition = gpus > 0 ? settings.partition : settings.cpuPartition
    if let partition { arguments.append("--partition=\(partition)") }
    if gpus > 0 { arguments.append("--gres=\(settings.gres):\(gpus)") }
    if !settings.exclude.isEmpty {
      arguments.append("--exclude=\(settings.exclude.joined(separator: ","))")
    }
    return arguments + settings.arguments + settings.workerCommand
  }
}

extension Duration {
  /// How many whole units cover it.
  fileprivate func roundedUp(to unit: Duration) -> Int {
    let count = Int((self / unit).rounded(.up))
    return max(count, 1)
  }
}
