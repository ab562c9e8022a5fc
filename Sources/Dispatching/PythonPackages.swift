internal import Glibc
package import ProblemFormat

/// Which Python packages programs can import here: what Debian's packages and pip leave in the interpreter's usual folders.
package enum PythonPackages {
  /// - Parameter name: of a module, with dots in it or without.
  package static func isInstalled(_ name: String) -> Bool {
    let path = name.split(separator: ".").joined(separator: "/")
    let places = ["/usr/lib/python3/dist-packages"] + versionFolders()
    // A folder alone may be what a removed package has left.
    return places.contains { place in
      ["\(path)/__init__.py", "\(path).py"].contains { access("\(place)/\($0)", F_OK) == 0 }
    }
  }

  private static func versionFolders() -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob("/usr/local/lib/python3*/dist-packages", 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }
}

extension Problem {
  /// Modules that programs in Python need by `judge.yaml`, and that cannot be imported on this machine.
  package var missingModules: [String] {
    let needed = sidecar.languages["python3"]?.packages ?? []
    return needed.filter { !PythonPackages.isInstalled($0) }
  }
}
