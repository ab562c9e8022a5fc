/// A file that travels to a worker on another machine: known by what is in it, so that the same bytes are sent once.
///
/// Its bytes follow their job in frames of ``partSize`` bytes, the last one of what is left. Parts of known sizes need no
/// archive, and no parser of one.
package struct Parcel: Hashable, Sendable, Codable {
  /// SHA-256 of the bytes, in hexadecimal.
  package var hash: String
  /// In bytes.
  package var size: Int

  package init(hash: String, size: Int) {
    self.hash = hash
    self.size = size
  }

  package static let partSize = 4 << 20

  /// How large each part is, in order.
  package var partSizes: [Int] {
    stride(from: 0, to: size, by: Self.partSize).map { min(Self.partSize, size - $0) }
  }

  /// What all parcels that a worker is sent may take together, in bytes.
  package static let largestTotal = 2 << 30
  /// How many there may be in a job.
  package static let largestCount = 20_000

  /// Whether the hash is one: it becomes the name of a file.
  package static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// What these take together, in bytes.
  ///
  /// - Throws: ``ProtocolError/malformed(_:)`` when one of them cannot be, or there are more than may be.
  package static func total(of parcels: [Parcel]) throws(ProtocolError) -> Int {
    guard parcels.count <= largestCount else { throw .malformed("too many parcels") }
    var total = 0
    for parcel in parcels {
      guard isHash(parcel.hash), (0...largestTotal).contains(parcel.size) else {
        throw .malformed("a parcel that cannot be")
      }
      total += parcel.size
    }
    guard total <= largestTotal else { throw .malformed("parcels of \(total) bytes") }
    return total
  }
}
