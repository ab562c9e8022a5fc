internal import JudgeCore

/// Numbers, truth values and texts.
enum YAMLScalar {
  /// The value as `type`, `nil` when `type` is none of the basic ones.
  static func read<Value: Decodable>(
    _ decoder: YAMLDecoder, as type: Value.Type
  ) throws -> Value? {
    if type == String.self { return try text(decoder) as? Value }
    if type == Bool.self { return try truth(decoder) as? Value }
    if type == Double.self { return try number(decoder) as? Value }
    if let type = integers.first(where: { $0 == type }) {
      return try integer(decoder, type) as? Value
    }
    return nil
  }

  // Asking a type whether it conforms takes the runtime through the whole program's conformances, the first time for each type:
  // milliseconds for a judge.conf, which every command reads.
  private static var integers: [any FixedWidthInteger.Type] {
    [
      Int.self, Int8.self, Int16.self, Int32.self, Int64.self,
      UInt.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self,
    ]
  }

  private static func text(_ decoder: YAMLDecoder) throws -> String {
    guard case .scalar(let text, _) = decoder.value.content else {
      throw decoder.mismatch("must be text")
    }
    return text
  }

  private static func truth(_ decoder: YAMLDecoder) throws -> Bool {
    switch plain(decoder) {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return false
    default: throw decoder.mismatch("must be true or false")
    }
  }

  private static func number(_ decoder: YAMLDecoder) throws -> Double {
    guard let number = plain(decoder).flatMap(number) else {
      throw decoder.mismatch("must be a number")
    }
    return number
  }

  /// A decimal number; `nil` when it is none, or so large that sums of such numbers might be none.
  static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy("0123456789+-.eE".utf8.contains), let number = Double(text),
      number.magnitude <= Points.most
    else { return nil }
    return number
  }

  private static func integer<Number: FixedWidthInteger>(
    _ decoder: YAMLDecoder, _ type: Number.Type
  ) throws -> Number {
    guard let text = plain(decoder), let number = Number(text) else {
      throw decoder.mismatch("must be a whole number")
    }
    return number
  }

  /// The text of a scalar that is written without quotes.
  private static func plain(_ decoder: YAMLDecoder) -> String? {
    guard case .scalar(let text, isPlain: true) = decoder.value.content else { return nil }
    return text
  }
}
