internal import Glibc
package import ProblemFormat

/// Which Python packages programs can import here: what Debian's packages and pip leave in the interpreter's usual folders, and its own
/// library, but for what is built into it.
package enum PythonPackages {
  /// - Parameter name: of a module, with dots in it or without.
  package static func isInstalled(_ name: String) -> Bool {
    let path = name.split(separator: ".").joined(separator: "/")
    // A folder alone may be what a removed package has left.
    return places.contains { place in
      ["/__init__.py", ".py", ".*.so"].contains { isThere("\(place)/\(path)\($0)") }
    }
  }

  private static let places = [
    "/usr/lib/python3/dist-packages", "/usr/local/lib/python3*/dist-packages",
    "/usr/lib/python3.*", "/usr/lib/python3.*/lib-dynload",
  ]

  /// - Parameter pattern: as a shell has it.
  private static func isThere(_ pattern: String) -> Bool {
    var found = glob_t()
    defer { globfree(&found) }
    return glob(pattern, GLOB_NOSORT, nil, &found) == 0
  }
}

extension Problem {
  /// Modules that programs in Python need by `judge.yaml`, and that cannot be imported on this machine.
  package var missingModules: [String] {
    let needed = sidecar.languages["python3"]?.packages ?? []
    return needed.filter { !PythonPackages.isInstalled($0) }
  }
}
