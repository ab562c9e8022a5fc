internal import JudgeCore
internal import NIOPosix
internal import SystemPackage
internal import WorkerProtocol

/// Files that a worker on another machine is to be sent: each content once, whatever it is called.
struct Cargo: Sendable {
  private enum Content {
    case file(FilePath)
    case bytes([UInt8])
  }

  private(set) var parcels: [Parcel] = []
  private var contents: [String: Content] = [:]

  /// Adds a file, which is read here once and once more when it is sent.
  ///
  /// - Returns: its hash.
  /// - Throws: ``ExecutorFault`` when it cannot be read.
  mutating func add(file path: FilePath) throws(ExecutorFault) -> String {
    var hash = ContentHash()
    var size = 0
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      try file.closeAfter {
        while true {
          let bytes = try file.part(at: size, size: Parcel.partSize)
          if bytes.isEmpty { break }
          hash.add(bytes)
          size += bytes.count
        }
      }
    } catch {
      throw ExecutorFault("cannot read \(path): \(error)")
    }
    return add(Parcel(hash: hash.text, size: size), .file(path))
  }

  /// - Returns: the hash.
  @discardableResult
  mutating func add(_ bytes: [UInt8]) -> String {
    add(Parcel(hash: ContentHash.text(of: bytes), size: bytes.count), .bytes(bytes))
  }

  private mutating func add(_ parcel: Parcel, _ content: Content) -> String {
    if contents.updateValue(content, forKey: parcel.hash) == nil { parcels.append(parcel) }
    return parcel.hash
  }

  /// Hands over the bytes of a parcel part by part.
  ///
  /// - Throws: ``ExecutorFault`` when its file has changed; what `body` throws.
  func forEachPart(of parcel: Parcel, _ body: ([UInt8]) async throws -> Void) async throws {
    guard let content = contents[parcel.hash] else {
      preconditionFailure("a parcel of another cargo")
    }
    var offset = 0
    for size in parcel.partSizes {
      try await body(try await Self.part(of: content, at: offset, size: size))
      offset += size
    }
  }

  private static func part(
    of content: Content, at offset: Int, size: Int
  ) async throws -> [UInt8] {
    switch content {
    case .bytes(let bytes): return Array(bytes[offset..<offset + size])
    case .file(let path):
      let bytes = try await NIOThreadPool.singleton.runIfActive {
        let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        return try file.closeAfter { try file.part(at: offset, size: size) }
      }
      guard bytes.count == size else { throw ExecutorFault("\(path) was changed meanwhile") }
      return bytes
    }
  }
}

extension FileDescriptor {
  /// Bytes from a place on, fewer than `size` only at the end of the file.
  fileprivate func part(at offset: Int, size: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let read = try read(fromAbsoluteOffset: Int64(offset + count), into: rest)
        if read == 0 { break }
        count += read
      }
    }
  }
}
