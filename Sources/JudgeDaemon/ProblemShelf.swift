internal import JudgeCore
internal import ProblemFormat

/// The installed problems, and which of them this machine cannot judge.
struct ProblemShelf: Sendable {
  private let catalog: ProblemCatalog
  private let unavailable: [String: String]

  init(_ catalog: ProblemCatalog) {
    self.catalog = catalog
    unavailable = catalog.problems.compactMapValues(Self.obstacle)
  }

  /// What a problem needs and this machine has not.
  private static func obstacle(_ problem: Problem) -> String? {
    if problem.sidecar.resources.gpu != nil { return "it needs a GPU" }
    let needed = problem.sidecar.languages["python3"]?.packages ?? []
    let missing = needed.filter { !PythonPackages.isInstalled($0) }
    return missing.isEmpty ? nil : "Python has no \(missing.joined(separator: ", ")) here"
  }

  func problem(_ name: String) -> Problem? { catalog.problems[name] }

  /// By name.
  var all: [Problem] { catalog.problems.values.sorted { $0.name < $1.name } }

  /// Why a problem cannot be judged on this machine; `nil`: it can.
  func reasonAgainst(_ name: String) -> String? { unavailable[name] }

  /// Packages that cannot be used, one line each.
  var failures: [String] { catalog.failures.map { "\($0)" } }
}
