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
    let gpus = all.filter(Self.isGPU)
    let wanted = visible.map { $0.split(separator: ",").compactMap { Int($0) } }
    let own = wanted.map { numbers in
      gpus.filter { name in numbers.contains { name == "nvidia\($0)" } }
    }
    // A submission has one, whatever the job was given: what is not watched must not be in sight.
    let chosen = (own ?? gpus).prefix(1)
    first = chosen.first.map { folder.appending($0) }
    names = chosen + Self.shared.filter(all.contains)
  }

  private static let shared = ["nvidiactl", "nvidia-uvm", "nvidia-uvm-tools"]

  private static func isGPU(_ name: String) -> Bool {
    name.hasPrefix("nvidia") && Int(name.dropFirst("nvidia".count)) != nil
  }

  private static func names(in folder: FilePath) -> [String] {
    // A folder that cannot be read shows no GPU, which is what the user is told then.
    ((try? Folder(folder).names()) ?? []).sorted()
  }
}
