package import SystemPackage

/// One file of a package that counts, wherever a link has led to.
package struct PackageFile: Hashable, Sendable {
  /// Below the package, with slashes.
  package var path: String
  /// Absolute, without symbolic links.
  package var location: FilePath
  package var size: Int64

  /// Whether a file of a package may be called so: no name in it is one that does not count, so that the path neither begins at
  /// the root nor leads upwards.
  package static func isPath(_ text: String) -> Bool {
    if text == PackageTree.timeLimitFile { return true }
    let names = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return names.count <= PackageTree.maximumDepth + 1 && names.allSatisfy(PackageName.isValid)
  }
}

extension Problem {
  /// All files of the package that count, in byte order of their paths.
  ///
  /// - Throws: ``PackageError`` when something is wrong with them.
  package func files() throws(PackageError) -> [PackageFile] {
    let tree = PackageTree(root: directory)
    guard tree.issues.isEmpty else { throw PackageError(package: name, issues: tree.issues) }
    return tree.files.values.sorted { $0.path.precedes($1.path) }.map {
      PackageFile(path: $0.path, location: $0.location, size: $0.size)
    }
  }

  /// Whether a package may be called so.
  package static func isName(_ text: String) -> Bool { PackageName.isValidPackage(text) }
}
