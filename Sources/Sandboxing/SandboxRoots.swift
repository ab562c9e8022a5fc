internal import Glibc
internal import JudgeCore
internal import SystemPackage

/// Which host paths a sandbox shows.
enum SandboxRoots {
  /// The configured roots; those that are optional and missing left out.
  static func resolve(_ configuration: SandboxConfiguration) throws(SandboxError) -> [FilePath] {
    for root in configuration.roots where !exists(root) {
      throw .step("show a root that judge.conf names", path: root, .noSuchFileOrDirectory)
    }
    return configuration.roots + configuration.optionalRoots.filter(exists)
  }

  private static func exists(_ path: FilePath) -> Bool {
    var status = stat()
    return unsafe lstat(path.string, &status) == 0
  }
}
