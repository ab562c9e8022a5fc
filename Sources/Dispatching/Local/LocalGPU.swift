internal import Glibc

/// Whether this machine has a GPU itself.
package enum LocalGPU {
  /// The nodes of NVIDIA's driver are there; seldom are there more than sixteen.
  package static let isThere = (0..<16).contains { access("/dev/nvidia\($0)", F_OK) == 0 }
}
