internal import Glibc

/// Where a worker is, as Slurm and the kernel name it.
enum Place {
  // Variables that Slurm sets for each task (srun(1), "OUTPUT ENVIRONMENT VARIABLES"). The node's name there may be another
  // than the host's.
  static var host: String { variable("SLURMD_NODENAME") ?? hostName }

  /// The numbers of the GPUs that Slurm has given this worker; `nil`: none.
  static var gpus: String? { variable("SLURM_STEP_GPUS") ?? variable("SLURM_JOB_GPUS") }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
