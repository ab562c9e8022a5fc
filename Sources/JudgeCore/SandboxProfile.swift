/// Which table of system calls a run is held to (docs/seccomp.md lists them).
package enum SandboxProfile: String, Hashable, Sendable, Codable, CaseIterable {
  /// Compiled programs: C, C++, Rust, Swift.
  case strict
  /// Interpreters and virtual machines: Python with NumPy, the JVM.
  case runtime
  /// Compilers: as `runtime`, but any socket is refused without further consequence: swiftc looks at network interfaces.
  case compiler
  /// Programs on a GPU: as `compiler`, with any `ioctl`, by which CUDA does all its work.
  case gpu
}
