import Foundation
import Glibc
import SystemPackage
import TestSupport

/// The system call filter of the shipped unit, over sandboxes that are made without any systemd.
///
/// Of two filters the stricter one has its way, and an error is stricter than telling the sandbox: what the unit refuses the
/// sandbox never sees.
struct UnitFilter {
  /// To be started in place of `judge-spawn`.
  let spawner: FilePath
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    let repository = FilePath(#filePath).appending("../../../..").lexicallyNormalized()
    let words = [
      repository.appending("Tests/Support/as-unit"), repository.appending("systemd/judge.service"),
      BuiltPrograms.path("judge-spawn"),
    ]
    let script = "#!/bin/sh\nexec \(words.map { "'\($0)'" }.joined(separator: " ")) \"$@\"\n"
    spawner = try scratch.write("judge-spawn", script)
    guard chmod(spawner.string, 0o755) == 0 else { throw Errno(rawValue: errno) }
  }
}
