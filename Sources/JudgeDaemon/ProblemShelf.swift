internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

/// The installed problems, and which of them this machine cannot judge.
struct ProblemShelf: Sendable {
  private let catalog: ProblemCatalog
  private let unavailable: [String: String]

  /// - Parameter isElsewhere: whether a problem is judged on other machines, of which this one knows nothing.
  init(_ catalog: ProblemCatalog, isElsewhere: (Problem) -> Bool = { _ in false }) {
    self.catalog = catalog
    unavailable = catalog.problems.compactMapValues { problem in
      isElsewhere(problem) ? nil : Self.obstacle(problem)
    }
  }

  /// What a problem needs and this machine has not.
  private static func obstacle(_ problem: Problem) -> String? {
    if problem.needsGPU && !LocalGPU.isThere {
      return "it needs a GPU, and there is none here, nor does judge.conf send it to Slurm"
    }
    let needed = problem.sidecar.languages["python3"]?.packages ?? []
    let missing = needed.filter { !PythonPackages.isInstalled($0) }
    return missing.isEmpty ? nil : "Python has no \(missing.joined(separator: ", ")) here"
  }

  func problem(_ name: String) -> Problem? { catalog.problems[name] }

  /// Names of those that can be judged.
  var readable: [String] { Array(catalog.problems.keys) }

  /// By name.
  var all: [Problem] { catalog.problems.values.sorted { $0.name < $1.name } }

  /// Names of all that is there, whether it can be read or not: what is handed in for a package that is broken today waits
  /// until it is mended.
  var names: [String] { (catalog.problems.keys + catalog.failures.map(\.package)).sorted() }

  /// Why a problem cannot be judged on this machine; `nil`: it can.
  func reasonAgainst(_ name: String) -> String? { unavailable[name] }

  /// Why nothing in this language can be taken for this problem; `nil`: it can.
  func reasonAgainst(_ name: String, _ language: String?) -> String? {
    if let reason = unavailable[name] {
      return "\(name) cannot be judged on this machine: \(reason)"
    }
    guard let language, let problem = problem(name), !problem.allows(language: language) else {
      return nil
    }
    return "\(name) takes no \(language)"
  }

  /// Why what is queued for a problem has to wait, however long the queue is; `nil`: it need not.
  func absence(of name: String) -> String? {
    if problem(name) != nil { return nil }
    let isBroken = catalog.failures.contains { $0.package == name }
    return isBroken
      ? "waits until the package of \(name) is mended: the staff see in `judge status` what is wrong with it"
      : "waits until the problem \(name) is installed again"
  }

  /// Packages that cannot be used, one line each.
  var failures: [String] { catalog.failures.map { "\($0)" } }
}
