internal import Glibc
internal import SystemPackage

/// A file's bytes by mmap(2): the page cache itself, no copy. The file must not shrink meanwhile: answers belong
/// to the judge, outputs are memory files that nobody else holds any more.
struct MappedFile: ~Copyable {
  let bytes: UnsafeRawBufferPointer

  init(_ file: FileDescriptor, name: FilePath) throws(JudgingError) {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else {
      throw .file(name, doing: "look at", Errno(rawValue: errno))
    }
    let size = Int(status.st_size)
    if size == 0 {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.rawValue, 0), start != MAP_FAILED
    else { throw .file(name, doing: "map", Errno(rawValue: errno)) }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
