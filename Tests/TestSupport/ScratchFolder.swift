internal import Glibc
package import SystemPackage

/// A folder of a test's own, removed with all that is in it when the value goes.
package final class ScratchFolder: Sendable {
  package let path: FilePath

  package init() throws {
    var template = Array("/tmp/judge-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw Errno(rawValue: errno)
    }
    defer { free(real) }
    path = FilePath(platformString: real)
  }

  deinit { Self.remove(path) }

  /// Writes a file, and makes the folders above it.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> FilePath {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult
  package func write(_ name: String, bytes: [UInt8]) throws -> FilePath {
    let file = path.pushing(FilePath(name))
    try makeFolders(file.removingLastComponent())
    let descriptor = try FileDescriptor.open(
      file, .writeOnly, options: [.create, .truncate, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
    return file
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to target: String) throws {
    let link = path.pushing(FilePath(name))
    try makeFolders(link.removingLastComponent())
    guard symlink(target, link.string) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Removes a file or a folder.
  package func remove(_ name: String) { Self.remove(path.pushing(FilePath(name))) }

  private func makeFolders(_ folder: FilePath) throws {
    if access(folder.string, F_OK) == 0 { return }
    try makeFolders(folder.removingLastComponent())
    guard mkdir(folder.string, 0o755) == 0 else { throw Errno(rawValue: errno) }
  }

  // By bytes: names need not be text.
  private static func remove(_ path: FilePath) {
    if path.withPlatformString({ unlink($0) }) == 0 { return }
    guard let stream = path.withPlatformString({ opendir($0) }) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        bytes.assumingMemoryBound(to: CChar.self).baseAddress.flatMap {
          FilePath.Component(platformString: $0)
        }
      }
      if let name, name.kind == .regular { remove(path.appending(name)) }
    }
    closedir(stream)
    _ = path.withPlatformString { rmdir($0) }
  }
}
