/// What is known of drops that are not complete yet: how they looked, and since when they look like that.
///
/// Pure: the caller brings the facts and the clock.
struct Sightings {
  private struct Look {
    var facts: FileFacts
    var since: ContinuousClock.Instant
  }

  private var looks: [Candidate: Look] = [:]
  /// Seen opened for writing, not seen closed.
  private var open: Set<Candidate> = []
  private var seen: Set<Candidate> = []

  /// Drops that a later look may find complete.
  var areWaiting: Bool { !looks.isEmpty }

  mutating func created(_ drop: Candidate) { open.insert(drop) }

  mutating func closed(_ drop: Candidate) { open.remove(drop) }

  mutating func forget(_ drop: Candidate) {
    open.remove(drop)
    looks[drop] = nil
  }

  /// After lost events: a close may be among them, so only looks can tell now.
  mutating func forgetOpen() { open.removeAll() }

  func isOpen(_ drop: Candidate) -> Bool { open.contains(drop) }

  /// Notes how a drop looks.
  ///
  /// - Returns: for how long it has looked just like that; `nil` at first sight.
  mutating func look(
    at drop: Candidate, _ facts: FileFacts, now: ContinuousClock.Instant
  ) -> Duration? {
    seen.insert(drop)
    if let look = looks[drop], look.facts == facts { return look.since.duration(to: now) }
    looks[drop] = Look(facts: facts, since: now)
    return nil
  }

  /// Forgets what was not looked at since the last call: it is gone.
  mutating func endRound() {
    looks = looks.filter { seen.contains($0.key) }
    open.formIntersection(seen)
    seen.removeAll()
  }
}
