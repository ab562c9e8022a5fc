package import SystemPackage

/// A file of a package, and what it is called where it is used: below the folder of its program, of its case's files.
package struct PlacedFile: Hashable, Sendable {
  /// A relative path, without `.` and `..`.
  package var name: String
  /// Absolute, without symbolic links.
  package var file: FilePath

  package init(name: String, file: FilePath) {
    self.name = name
    self.file = file
  }

  /// Under its last name.
  package init(_ file: FilePath) {
    self.init(name: file.lastComponent?.string ?? file.string, file: file)
  }
}
