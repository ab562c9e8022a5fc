internal import Glibc
package import SystemPackage

/// The GPUs that this process was given, as device nodes.
package struct GPUDevices: Sendable {
  /// Names of the nodes that a program needs: of its GPU, and those that all GPUs share.
  package let names: [String]
  /// The node of the first GPU among them; `nil`: there is none.
  package let first: FilePath?

  package var hasGPU: Bool { first != nil }

  /// - Parameters:
  ///   - folder: where the nodes lie.
  ///   - visible: what Slurm put into `CUDA_VISIBLE_DEVICES`: numbers, separated by commas; `nil`: the first there is.
  package init(folder: FilePath, visible: String?) {
    let all = Self.names(in: folder)
    let gpus = all.compactMap(Self.number).sorted()
    let usable = gpus.filter { Self.canOpen(folder.appending("nvidia\($0)")) }
    // Where Slurm keeps a job's devices to itself (ConstrainDevices), it counts those alone; else all of the node
    // (gres_common.c, use_local_dev_index).
    let isConstrained = usable.count < gpus.count
    let wanted = visible.map { $0.split(separator: ",").compactMap { Int($0) } } ?? [0]
    let own = wanted.compactMap { number in
      if !isConstrained && visible != nil { return gpus.contains(number) ? number : nil }
      return usable.indices.contains(number) ? usable[number] : nil
    }
    // A submission has one, whatever the job was given: what is not watched must not be in sight.
    let chosen = own.prefix(1).map { "nvidia\($0)" }
    first = chosen.first.map { folder.appending($0) }
    names = chosen + Self.shared.filter(all.contains)
  }

  private static let shared = ["nvidiactl", "nvidia-uvm", "nvidia-uvm-tools"]

  private static func number(_ name: String) -> Int? {
    name.hasPrefix("nvidia") ? Int(name.dropFirst("nvidia".count)) : nil
  }

  /// The device controller of a cgroup refuses that for what belongs to others.
  private static func canOpen(_ node: FilePath) -> Bool {
    let file = open(node.string, O_RDWR | O_CLOEXEC | O_NONBLOCK)
    if file >= 0 { close(file) }
    return file >= 0
  }

  private static func names(in folder: FilePath) -> [String] {
    // A folder that cannot be read shows no GPU, which is what the user is told then.
    ((try? Folder(folder).names()) ?? []).sorted()
  }
}
