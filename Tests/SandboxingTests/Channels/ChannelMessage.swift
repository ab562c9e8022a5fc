/// What a pair is to move: random, so that what is left of another try is not taken for it.
struct ChannelMessage: Sendable {
  let bytes: [UInt8]

  init(size: Int = 8) { bytes = (0..<size).map { _ in UInt8.random(in: 1...254) } }

  var hex: String { bytes.map(Self.hex).joined() }

  /// How many of its bytes a receiver's output has in their places: 16 digits, or `..` for a byte that it did not get.
  func count(in output: String) -> Int {
    let digits = Array(output.prefix { $0 != "\n" })
    guard digits.count == 16, digits.allSatisfy({ $0.isHexDigit || $0 == "." }) else { return 0 }
    return bytes.indices.count { String(digits[(2 * $0)..<(2 * $0 + 2)]) == Self.hex(bytes[$0]) }
  }

  /// Its bits, the lowest of a byte first. Each is sent as itself and then as its opposite.
  var bits: [Bool] {
    bytes.flatMap { byte in (0..<8).map { byte >> $0 & 1 == 1 } }
  }

  /// How many of its bytes there are in the levels that were seen, two for each bit: they tell one when they differ.
  func count(in levels: [(first: Int, second: Int)], margin: Int) -> Int {
    let right = zip(bits, levels).map { bit, levels in
      let difference = levels.first - levels.second
      return abs(difference) >= margin && (difference > 0) == bit
    }
    return bytes.indices.count { byte in right[(8 * byte)..<(8 * byte + 8)].allSatisfy { $0 } }
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
