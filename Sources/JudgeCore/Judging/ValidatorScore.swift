/// What an output validator gives for an output that it accepts.
package enum ValidatorScore: Hashable, Sendable, Codable {
  /// Points, from `score.txt`.
  case points(Double)
  /// The share of what the test can give, from `score_multiplier.txt`.
  case multiplier(Double)

  /// A number as the format writes them; `nil` for anything else.
  package static func number(_ text: some StringProtocol) -> Double? {
    var text = String(text)
    return text.withUTF8 { DecimalText(UnsafeRawBufferPointer($0))?.value }
  }
}
