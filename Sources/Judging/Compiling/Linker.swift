internal import Glibc

/// A linker that is faster than the compiler's own.
enum Linker {
  /// What stands for `{linker}` in a language's command: nothing where only the usual one is installed.
  static let flags: [String] = {
    let installed = ["mold", "lld", "gold"].first { access("/usr/bin/ld.\($0)", X_OK) == 0 }
    return installed.map { ["-fuse-ld=\($0)"] } ?? []
  }()

  /// Whether it may be a linker that said something: each has its own words, and people are shown the usual ones.
  static func isHeard(in output: String) -> Bool {
    ["collect2", "ld.", "undefined", "multiple definition", ": warning: Using"].contains {
      output.contains($0)
    }
  }
}
