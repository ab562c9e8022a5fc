/// A number as packages write them: `[+-]?(d*.d+|d+.|d+)([eE][+-]?d+)?`. No hexadecimal, no infinity, no NaN.
struct DecimalText {
  private let text: UnsafeRawBufferPointer
  private let isNegative: Bool
  /// The first 19 significant digits.
  private let digits: UInt64
  /// The power of ten that `digits` is to be multiplied with.
  private let exponent: Int

  /// `nil` when the text is no such number.
  init?(_ text: UnsafeRawBufferPointer) {
    var reader = Reader(text)
    isNegative = reader.sign()
    reader.readDigits(afterPoint: false)
    if reader.skip(".") { reader.readDigits(afterPoint: true) }
    guard reader.hasDigits else { return nil }
    if reader.skip("e") || reader.skip("E") {
      guard reader.readExponent() else { return nil }
    }
    guard reader.isAtEnd else { return nil }
    self.text = text
    digits = reader.digits
    exponent = reader.exponent
  }

  /// The nearest double; `nil` when that is infinite.
  var value: Double? {
    let value = Double(String(decoding: text, as: UTF8.self))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// A double whose relative error is at most ``estimateError``; `nil` outside the range where that is cheap.
  var estimate: Double? {
    guard Self.powers.indices.contains(exponent.magnitude.asIndex) else { return nil }
    let power = Self.powers[exponent.magnitude.asIndex]
    let magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
    return isNegative ? -magnitude : magnitude
  }

  /// Digits cut off, one rounding to a double, one multiplication: each at most 1.2e-16; with room to spare.
  static let estimateError = 1e-15

  // Powers of ten up to 22 are doubles without rounding.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Takes a text apart.
  private struct Reader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private(set) var digits: UInt64 = 0
    private(set) var exponent = 0
    private(set) var hasDigits = false
    private var significant = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func sign() -> Bool {
      if skip("-") { return true }
      _ = skip("+")
      return false
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard !isAtEnd, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    /// Reads digits, the first 19 significant ones for what they are, all for where the point is.
    mutating func readDigits(afterPoint: Bool) {
      var digits = digits
      var significant = significant
      var position = position
      while position < bytes.count {
        let digit = bytes[position] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        position += 1
        if significant < 19 {
          digits = digits &* 10 &+ UInt64(digit)
          if digits != 0 { significant += 1 }
          if afterPoint { exponent -= 1 }
        } else if !afterPoint {
          exponent += 1
        }
      }
      hasDigits = hasDigits || position > self.position
      self.digits = digits
      self.significant = significant
      self.position = position
    }

    /// Whether there is one.
    mutating func readExponent() -> Bool {
      let isNegative = sign()
      var count = 0
      var isThere = false
      while let digit = nextDigit() {
        // Larger ones are out of every range anyway.
        count = min(count * 10 + digit, 1_000_000)
        isThere = true
      }
      exponent += isNegative ? -count : count
      return isThere
    }

    private mutating func nextDigit() -> Int? {
      guard !isAtEnd else { return nil }
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      position += 1
      return Int(digit)
    }
  }
}

extension UInt {
  fileprivate var asIndex: Int { Int(clamping: self) }
}
