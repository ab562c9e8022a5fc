internal import Synchronization

/// How long submissions to each problem take to be judged, lately.
final class Pace: Sendable {
  private let usual: Mutex<[String: Duration]>

  init(_ start: [String: Duration]) { usual = Mutex(start) }

  /// The newest counts for an eighth: so the figure follows a change within some ten submissions.
  func judged(_ problem: String, in time: Duration) {
    usual.withLock { usual in
      usual[problem] = usual[problem].map { $0 + (time - $0) / 8 } ?? time
    }
  }

  /// A problem that was never judged takes as long as the others do on the average; `nil`: none ever was.
  func usual(_ problem: String) -> Duration? {
    usual.withLock { usual in
      if let own = usual[problem] { return own }
      if usual.isEmpty { return nil }
      return usual.values.reduce(.zero, +) / usual.count
    }
  }
}
