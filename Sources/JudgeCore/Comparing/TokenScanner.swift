/// Walks over bytes, white space and tokens in turn.
struct TokenScanner {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int

  init(_ bytes: UnsafeRawBufferPointer, from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// The white space here, which may be none.
  mutating func skipSpace() -> UnsafeRawBufferPointer {
    var end = position
    while end < bytes.count && Self.isSpace(bytes[end]) { end += 1 }
    return take(to: end)
  }

  /// The token here; empty at the end.
  mutating func token() -> UnsafeRawBufferPointer {
    var end = position
    while end < bytes.count && !Self.isSpace(bytes[end]) { end += 1 }
    return take(to: end)
  }

  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  private mutating func take(to end: Int) -> UnsafeRawBufferPointer {
    defer { position = end }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
  }
}
