package import SystemPackage

extension Problem {
  /// Reads and checks a pass-fail package in format 2025-09, 2023-07 or legacy.
  ///
  /// - Throws: ``PackageError`` with everything that is wrong.
  package static func read(directory: FilePath) throws(PackageError) -> Problem {
    let name = directory.lexicallyNormalized().lastComponent?.string ?? ""
    guard let root = FolderListing.realPath(of: directory) else {
      throw PackageError(package: name, issues: [FileIssue(".", "\(directory) is not there")])
    }
    // `.` and `..` are named after the folder that they lead to; a link by its own name.
    let isNamed = PackageName.isValidPackage(name)
    var reader = PackageReader(name: isNamed ? name : root.lastComponent?.string ?? "", root: root)
    return try reader.read()
  }
}
