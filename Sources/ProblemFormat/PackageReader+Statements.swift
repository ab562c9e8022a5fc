internal import SystemPackage

extension PackageReader {
  /// Statements by language tag.
  mutating func readStatements(_ manifest: PackageManifest) -> [String: FilePath] {
    let folder = "statement"
    var statements: [String: FilePath] = [:]
    for file in tree.files(in: folder) {
      let parts = file.name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "problem", let rank = Self.rank[String(parts[2])] else {
        continue
      }
      let tag = String(parts[1])
      let rival = statements[tag]?.extension.flatMap { Self.rank[$0] }
      if rival.map({ rank < $0 }) ?? true { statements[tag] = file.location }
    }
    if statements.isEmpty {
      note(folder, "holds no statement: it is problem.en.md, or .tex or .pdf, by language")
    }
    for tag in manifest.namedLanguages where statements[tag] == nil && !statements.isEmpty {
      note(folder, "lacks a statement in \(tag), in which problem.yaml names the problem")
    }
    return statements
  }

  private static let rank = ["md": 0, "tex": 1, "pdf": 2]
}
