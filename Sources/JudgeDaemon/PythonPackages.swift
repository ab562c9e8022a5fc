internal import Glibc

/// Which Python packages programs can import here: what Debian's packages and pip leave in the interpreter's usual folders.
enum PythonPackages {
  static func isInstalled(_ name: String) -> Bool {
    let places = ["/usr/lib/python3/dist-packages"] + versionFolders()
    // A folder alone may be what a removed package has left.
    return places.contains { place in
      ["\(name)/__init__.py", "\(name).py"].contains { access("\(place)/\($0)", F_OK) == 0 }
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
