internal import Configuring
internal import JudgeCore
internal import ProblemFormat

/// The installed problems, and which of them this machine cannot judge.
struct ProblemShelf: Sendable {
  private let catalog: ProblemCatalog
  private let unavailable: [String: String]

  /// - Parameter unavailable: reasons, by name, why a problem cannot be judged here.
  init(_ catalog: ProblemCatalog, unavailable: [String: String] = [:]) {
    self.catalog = catalog
    self.unavailable = unavailable
  }

  func problem(_ name: String) -> Problem? { catalog.problems[name] }

  /// By name.
  var all: [Problem] { catalog.problems.values.sorted { $0.name < $1.name } }

  /// Why a problem cannot be judged on this machine; `nil`: it can.
  func reasonAgainst(_ name: String) -> String? { unavailable[name] }

  /// Packages that cannot be used, one line each.
  var failures: [String] { catalog.failures.map { "\($0)" } }
}
