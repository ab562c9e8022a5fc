/// Tells the judging service that it has something to look at.
package struct Bell: Sendable {
  package enum Event: Sendable {
    case queued
    /// Judged, or to be tried again after a pause.
    case finished(Int64, pause: Duration?)
    /// The pause is over.
    case rested(Int64)
    /// The queue could not be looked at, or nothing be begun: time to try again.
    case retry
    /// Whether the service is alive is asked.
    case beat
  }

  package let events: AsyncStream<Event>
  private let continuation: AsyncStream<Event>.Continuation

  package init() {
    (events, continuation) = AsyncStream.makeStream()
  }

  package func ring(_ event: Event) { continuation.yield(event) }
}
