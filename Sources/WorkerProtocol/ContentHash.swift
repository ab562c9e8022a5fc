internal import Crypto
internal import JudgeCore

/// The hash by which a ``Parcel`` is known: SHA-256.
package struct ContentHash {
  private var digest = SHA256()

  package init() {}

  package mutating func add(_ bytes: [UInt8]) { digest.update(data: bytes) }

  /// In hexadecimal.
  package var text: String { Hexadecimal.text(digest.finalize()) }

  package static func text(of bytes: [UInt8]) -> String {
    var hash = ContentHash()
    hash.add(bytes)
    return hash.text
  }
}
