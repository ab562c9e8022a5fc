internal import Glibc
package import SystemPackage

/// The programs of this package, as built beside the tests that are running.
package enum BuiltPrograms {
  /// The folder of the build, or what `JUDGE_BUILD_DIR` names.
  package static var folder: FilePath {
    if let named = getenv("JUDGE_BUILD_DIR") { return FilePath(platformString: named) }
    guard let own = realpath("/proc/self/exe", nil) else { return "." }
    defer { free(own) }
    return FilePath(platformString: own).removingLastComponent()
  }

  package static func path(_ name: String) -> FilePath { folder.appending(name) }
}
