internal import Glibc
package import JudgeCore
package import SystemPackage

/// Reads small files that somebody else wrote.
package enum BoundedFile {
  /// The whole file.
  ///
  /// - Throws: ``FileError`` when it is no regular file, is larger than `limit`, or cannot be read.
  package static func read(_ path: FilePath, limit: ByteCount) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK a FIFO would block right here.
    let descriptor = open(path.string, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .system(Errno(rawValue: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(Errno(rawValue: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard status.st_size <= limit.bytes else { throw .tooLarge(limit: limit) }
    return try read(descriptor, count: Int(status.st_size), limit: limit)
  }

  /// The whole file as text.
  ///
  /// - Throws: ``FileError``, also when it is not UTF-8.
  package static func readText(_ path: FilePath, limit: ByteCount) throws(FileError) -> String {
    guard let text = String(validating: try read(path, limit: limit), as: UTF8.self) else {
      throw .notText
    }
    return text
  }

  // A file that grows meanwhile is read to the length it had.
  private static func read(
    _ descriptor: Int32, count: Int, limit: ByteCount
  ) throws(FileError) -> [UInt8] {
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = Errno(rawValue: errno) }
        if got <= 0 { break }
        filled += got
      }
    }
    if let failure { throw .system(failure) }
    return bytes
  }
}

/// Why a file cannot be used.
package enum FileError: Error, Hashable, CustomStringConvertible {
  case notRegular
  case notText
  case tooLarge(limit: ByteCount)
  case tooManyNames(limit: Int)
  case system(Errno)

  package var description: String {
    switch self {
    case .notRegular: "is not a regular file"
    case .notText: "is not UTF-8 text"
    case .tooLarge(let limit): "is larger than \(limit)"
    case .tooManyNames(let limit): "holds more than \(limit) files"
    case .system(let errno): "cannot be read: \(errno)"
    }
  }
}
