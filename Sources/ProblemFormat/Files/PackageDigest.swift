internal import Crypto
internal import Glibc
internal import JudgeCore
internal import SystemPackage

/// Tells one state of a package from another: SHA-256 over the path, length and bytes of each file that counts, in byte order of
/// the paths.
enum PackageDigest {
  /// Which files count.
  enum Scope {
    /// Those that decide judging, and neither statements nor jury submissions.
    case judging
    /// Those that a calibrated time limit follows from: jury submissions, too.
    case timing
    case everything
  }

  private static let names = [
    "problem.yaml", "judge.yaml", "data/testdata.yaml", "data/test_group.yaml",
    "domjudge-problem.ini", PackageTree.timeLimitFile,
  ]
  private static let folders = [
    "data/sample", "data/secret", "include", "output_validator", "output_validators",
    "graders", "static_validator",
  ]

  private static let bufferSize = 1 << 16

  static func digest(of tree: PackageTree, _ scope: Scope) throws(FileIssue) -> String {
    try digest(of: files(of: tree, scope))
  }

  /// The same over these files alone.
  static func digest(of files: [PackageTree.File]) throws(FileIssue) -> String {
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: bufferSize)
    for file in files.sorted(by: { $0.path.precedes($1.path) }) {
      do throws(FileError) {
        try add(file, to: &hash, &buffer)
      } catch {
        throw FileIssue(file.path, "\(error)")
      }
    }
    return Hexadecimal.text(Array(hash.finalize()))
  }

  private static func files(of tree: PackageTree, _ scope: Scope) -> [PackageTree.File] {
    let judging = names.compactMap { tree.files[$0] } + folders.flatMap { tree.allFiles(below: $0) }
    switch scope {
    case .judging: return judging
    case .timing: return judging + tree.allFiles(below: "submissions")
    case .everything: return Array(tree.files.values)
    }
  }

  private static func add(
    _ file: PackageTree.File, to hash: inout SHA256, _ buffer: inout [UInt8]
  ) throws(FileError) {
    hash.update(data: Array(file.path.utf8) + [0])
    withUnsafeBytes(of: file.size.littleEndian) { hash.update(bufferPointer: $0) }
    try addBytes(of: file.location, to: &hash, &buffer)
  }

  /// Hexadecimal SHA-256 over the bytes of one file.
  ///
  /// - Parameter location: without symbolic links.
  static func digest(ofFile location: FilePath) throws(FileError) -> String {
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: bufferSize)
    try addBytes(of: location, to: &hash, &buffer)
    return Hexadecimal.text(Array(hash.finalize()))
  }

  private static func addBytes(
    of location: FilePath, to hash: inout SHA256, _ buffer: inout [UInt8]
  ) throws(FileError) {
    let descriptor = open(location.string, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .system(Errno(rawValue: errno)) }
    defer { close(descriptor) }
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(Errno(rawValue: errno)) }
      if count == 0 { return }
      buffer.withUnsafeBytes {
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count]))
      }
    }
  }
}
