internal import JudgeCore

/// The rules of ``DefaultValidator`` once more, written for shortness: no fast path, no estimate, one array per token.
package struct NaiveValidator {
  private let arguments: [String]

  /// - Parameter arguments: such as ``DefaultValidator`` takes.
  package init(arguments: [String]) { self.arguments = arguments }

  package func accepts(answer: [UInt8], output: [UInt8]) -> Bool {
    if arguments.contains("space_change_sensitive") && Self.spaces(answer) != Self.spaces(output) {
      return false
    }
    let (answerTokens, outputTokens) = (Self.tokens(answer), Self.tokens(output))
    return answerTokens.count == outputTokens.count
      && zip(answerTokens, outputTokens).allSatisfy(matches)
  }

  private func matches(_ answer: [UInt8], _ output: [UInt8]) -> Bool {
    let relative = tolerance("float_relative_tolerance") ?? tolerance("float_tolerance")
    let absolute = tolerance("float_absolute_tolerance") ?? tolerance("float_tolerance")
    if relative != nil || absolute != nil, let a = Self.number(answer) {
      guard let s = Self.number(output) else { return false }
      // What is beyond all bounds is compared as text.
      if a.isFinite && s.isFinite {
        let difference = abs(s - a)
        return absolute.map { difference <= $0 } ?? false
          || relative.map { difference <= $0 * abs(a) } ?? false
      }
    }
    return arguments.contains("case_sensitive")
      ? answer == output : Self.folded(answer) == Self.folded(output)
  }

  private func tolerance(_ name: String) -> Double? {
    arguments.firstIndex(of: name).flatMap { Double(arguments[$0 + 1]) }
  }

  private static func folded(_ token: [UInt8]) -> [UInt8] {
    token.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
  }

  private static func number(_ token: [UInt8]) -> Double? {
    let text = String(decoding: token, as: UTF8.self)
    let isNumber =
      text.wholeMatch(of: /[+-]?([0-9]*\.[0-9]+|[0-9]+\.|[0-9]+)([eE][+-]?[0-9]+)?/) != nil
    return isNumber ? Double(text) : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    [0x20, 0x0c, 0x0a, 0x0d, 0x09, 0x0b].contains(byte)
  }

  private static func tokens(_ text: [UInt8]) -> [[UInt8]] {
    text.split(whereSeparator: isSpace).map { Array($0) }
  }

  /// The text with each token made one zero.
  private static func spaces(_ text: [UInt8]) -> [UInt8] {
    text.indices.compactMap { index in
      if isSpace(text[index]) { return text[index] }
      return index == 0 || isSpace(text[index - 1]) ? 0 : nil
    }
  }
}
