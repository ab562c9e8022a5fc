/// Tells the judging service that it has something to look at.
package struct Bell: Sendable {
  package enum Event: Sendable {
    case queued
    case finished(Int64)
  }

  package let events: AsyncStream<Event>
  private let continuation: AsyncStream<Event>.Continuation

  package init() {
    (events, continuation) = AsyncStream.makeStream()
  }

  package func ring(_ event: Event) { continuation.yield(event) }
}
