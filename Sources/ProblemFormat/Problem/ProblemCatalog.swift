package import SystemPackage

/// All packages of a folder, the bad ones beside the good ones.
package struct ProblemCatalog: Hashable, Sendable {
  /// By name.
  package var problems: [String: Problem]
  /// Packages that cannot be used, in byte order of their names.
  package var failures: [PackageError]

  package init(problems: [String: Problem] = [:], failures: [PackageError] = []) {
    self.problems = problems
    self.failures = failures
  }

  /// Reads every package below `directory`. Folders whose names begin with a dot, and plain files, are no packages.
  ///
  /// - Throws: ``FileError`` when the folder itself cannot be listed.
  package static func read(directory: FilePath) throws(FileError) -> ProblemCatalog {
    var catalog = ProblemCatalog()
    for name in try FolderListing.names(in: directory) where !name.hasPrefix(".") {
      let package = directory.appending(name)
      guard FolderListing.isFolder(package) else { continue }
      do throws(PackageError) {
        catalog.problems[name] = try Problem.read(directory: package)
      } catch {
        catalog.failures.append(error)
      }
    }
    return catalog
  }

  /// Takes in other packages, in the place of those of the same names.
  package mutating func put(_ other: ProblemCatalog) {
    let names = Set(other.problems.keys).union(other.failures.map(\.package))
    problems = problems.filter { !names.contains($0.key) }.merging(other.problems) { $1 }
    failures = failures.filter { !names.contains($0.package) } + other.failures
  }
}
