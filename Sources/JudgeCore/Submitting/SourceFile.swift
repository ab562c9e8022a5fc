/// One file of a submission or package, and its bytes.
package struct SourceFile: Hashable, Sendable {
  /// A relative path, without `.` and `..`; of what is handed in a name without any slash.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The folders that it lies in, parents before children.
  package var folders: [String] { Self.folders(of: name) }

  /// The folders of a relative path, parents before children.
  package static func folders(of path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }
}
