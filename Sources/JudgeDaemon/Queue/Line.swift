internal import Dispatching
internal import JudgeCore
internal import Storage
internal import Synchronization

/// Who waits, in order, and about how long. Each lane has a line of its own.
struct Line: Sendable {
  struct Place: Hashable, Sendable {
    /// 1 being next.
    var position: Int
    /// `nil`: nothing was ever judged, by which to tell.
    var wait: Duration?
  }

  private var places: [Int64: Place] = [:]
  /// The newest of all that wait.
  private let newest: Int64

  /// - Parameter waiting: in the order in which they are judged.
  init(_ waiting: [Waiting], lanes: Lanes, pace: Pace) {
    newest = waiting.map(\.id).max() ?? 0
    var lines = lanes.all.map { Growing(slots: $0.executor.slots) }
    var laneOf: [String: Int] = [:]
    for (number, lane) in lanes.all.enumerated() {
      for problem in lane.problems { laneOf[problem] = number }
    }
    for submission in waiting {
      // What cannot be judged, because its package is broken, say, is in nobody's way.
      guard let number = laneOf[submission.problem] else { continue }
      places[submission.id] = lines[number].add(takes: pace.usual(submission.problem))
    }
  }

  /// Whether it was looked at after all of these were handed in.
  func knows(_ rows: [Submission]) -> Bool {
    rows.allSatisfy { $0.state != .queued || $0.id <= newest }
  }

  func place(of id: Int64) -> Place? { places[id] }

  /// `submission` with its place, if it waits.
  func placed(_ submission: Submission) -> Submission {
    guard submission.state == .queued, let place = places[submission.id] else { return submission }
    var placed = submission
    placed.queuePosition = place.position
    placed.expectedWait = place.wait
    return placed
  }

  /// One lane's line, as it is counted.
  private struct Growing {
    let slots: Int
    var count = 0
    var work = Duration.zero

    init(slots: Int) { self.slots = max(slots, 1) }

    mutating func add(takes time: Duration?) -> Place {
      count += 1
      guard let time else { return Place(position: count, wait: nil) }
      // What is being judged now is half done, on the average.
      let wait = work / slots + time / 2
      work += time
      return Place(position: count, wait: wait)
    }
  }
}

/// The line, looked at anew only now and then: many who wait ask for it.
final class LineWindow: Sendable {
  private let last = Mutex<(line: Line, readAt: ContinuousClock.Instant)?>(nil)
  private static let freshness = Duration.milliseconds(500)

  /// - Parameter rows: whose places are asked for.
  func line(
    of rows: [Submission], reading read: () async throws(StorageError) -> Line
  ) async throws(StorageError) -> Line {
    let now = ContinuousClock.now
    let known = last.withLock { $0 }
    if let known, now - known.readAt < Self.freshness, known.line.knows(rows) { return known.line }
    let line = try await read()
    last.withLock { $0 = (line, now) }
    return line
  }
}
