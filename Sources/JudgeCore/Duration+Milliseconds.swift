extension Duration {
  /// This duration in milliseconds, with fractions.
  package var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }

  /// This duration in whole nanoseconds.
  package var nanosecondCount: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }

  package static func fractionalMilliseconds(_ count: Double) -> Duration {
    .nanoseconds(Int64(count * 1e6))
  }
}
