internal import ArgumentParser
internal import Configuring
internal import Control
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

struct InstallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract:
      "Check a problem package, then add or replace the problem, while the daemon runs (staff).",
    discussion: """
      The package is checked as `judge verify` does it, here and with your own rights; only one with which nothing is wrong is \
      sent to the daemon. A time limit that the package does not state is found by its submissions and kept for this machine. \
      Submissions that are being judged finish on the version they began with; `judge rejudge --problem` then shows what the \
      new one would change.

      Examples:
        judge install Problems/kerneloverlap
        judge install hello.zip
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The package: its folder, or a .zip or .kpp of it.", valueName: "dir|zip"),
    completion: .file(extensions: ["zip", "kpp"]))
  var package: String

  @OptionGroup var verification: VerificationOptions

  func run() async throws {
    let configuration = try global.configuration()
    let run = verification.run(by: configuration, global)
    // Whether there is a daemon that lets this user do it is said before any work is done.
    _ = try await global.ask(by: configuration) { try await $0.installation(of: "0") }
    let outcome = try await LocalJudge.withExecutor(configuration) {
      [package, run, global] executor in
      try await Self.install(package, run, global, executor)
    }
    try global.print(outcome) { $0.lines(of: outcome) }
    if outcome.installed == nil { throw ExitStatus.notAccepted }
  }

  private static func install(
    _ package: String, _ run: VerificationRun, _ global: GlobalOptions, _ executor: any Executor
  ) async throws -> InstallationOutcome {
    let source = try await PackageSource.open(package)
    defer { withExtendedLifetime(source) {} }
    let problem: Problem
    do throws(PackageError) {
      problem = try Problem.read(directory: source.folder)
    } catch {
      return InstallationOutcome(verification: PackageVerification(error))
    }
    // What is sent must be what was checked, however long that takes.
    let edition = try problem.edition()
    var verification = try await run.verify(problem, with: executor)
    if let naming = source.naming { verification.notes.insert(naming, at: 0) }
    guard verification.ok else { return InstallationOutcome(verification: verification) }
    let files = try problem.files()
    let request = InstallRequest(
      problem: problem.name, edition: edition, files: files.count,
      size: ByteCount(bytes: files.reduce(0) { $0 + $1.size }),
      timeLimit: verification.timeLimitOrigin == .calibrated
        ? verification.timeLimit?.duration : nil)
    let installed = try await global.ask(by: run.configuration) { client in
      try await client.install(request, PackagePieces(files: files))
    }
    return InstallationOutcome(verification: verification, installed: installed)
  }
}

/// What has become of a package that was to be installed.
struct InstallationOutcome: Hashable, Sendable, Encodable {
  var verification: PackageVerification
  /// `null`: it was not installed.
  @Nullable var installed: InstallationDocument?

  init(verification: PackageVerification, installed: InstallationDocument? = nil) {
    self.verification = verification
    self.installed = installed
  }
}

extension Console {
  fileprivate func lines(of outcome: InstallationOutcome) -> [String] {
    let lines = outcome.verification.lines(for: self)
    guard let installed = outcome.installed else {
      return lines + [palette.paint("not installed", .red)]
    }
    let name = installed.problem
    if installed.wasThere { return lines + ["\(name) is installed already, just as it is"] }
    guard let old = installed.replaced else { return lines + ["installed \(name), a new problem"] }
    if old == installed.version {
      return lines + ["replaced \(name): nothing that decides judging has changed"]
    }
    return lines + [
      "replaced \(name); what that changes: judge rejudge --problem \(name)"
    ]
  }
}
