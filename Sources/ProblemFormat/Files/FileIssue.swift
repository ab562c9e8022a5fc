/// One thing that is wrong with one file.
package struct FileIssue: Error, Hashable, Sendable {
  /// Path below the package, or of the file as it was named.
  package var file: String
  package var line: Int?
  package var message: String

  package init(_ file: String, line: Int? = nil, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }
}

extension FileIssue: CustomStringConvertible {
  package var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
