internal import Glibc
internal import SystemPackage

/// A file's bytes: of a large file the page cache itself, by mmap(2), without a copy; a small one is read, which costs less.
///
/// The file must not shrink meanwhile: answers belong to the judge, outputs are memory files that nobody else holds any more.
struct FileBytes: ~Copyable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// What is mapped has so many bytes at least.
  private static let leastMapped = 64 << 10

  init(_ file: FileDescriptor, name: FilePath) throws(JudgingError) {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else {
      throw .file(name, doing: "look at", Errno(rawValue: errno))
    }
    let size = Int(status.st_size)
    let isLarge = size >= Self.leastMapped
    bytes = try isLarge ? Self.map(file, size, name) : Self.read(file, size, name)
    isMapped = isLarge
  }

  private static func map(
    _ file: FileDescriptor, _ size: Int, _ name: FilePath
  ) throws(JudgingError) -> UnsafeRawBufferPointer {
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.rawValue, 0), start != MAP_FAILED
    else { throw .file(name, doing: "map", Errno(rawValue: errno)) }
    return UnsafeRawBufferPointer(start: start, count: size)
  }

  private static func read(
    _ file: FileDescriptor, _ size: Int, _ name: FilePath
  ) throws(JudgingError) -> UnsafeRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    do {
      var count = 0
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let got = try file.read(fromAbsoluteOffset: Int64(count), into: rest)
        if got == 0 { throw Errno.ioError }
        count += got
      }
    } catch {
      buffer.deallocate()
      throw .file(name, doing: "read", Errno.of(error))
    }
    return UnsafeRawBufferPointer(buffer)
  }

  deinit {
    if isMapped, let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
