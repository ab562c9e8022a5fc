internal import Crypto
internal import Glibc
internal import JudgeCore
package import SystemPackage

/// The files that were sent to a worker, by the hash of what is in them, until its end.
package struct Staging {
  private let folder: Folder

  init(_ folder: Folder) { self.folder = folder }

  /// Takes in a file; where there is one of that hash already, the new one takes its place.
  ///
  /// - Parameters:
  ///   - hash: SHA-256 of its bytes in hexadecimal.
  ///   - nextPart: gives the next of its bytes; `nil`: there are no more.
  /// - Throws: ``JudgingError`` when it cannot be written or the bytes are others; what `nextPart` throws.
  package func take(_ hash: String, nextPart: () throws -> [UInt8]?) throws {
    let path = folder.path.appending(hash)
    if folder.exists(hash) { try folder.remove(hash) }
    let file = try Self.create(path)
    defer { closeReadOnly(file) }
    var digest = SHA256()
    while let bytes = try nextPart() {
      digest.update(data: bytes)
      do { _ = try file.writeAll(bytes) } catch {
        throw JudgingError.file(path, doing: "write", Errno.of(error))
      }
    }
    guard Hexadecimal.text(digest.finalize()) == hash else {
      throw JudgingError.file(path, doing: "accept other bytes than were announced as", .badMessage)
    }
    // It may be a program, and what runs in a sandbox may have another uid. The umask has no say in that.
    guard fchmod(file.rawValue, 0o555) == 0 else {
      throw JudgingError.file(path, doing: "show", Errno(rawValue: errno))
    }
  }

  private static func create(_ path: FilePath) throws(JudgingError) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
    } catch {
      throw .file(path, doing: "make", Errno.of(error))
    }
  }

  /// Where a file lies that was sent.
  ///
  /// - Throws: ``JudgingError`` when it was not.
  package func path(of hash: String) throws(JudgingError) -> FilePath {
    guard folder.exists(hash) else {
      throw .file(FilePath(hash), doing: "find what was to be sent as", .noSuchFileOrDirectory)
    }
    return folder.path.appending(hash)
  }
}
