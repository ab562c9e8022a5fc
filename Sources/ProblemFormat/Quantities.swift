package import JudgeCore

/// Seconds in YAML, with fractions: more than none, a day at most.
package struct Seconds: Decodable {
  package let duration: Duration

  package init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Double.self)
    // Below a millisecond nothing can be told from nothing.
    guard number >= 0.001, number <= 86400 else {
      throw decoder.wants("must be a number of seconds from 0.001 to 86400")
    }
    duration = .nanoseconds(Int64((number * 1e9).rounded()))
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

/// KiB in YAML, a whole number from 1 to 1048576.
package struct Kibibytes: Decodable {
  package let count: ByteCount

  package init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Int64.self)
    guard number >= 1, number <= 1 << 20 else {
      throw decoder.wants("must be a whole number of KiB from 1 to 1048576")
    }
    count = .kib(number)
  }
}
