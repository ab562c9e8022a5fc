package import SystemPackage

/// Where this repository's problem packages lie.
package enum SourcePackages {
  /// The first problems.
  package static let problems = root.appending("Problems")
  /// Small ones, each about a corner of the format: Tests/Packages/README.md.
  package static let gallery = root.pushing("Tests/Packages")

  private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()
}
