extension PackageReader {
  /// Why a program cannot be run, whatever languages there are: in the legacy format the first line of a source may ask
  /// for Python 2. `nil`: nothing is in the way.
  func obstacle(_ files: [PlacedFile]) -> String? {
    guard formatVersion.isLegacy else { return nil }
    let old = files.first { file in
      // What is no text is no Python, or will not compile.
      let text = try? BoundedFile.readText(file.file, limit: Self.maximumText)
      return file.name.hasSuffix(".py") && PythonVersion.isTwo(text ?? "")
    }
    return old.map {
      "\($0.name) asks for Python 2 in its first line, and only Python 3 is run here"
    }
  }
}

/// Which Python a source is written in, where one ending stands for both.
enum PythonVersion {
  /// Whether the first line asks for Python 2: `#!/usr/bin/env python2`.
  static func isTwo(_ text: String) -> Bool {
    let line = text.prefix { !$0.isNewline }
    return line.hasPrefix("#!") && line.contains("python2")
  }
}
