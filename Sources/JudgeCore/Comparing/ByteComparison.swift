/// Comparisons of bytes.
enum ByteComparison {
  /// How many bytes are the same from the beginning on.
  static func commonPrefix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let count = min(left.count, right.count)
    var position = 0
    while position + 8 <= count,
      left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    { position += 8 }
    while position < count && left[position] == right[position] { position += 1 }
    return position
  }

  /// Where the token that reaches up to `position` begins.
  static func tokenStart(_ bytes: UnsafeRawBufferPointer, before position: Int) -> Int {
    var start = position
    while start > 0 && !TokenScanner.isSpace(bytes[start - 1]) { start -= 1 }
    return start
  }

  static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    left.count == right.count && commonPrefix(left, right) == left.count
  }

  /// The same, with A to Z equal to a to z.
  static func areEqualFolded(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { folded($0) == folded($1) }
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
