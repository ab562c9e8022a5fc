package import Sandboxing
package import SystemPackage

/// The judge's own failure while compiling or running; a failing program is a value instead.
package enum JudgingError: Error, CustomStringConvertible {
  case file(FilePath, doing: String, Errno)
  case sandbox(SandboxError)
  /// A run job named a program that is not in the cache (any more).
  case missingProgram(String)
  /// A header could not be compiled in advance.
  case prelude(String, why: String)
  case validator(String)
  case staticValidator(String)
  /// A GPU problem came to a machine, or a job, that has no GPU.
  case noGPU
  /// The harness of GPU problems.
  case harness(String)

  package var description: String {
    switch self {
    case .file(let path, let doing, let errno): "cannot \(doing) \(path): \(errno)"
    case .sandbox(let error): "the sandbox failed: \(error)"
    case .missingProgram(let key):
      "the compiled program \(key.prefix(12)) is not in the cache any more"
    case .prelude(let header, let why):
      "\(header) cannot be compiled in advance: \(why); every program is compiled without"
    case .validator(let message): "the output validator failed: \(message)"
    case .staticValidator(let message): "the static validator failed: \(message)"
    case .noGPU: "there is no GPU here, or none was given to this job"
    case .harness(let message): "the GPU harness failed: \(message)"
    }
  }
}
