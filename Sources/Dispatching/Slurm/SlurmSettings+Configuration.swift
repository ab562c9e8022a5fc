package import Configuring
package import SystemPackage

extension SlurmSettings {
  /// What judge.conf says of Slurm.
  ///
  /// - Parameter worker: where `judge-worker` lies here.
  package init(_ configuration: JudgeConfiguration, worker: FilePath) {
    let slurm = configuration.slurm
    self.init(namePrefix: "judge-", worker: slurm.worker ?? worker)
    partition = slurm.partition
    cpuPartition = slurm.cpuPartition
    gres = slurm.gres
    cores = slurm.cores
    memory = slurm.memory
    margin = slurm.margin
    exclude = slurm.exclude
    arguments = slurm.arguments
    inFlight = slurm.inFlight
    state = slurm.state
    gpu = configuration.gpu.host
    cacheLimit = configuration.cache.max
  }
}
