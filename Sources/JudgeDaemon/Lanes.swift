internal import Configuring
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

/// Which executor judges which problem. Each has a queue of its own: one whose nodes are all taken holds up no other.
struct Lanes: Sendable {
  struct Lane: Sendable {
    var executor: any Executor
    /// Names of the problems that can be read.
    var problems: [String]
  }

  let all: [Lane]

  init(_ all: [Lane]) { self.all = all }

  /// - Parameters:
  ///   - slurm: `nil`: there is none, and everything is judged here.
  init(
    local: any Executor, slurm: (any Executor)?, route: JudgeConfiguration.Slurm.Route,
    problems: [Problem]
  ) {
    var here: [String] = []
    var there: [String] = []
    for problem in problems {
      if slurm != nil && Self.isElsewhere(problem, route) {
        there.append(problem.name)
      } else {
        here.append(problem.name)
      }
    }
    all =
      [Lane(executor: local, problems: here)]
      + (slurm.map { [Lane(executor: $0, problems: there)] } ?? [])
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
