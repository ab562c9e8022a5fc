internal import Control
internal import JudgeCore
internal import Storage
internal import Synchronization

/// The assessments as the database has them, for whoever must know at once.
final class AssessmentShelf: Sendable {
  private struct State {
    var all: [TimedAssessment] = []
    var withheld = WithheldResults()
    /// When each problem is anybody's again: milliseconds since 1970-01-01 00:00 UTC.
    var ends: [String: Int64] = [:]
  }

  private let store: Store
  private let present = Mutex(State())
  /// Changes go one after the other, so that the last one is what is known.
  private let changes = Turnstile()

  init(_ store: Store) async throws(StorageError) {
    self.store = store
    try await load()
  }

  /// By when they open.
  var all: [TimedAssessment] { present.withLock { $0.all } }

  subscript(name: String) -> TimedAssessment? { all.first { $0.name == name } }

  /// Changes what the database has, and knows it from then on.
  func change(_ body: (Store) async throws -> Void) async throws {
    try await changes.passing {
      try await body(store)
      try await load()
    }
  }

  func admission(of uid: UInt32, to problem: String, at moment: Timestamp = .now) -> Admission {
    Admission(of: uid, to: problem, at: moment.milliseconds, in: all)
  }

  /// Whether somebody's time with a problem may come, or run still: till then others are not told what anybody made of it.
  func isUnderWay(_ problem: String) -> Bool {
    present.withLock { $0.ends[problem] }.map { Timestamp.now.milliseconds < $0 } ?? false
  }

  /// Names of all of which that is so.
  var underWay: [String] {
    let now = Timestamp.now.milliseconds
    return present.withLock { $0.ends }.filter { now < $0.value }.keys.sorted()
  }

  /// When a problem is anybody's: milliseconds since 1970-01-01 00:00 UTC.
  func freeing(of problem: String) -> Int64 { present.withLock { $0.ends[problem] ?? 0 } }

  /// Results that are told later.
  var withheld: WithheldResults { present.withLock { $0.withheld } }

  /// Who withholds the result of a submission at present.
  func holder(of submission: Submission) -> WithheldResults.Holder? {
    withheld.holder(of: submission, at: Timestamp.now.milliseconds)
  }

  /// From which hand-in on a student's results are withheld at present, by problem; nothing is from staff.
  func withheld(from caller: Caller) -> [String: Int64] {
    caller.isStaff ? [:] : withheld.since(for: caller.uid, at: Timestamp.now.milliseconds)
  }

  private func load() async throws(StorageError) {
    var state = State(all: try await store.assessments())
    state.withheld = WithheldResults(state.all)
    for problem in Set(state.all.flatMap(\.problems).map(\.problem)) {
      state.ends[problem] = Admission.freeing(of: problem, in: state.all)
    }
    present.withLock { [state] in $0 = state }
  }
}
