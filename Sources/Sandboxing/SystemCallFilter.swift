internal import CSpawn
internal import Glibc
package import JudgeCore
internal import SystemPackage

/// The seccomp programs of a profile, for tests.
package enum SystemCallFilter {
  /// What sandboxes install: instructions of 8 bytes, as `struct sock_filter` has them.
  package static func program(_ profile: SandboxProfile) throws(SandboxError) -> [UInt8] {
    try bytes(of: cspawn_filter(profile.table))
  }

  /// What libseccomp alone makes of the same rules.
  package static func reference(_ profile: SandboxProfile) throws(SandboxError) -> [UInt8] {
    try bytes(of: cspawn_reference_filter(profile.table))
  }

  private static func bytes(of file: Int32) throws(SandboxError) -> [UInt8] {
    let file = FileDescriptor(rawValue: file)
    do {
      if file.rawValue < 0 { throw Errno(rawValue: errno) }
      defer { try? file.close() }  // a memory file: nothing to lose
      let size = Int(try file.seek(offset: 0, from: .end))
      return try unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = unsafe try file.read(
          fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      throw .step("build the filter", path: nil, error as? Errno ?? .invalidArgument)
    }
  }
}
