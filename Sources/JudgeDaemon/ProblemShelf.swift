internal import Dispatching
internal import JudgeCore
internal import ProblemFormat
internal import Synchronization
internal import SystemPackage

/// The installed problems, and which of them this machine cannot judge. They change when one is installed.
final class ProblemShelf: Sendable {
  private struct State {
    var catalog: ProblemCatalog
    var unavailable: [String: String]
    /// How many use a package, by its folder.
    var borrowed: [FilePath: Int] = [:]
    /// Folders of packages that were replaced while somebody used them.
    var retired: Set<FilePath> = []

    /// - Returns: the folder of a package that has been replaced, if nobody uses it.
    mutating func retire(_ folder: FilePath) -> FilePath? {
      if borrowed[folder] == nil { return folder }
      retired.insert(folder)
      return nil
    }
  }

  private let state: Mutex<State>
  private let languages: [Language]
  private let isElsewhere: @Sendable (Problem) -> Bool
  /// Folders of packages that were replaced, once nobody uses them any more.
  let unused: AsyncStream<FilePath>
  private let report: AsyncStream<FilePath>.Continuation

  /// - Parameter isElsewhere: whether a problem is judged on other machines, of which this one knows nothing.
  init(
    _ catalog: ProblemCatalog, languages: [Language] = [],
    isElsewhere: @escaping @Sendable (Problem) -> Bool = { _ in false }
  ) {
    self.languages = languages
    self.isElsewhere = isElsewhere
    let unavailable = catalog.problems.compactMapValues { problem in
      isElsewhere(problem) ? nil : Self.obstacle(problem)
    }
    state = Mutex(State(catalog: catalog, unavailable: unavailable))
    (unused, report) = AsyncStream.makeStream()
  }

  /// What a problem needs and this machine has not.
  private static func obstacle(_ problem: Problem) -> String? {
    if problem.needsGPU && !LocalGPU.isThere {
      return "it needs a GPU, and there is none here"
    }
    let missing = problem.missingModules
    return missing.isEmpty ? nil : "Python has no \(missing.joined(separator: ", ")) here"
  }

  private var catalog: ProblemCatalog { state.withLock { $0.catalog } }

  func problem(_ name: String) -> Problem? { state.withLock { $0.catalog.problems[name] } }

  /// By name.
  var all: [Problem] { catalog.problems.values.sorted { $0.name < $1.name } }

  /// Names of all that is there, whether it can be read or not: what is handed in for a package that is broken today waits
  /// until it is mended. A folder that no package may be called after is none.
  var names: [String] {
    let catalog = catalog
    let broken = catalog.failures.map(\.package).filter(Problem.isName)
    return (catalog.problems.keys + broken).sorted()
  }

  /// Endings that stand for languages in single problems alone, by these problems' names.
  var endings: [String: [String: String]] { catalog.problems.mapValues(\.endings) }

  /// Why a problem cannot be judged on this machine; `nil`: it can.
  func reasonAgainst(_ name: String) -> String? { state.withLock { $0.unavailable[name] } }

  /// Why nothing in this language can be taken for this problem; `nil`: it can.
  func reasonAgainst(_ name: String, _ language: String?) -> String? {
    if let reason = reasonAgainst(name) {
      return "\(name) cannot be judged on this machine: \(reason)"
    }
    guard let language, let problem = problem(name) else { return nil }
    if !takes(problem, language) {
      return problem.reasonAgainst(language: language, taking: languages(of: problem))
    }
    return languages.first { $0.code == language && isMissing($0, for: problem) }
      .map(Self.obstacle)
  }

  /// The codes of the languages that a problem takes and this machine has.
  func languages(of problem: Problem) -> [String] {
    languages.filter { takes(problem, $0.code) && !isMissing($0, for: problem) }.map(\.code)
  }

  /// What is judged on other machines is compiled there, but for GPUs.
  private func isMissing(_ language: Language, for problem: Problem) -> Bool {
    (problem.needsGPU || !isElsewhere(problem)) && language.missingCompiler != nil
  }

