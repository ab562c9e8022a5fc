internal import Configuring
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat
internal import Synchronization

/// Which executor judges which problem. Each has a queue of its own: one whose nodes are all taken holds up no other.
struct Lanes: Sendable {
  struct Lane: Sendable {
    var executor: any Executor
    /// Names of the problems that can be read.
    var problems: [String]
  }

  private let lanes: Guarded
  /// Where a problem belongs.
  private let number: @Sendable (Problem) -> Int

  /// Shared by all copies.
  private final class Guarded: Sendable {
    let all: Mutex<[Lane]>

    init(_ all: [Lane]) { self.all = Mutex(all) }
  }

  init(_ all: [Lane]) {
    lanes = Guarded(all)
    number = { _ in 0 }
  }

  /// - Parameters:
  ///   - slurm: `nil`: there is none, and everything is judged here.
  init(
    local: any Executor, slurm: (any Executor)?, route: JudgeConfiguration.Slurm.Route,
    problems: [Problem]
  ) {
    let hasSlurm = slurm != nil
    number = { hasSlurm && Self.isElsewhere($0, route) ? 1 : 0 }
    var all = [Lane(executor: local, problems: [])]
    if let slurm { all.append(Lane(executor: slurm, problems: [])) }
    for problem in problems { all[number(problem)].problems.append(problem.name) }
    lanes = Guarded(all)
  }

  var all: [Lane] { lanes.all.withLock { $0 } }

  /// Takes in a problem that is new, or has changed.
  func place(_ problem: Problem) {
    let number = number(problem)
    remove(problem.name)
    lanes.all.withLock { $0[number].problems.append(problem.name) }
  }

  /// Has nothing more begun of a problem that is there no more: what is handed in to it waits.
  func remove(_ problem: String) {
    lanes.all.withLock { lanes in
      for index in lanes.indices { lanes[index].problems.removeAll { $0 == problem } }
    }
  }

  /// Whether a problem is judged by Slurm.
  static func isElsewhere(_ problem: Problem, _ route: JudgeConfiguration.Slurm.Route) -> Bool {
    switch route {
    case .none: false
    case .gpu: problem.sidecar.resources.gpu != nil
    case .all: true
    }
  }

  func executor(for problem: String) -> any Executor { all[number(of: problem)].executor }

  /// The number of the lane whose executor judges a problem; that of the first one for a problem that none does.
  func number(of problem: String) -> Int {
    all.firstIndex { $0.problems.contains(problem) } ?? 0
  }

  /// How many submissions are judged at a time, all together.
  var slots: Int { all.reduce(0) { $0 + $1.executor.slots } }
}
