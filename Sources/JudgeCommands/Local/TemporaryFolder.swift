internal import FoundationEssentials
internal import Glibc
internal import SystemPackage

/// A folder that goes with this value. Others may enter it, but not list it: workers may have another user.
final class TemporaryFolder: Sendable {
  let path: FilePath

  init() throws(CommandFailure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    // mkdtemp(3) puts characters of its own in place of the last six.
    let pattern = "\(parent)/judge-" + String(repeating: "X", count: 6)
    var template = Array(pattern.utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw CommandFailure(
        .ownFault, "cannot make a folder in \(TerminalText.line(parent)): \(Errno(rawValue: errno))"
      )
    }
    defer { free(real) }
    path = FilePath(platformString: real)
    chmod(path.string, 0o711)
  }

  /// What cannot be removed is left for whoever cleans up /tmp.
  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  /// Writes a file that workers can read.
  func write(_ name: String, _ bytes: [UInt8]) throws -> FilePath {
    let file = path.appending(name)
    let descriptor = try FileDescriptor.open(
      file, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
    return file
  }
}
