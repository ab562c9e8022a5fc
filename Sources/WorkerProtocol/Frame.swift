/// Frames on the streams between daemon and worker: four bytes of length, big-endian, then so many bytes.
package enum Frame {
  /// A longer frame is a broken or hostile peer.
  package static let largest = 32 * 1024 * 1024

  /// The four bytes before a payload of `count` bytes.
  package static func header(count: Int) -> [UInt8] {
    precondition(count <= largest)
    return (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
  }

  /// The payload's length that four bytes announce.
  ///
  /// - Throws: ``ProtocolError/frameTooLong(_:)``.
  package static func count(header: some Collection<UInt8>) throws(ProtocolError) -> Int {
    let count = header.reduce(0) { $0 << 8 | Int($1) }
    guard count <= largest else { throw .frameTooLong(count) }
    return count
  }
}

/// A stream between daemon and worker that is not what it should be.
package enum ProtocolError: Error, Hashable, CustomStringConvertible {
  case frameTooLong(Int)
  case malformed(String)
  case otherVersion(Int)
  case badSeal
  case truncated

  package var description: String {
    switch self {
    case .frameTooLong(let count): "a frame of \(count) bytes is longer than any frame may be"
    case .malformed(let what): "a malformed frame: \(what)"
    case .otherVersion(let version):
      "speaks version \(version) of the protocol, this is version \(WorkerVersion.current): install both of one release"
    case .badSeal: "the result's seal does not fit its events"
    case .truncated: "the stream ended within a job"
    }
  }
}
