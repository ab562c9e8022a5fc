internal import Glibc

/// The environment of Slurm's commands: of our own no more than tells them where the cluster is. Their options can be set by
/// variables as well (srun(1), "INPUT ENVIRONMENT VARIABLES"), which nobody means here.
enum SlurmEnvironment {
  static var own: [String] {
    let names: [String] = ["PATH", "SLURM_CONF", "HOME", "TZ"]
    let variables = names.compactMap { name in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    return variables + ["LC_ALL=C"]
  }
}
