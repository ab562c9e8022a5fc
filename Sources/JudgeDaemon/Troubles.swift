internal import Control
internal import Synchronization

/// What does not work at present. The log says it when it begins; this says it as long as it lasts.
final class Troubles: Sendable {
  enum Place: String { case spool, database, workers }

  private struct Trouble {
    var words: String
    var since: ContinuousClock.Instant
  }

  private let state = Mutex<[Place: Trouble]>([:])

  /// What stays is met with again and again; what was not met for so long is over.
  private static let memory = Duration.seconds(60)

  /// - Parameter words: one line with the reason; `nil`: it works.
  func note(_ place: Place, _ words: String?) {
    state.withLock { $0[place] = words.map { Trouble(words: $0, since: .now) } }
  }

  var present: [StatusReply.Missing] {
    let recent = state.withLock { $0.filter { $0.value.since > ContinuousClock.now - Self.memory } }
    return recent.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      .init(what: $0.key.rawValue, remedy: $0.value.words)
    }
  }
}
