internal import Configuring
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat

/// Checks packages by one configuration, as commands do it.
struct VerificationRun: Sendable {
  let configuration: JudgeConfiguration
  /// Whether every submission is run on all tests.
  var runsAllTests = false
  /// Whether results of earlier runs are left aside.
  var isFresh = false
  /// Whether nothing is shown meanwhile.
  var isQuiet = false

  /// Verifies a package as it was named, be it one that cannot be read.
  func verify(
    package: String, with executor: any Executor
  ) async throws -> PackageVerification {
    let source = try await PackageSource.find(package, configuration)
    defer { withExtendedLifetime(source) {} }
    var verification: PackageVerification
    do {
      verification = try await verify(try Problem.read(directory: source.folder), with: executor)
    } catch let error as PackageError {
      verification = PackageVerification(error)
    }
    if let naming = source.naming { verification.notes.insert(naming, at: 0) }
    return verification
  }

  func verify(
    _ problem: Problem, with executor: any Executor
  ) async throws -> PackageVerification {
    var verifier = PackageVerifier(
      problem: problem, languages: configuration.languages, executor: executor)
    verifier.runsAllTests = runsAllTests
    verifier.judgesSubmissions =
      !problem.needsGPU || LocalGPU.isThere || configuration.gpu.host.usesMemoryFiles
    verifier.isJudgedHere = !problem.needsGPU && configuration.slurm.route != .all
    verifier.largestSource = configuration.spool.maxSource
    // Problems that need a GPU are judged on other machines, too.
    if !problem.needsGPU { verifier.memory = Self.physicalMemory }
    verifier.namesakes = namesakes(of: problem)
    let shelf = ResultShelf.open()
    verifier.reuse = try reuse(problem, shelf)
    let screen = isQuiet ? nil : VerificationScreen(package: problem.name, .current)
    if let screen { verifier.report = { screen.show($0) } }
    defer {
      screen?.clear()
      shelf?.prune()
    }
    return try await verifier.verify()
  }

  /// The problem with the time limit that its own submissions call for here, if it states none.
  func calibrated(_ problem: Problem, with executor: any Executor) async throws -> Problem {
    guard !problem.statesTimeLimit, !problem.needsGPU else { return problem }
    let shelf = ResultShelf.open()
    let screen = isQuiet ? nil : VerificationScreen(package: problem.name, .current)
    defer { screen?.clear() }
    let jury = JuryJudge(
      problem: problem, languages: configuration.languages, executor: executor,
      reuse: try reuse(problem, shelf)
    ) { screen?.show($0) }
    var problem = problem
    if let limit = try await jury.calibrate().1?.limit { problem.calibrate(limit) }
    return problem
  }

  /// Other problems that a daemon here has, with the same `uuid`.
  private func namesakes(of problem: Problem) -> [String] {
    guard let identifier = problem.identifier else { return [] }
    let names = [configuration.problems.path, configuration.state.installed].flatMap {
      PackageIdentifiers.names(in: $0)[identifier] ?? []
    }
    return Set(names).subtracting([problem.name]).sorted()
  }

  private static var physicalMemory: ByteCount {
    let pages = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    return ByteCount(bytes: Int64(pages))
  }

  private func reuse(_ problem: Problem, _ shelf: ResultShelf?) throws -> ResultReuse? {
    guard let shelf else { return nil }
    let worker = try LocalSettings.findWorker(configured: configuration.worker.path)
    var reuse = ResultReuse(
      shelf: shelf, toolchain: Toolchain(worker: worker), ingredients: try problem.ingredients())
    reuse.isFresh = isFresh
    return reuse
  }
}
