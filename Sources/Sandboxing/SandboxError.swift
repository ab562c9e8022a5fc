package import SystemPackage

/// Why a sandbox could not do its work. A program that fails in it is no error.
package enum SandboxError: Error, Hashable, CustomStringConvertible {
  /// A step of making a sandbox, or of a run in it, failed; `path` is what it failed on, where that is known.
  case step(String, path: FilePath?, Errno)
  /// The settings, configuration or request make no sense.
  case refused(String)
  /// The sandbox's own process is gone, together with all that ran in it.
  case died(sandbox: String)
  /// The other end spoke another protocol: the two programs are of different builds.
  case misunderstood(String)

  package var description: String {
    switch self {
    case .step(let step, let path, let errno):
      "cannot \(step)\(path.map { " (\($0))" } ?? ""): \(errno)"
    case .refused(let reason): reason
    case .died(let sandbox):
      "the process of sandbox \(sandbox) died; it is made anew when the worker starts again"
    case .misunderstood(let what):
      "unexpected \(what) from judge-spawn; install judge-worker and judge-spawn of the same build"
    }
  }
}
