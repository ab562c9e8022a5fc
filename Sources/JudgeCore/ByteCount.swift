/// A number of bytes: of a file, of memory, of output.
package struct ByteCount: Hashable, Comparable, Sendable, Codable {
  package var bytes: Int64

  package init(bytes: Int64) { self.bytes = bytes }
  package static func kib(_ count: Int64) -> ByteCount { ByteCount(bytes: count * 1024) }
  package static func mib(_ count: Int64) -> ByteCount { ByteCount(bytes: count * 1024 * 1024) }
  package static let zero = ByteCount(bytes: 0)

  /// Whole KiB, rounded up: what is charged is never shown as less.
  package var kibibytes: Int64 { bytes / 1024 + (bytes % 1024 > 0 ? 1 : 0) }

  package static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
  package static func + (left: ByteCount, right: ByteCount) -> ByteCount {
    ByteCount(bytes: left.bytes + right.bytes)
  }

  package init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }
}

extension ByteCount: CustomStringConvertible {
  /// `640 B`, `12 KiB`, `256 MiB`: the largest unit that keeps the number whole, else rounded down.
  package var description: String {
    if bytes < 10 * 1024 { return "\(bytes) B" }
    if bytes < 10 * 1024 * 1024 { return "\(bytes / 1024) KiB" }
    return "\(bytes / (1024 * 1024)) MiB"
  }
}
