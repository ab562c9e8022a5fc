package import JudgeCore

/// Seconds in YAML, with fractions: more than none, a day at most.
package struct Seconds: Decodable {
  package let duration: Duration

  package init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Double.self)
    guard let duration = Self.duration(number) else {
      throw decoder.wants("must be a number of seconds from 0.001 to 86400")
    }
    self.duration = duration
  }

  /// The same as text; `nil` when it is none.
  static func duration(_ text: String) -> Duration? {
    YAMLScalar.number(text).flatMap(duration)
  }

  // Below a millisecond nothing can be told from nothing.
  private static func duration(_ number: Double) -> Duration? {
    guard number >= 0.001, number <= 86400 else { return nil }
    return .nanoseconds(Int64((number * 1e9).rounded()))
  }
}

/// MiB in YAML, a whole number from 1 to 1048576.
package struct Mebibytes: Decodable {
  package let count: ByteCount

  package init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Int64.self)
    guard number >= 1, number <= 1 << 20 else {
      throw decoder.wants("must be a whole number of MiB from 1 to 1048576")
    }
    count = .mib(number)
  }
}

/// KiB of source in YAML, a whole number from 1 to 4096: neither can sources of the package be larger.
package struct Kibibytes: Decodable {
  package let count: ByteCount

  package init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Int64.self)
    guard number >= 1, number <= 4096 else {
      throw decoder.wants("must be a whole number of KiB from 1 to 4096")
    }
    count = .kib(number)
  }
}

/// How often one time fits into another: 1 to 1000.
struct TimeFactor: Decodable {
  let number: Double

  init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Double.self)
    guard number >= 1, number <= 1000 else {
      throw decoder.wants("must be a number from 1 to 1000")
    }
  }
}
