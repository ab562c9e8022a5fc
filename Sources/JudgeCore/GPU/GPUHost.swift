/// What a machine with GPUs has installed for judging on them, as judge.conf describes it.
package struct GPUHost: Hashable, Sendable, Codable {
  /// The Python that imports torch.
  package var python: String
  /// Host folders and files that it needs, shown read-only; what is missing is left out.
  package var roots: [String]
  package var environment: [String: String]

  /// Whether the harness is to work on memory files in the place of device memory (`judge_gpu/memory.py`).
  package var usesMemoryFiles: Bool { environment["JUDGE_GPU_DEVICE"] == "host" }

  package init(python: String, roots: [String], environment: [String: String] = [:]) {
    self.python = python
    self.roots = roots
    self.environment = environment
  }
}
