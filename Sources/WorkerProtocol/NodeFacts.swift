package import JudgeCore

/// What a worker finds out about the machine that it is on, for whoever looks after that machine.
package struct NodeFacts: Hashable, Sendable, Codable {
  /// Of the protocol.
  package var version = WorkerVersion.current
  /// Of the judge.
  package var release = JudgeVersion.text
  package var host: String
  package var kernel: String
  package var cores: Int
  package var memory: ByteCount
  /// How submissions are confined there; `nil`: not at all, for the reason in ``sandboxFault``.
  package var mode: PrivilegeMode?
  package var mechanisms: [Mechanism] = []
  package var sandboxFault: String?
  /// The numbers of the GPUs that Slurm has given, with commas between; `nil`: none.
  package var allottedGPUs: String?
  /// Names in `/dev` that are NVIDIA's.
  package var devices: [String] = []
  package var gpus: [GPU] = []
  /// Why nvidia-smi told of no GPU; `nil`: it did.
  package var gpuFault: String?
  /// What nvcc says of its version; `nil`: there is none.
  package var nvcc: String?
  /// What python3 says of its version; `nil`: there is none.
  package var python: String?
  /// Versions of the packages that were asked for; `nil`: it cannot be imported.
  package var packages: [String: String?] = [:]

  package struct GPU: Hashable, Sendable, Codable {
    package var index: String
    package var name: String
    package var driver: String
    package var memory: String
    /// Present and largest clock of the multiprocessors.
    package var clocks: String
    package var computeCapability: String

    package init(
      index: String, name: String, driver: String, memory: String, clocks: String,
      computeCapability: String
    ) {
      self.index = index
      self.name = name
      self.driver = driver
      self.memory = memory
      self.clocks = clocks
      self.computeCapability = computeCapability
    }
  }

  package init(host: String, kernel: String, cores: Int, memory: ByteCount) {
    self.host = host
    self.kernel = kernel
    self.cores = cores
    self.memory = memory
  }
}
