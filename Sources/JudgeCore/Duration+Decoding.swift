extension KeyedDecodingContainer {
  /// A duration that another program wrote: at most a hundred years, so that it can be counted in nanoseconds, and a few of
  /// them added up.
  package func decodeDuration(forKey key: Key) throws -> Duration {
    try checked(decode(Duration.self, forKey: key), forKey: key)
  }

  /// A duration that was read, unless it is too long.
  func checked(_ duration: Duration, forKey key: Key) throws -> Duration {
    let longest = Duration.seconds(100 * 365 * 86400)
    guard duration <= longest, duration >= .zero - longest else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "too long a duration")
    }
    return duration
  }
}
