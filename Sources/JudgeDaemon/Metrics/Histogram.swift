internal import JudgeCore
internal import Synchronization

/// How long something took, how often: counted since this process began, as Prometheus expects.
package final class Histogram: Sendable {
  package struct Counts: Hashable, Sendable {
    /// One more than there are bounds: the last is for what is longer than all.
    fileprivate(set) package var buckets: [Int]
    /// In seconds.
    fileprivate(set) package var sum = 0.0

    package var count: Int { buckets.reduce(0, +) }

    /// How many took up to each bound, in seconds; the last one is infinite.
    package var cumulative: [(bound: Double, count: Int)] {
      var count = 0
      return zip(Histogram.bounds + [.infinity], buckets).map { bound, own in
        count += own
        return (bound, count)
      }
    }
  }

  /// In seconds: what a person who waits would tell apart.
  package static let bounds: [Double] = [0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1800, 3600]

  private let counts: Mutex<[String: Counts]>

  /// - Parameter labels: what is told apart, from the beginning: a series that is not there yet hides its first event.
  package init(_ labels: [String]) {
    let none = Counts(buckets: [Int](repeating: 0, count: Self.bounds.count + 1))
    counts = Mutex(Dictionary(labels.map { ($0, none) }) { first, _ in first })
  }

  package func record(_ time: Duration, for label: String) {
    // A clock that was set meanwhile may make it negative.
    let seconds = max(time.milliseconds / 1000, 0)
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    counts.withLock { counts in
      counts[label]?.buckets[bucket] += 1
      counts[label]?.sum += seconds
    }
  }

  /// By label.
  package var all: [(label: String, counts: Counts)] {
    counts.withLock { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