  /// What is made for GPUs alone runs nowhere without the harness that problems for GPUs have.
  private func takes(_ problem: Problem, _ code: String) -> Bool {
    let isForGPUs = languages.contains { $0.code == code && $0.profile == .gpu }
    return problem.allows(language: code) && (problem.needsGPU || !isForGPUs)
  }

  private static func obstacle(_ language: Language) -> String {
    let compiler = language.compile.first ?? "its compiler"
    return
      "\(language.name) cannot be compiled on this machine: \(compiler) is not here; tell the staff"
  }

  /// Why what is queued for a problem has to wait, however long the queue is; `nil`: it need not.
  func absence(of name: String) -> String? {
    if problem(name) != nil { return nil }
    let isBroken = catalog.failures.contains { $0.package == name }
    return isBroken
      ? "waits until the package of \(name) is mended: the staff see in `judge status` what is wrong with it"
      : "waits until the problem \(name) is installed again"
  }

  /// Whether a lower or a higher score is better.
  func objective(of name: String) -> Scoring.Objective {
    problem(name)?.scoring?.objective ?? .max
  }

  func best(of scores: ClosedRange<Double>, at name: String) -> Double {
    objective(of: name) == .max ? scores.upperBound : scores.lowerBound
  }

  /// Packages that cannot be used, and such as need Python modules that are not here, one line each.
  var failures: [String] {
    let (catalog, unavailable) = state.withLock { ($0.catalog, $0.unavailable) }
    // That there is no GPU is no news to anybody.
    let lacking = unavailable.filter { catalog.problems[$0.key]?.needsGPU == false }
    return catalog.failures.map { "\($0)" }
      + lacking.map { "\($0.key) cannot be judged on this machine: \($0.value)" }.sorted()
  }
}

// MARK: - Replacing

extension ProblemShelf {
  /// A problem that somebody is at work on: as long as this lives its package stays where it is, though another takes its place.
  final class Loan: Sendable {
    let problem: Problem
    private let shelf: ProblemShelf

    fileprivate init(_ problem: Problem, of shelf: ProblemShelf) {
      self.problem = problem
      self.shelf = shelf
    }

    deinit { shelf.giveBack(problem.directory) }
  }

  /// - Returns: `nil`: there is no such problem.
  func borrow(_ name: String) -> Loan? {
    let problem = state.withLock { state in
      let problem = state.catalog.problems[name]
      if let problem { state.borrowed[problem.directory, default: 0] += 1 }
      return problem
    }
    return problem.map { Loan($0, of: self) }
  }

  private func giveBack(_ folder: FilePath) {
    let isUnused = state.withLock { state in
      let left = (state.borrowed[folder] ?? 1) - 1
      state.borrowed[folder] = left > 0 ? left : nil
      return left <= 0 && state.retired.remove(folder) != nil
    }
    if isUnused { report.yield(folder) }
  }

  /// Puts a problem on the shelf, in the place of the one of its name.
  func put(_ problem: Problem) {
    let obstacle = isElsewhere(problem) ? nil : Self.obstacle(problem)
    let unused = state.withLock { state -> FilePath? in
      let old = state.catalog.problems.updateValue(problem, forKey: problem.name)?.directory
      state.catalog.failures.removeAll { $0.package == problem.name }
      state.unavailable[problem.name] = obstacle
      guard let old, old != problem.directory else { return nil }
      return state.retire(old)
    }
    if let unused { report.yield(unused) }
  }

  /// Takes a problem off the shelf.
  ///
  /// - Parameter failure: of a package of that name that is there all the same, and cannot be read.
  func remove(_ name: String, leaving failure: PackageError? = nil) {
    let unused = state.withLock { state -> FilePath? in
      state.catalog.failures.removeAll { $0.package == name }
      if let failure { state.catalog.failures.append(failure) }
      state.unavailable[name] = nil
      guard let old = state.catalog.problems.removeValue(forKey: name)?.directory else {
        return nil
      }
      return state.retire(old)
    }
    if let unused { report.yield(unused) }
  }
}
