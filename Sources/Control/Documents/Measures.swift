package import JudgeCore

/// A duration as JSON has it: milliseconds, to the microsecond.
package struct Milliseconds: Hashable, Sendable, Codable {
  package var duration: Duration

  package init(_ duration: Duration) { self.duration = duration }

  package init(from decoder: any Decoder) throws {
    let count = try decoder.singleValueContainer().decode(Double.self)
    // What does not fit in a count of nanoseconds would trap.
    guard count.magnitude < 1e12 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "too long a duration"))
    }
    duration = .fractionalMilliseconds(count)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode((duration.milliseconds * 1000).rounded() / 1000)
  }
}

/// A size as JSON has it: whole KiB, rounded up.
package struct Kibibytes: Hashable, Sendable, Codable {
  package var count: ByteCount

  package init(_ count: ByteCount) { self.count = count }

  package init(from decoder: any Decoder) throws {
    let kibibytes = try decoder.singleValueContainer().decode(Int64.self)
    guard kibibytes.magnitude < 1 << 50 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "too large a size"))
    }
    count = .kib(kibibytes)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(count.kibibytes)
  }
}
