internal import ArgumentParser
internal import Configuring
internal import Control
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Check problem packages: jury submissions, input validators, limits. No daemon is needed.",
    discussion: """
      Every jury submission must get a verdict that its label allows, every input must pass the input validators and every \
      invalid one must not, and accepted solutions must keep to half of the time limit.

      Example: judge verify Problems/*
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Packages: their folders, or their names.", valueName: "dir"))
  var packages: [String]

  @Flag(
    name: [.short, .long],
    help: "Run every submission on all tests, and do not stop at the first failure.")
  var all = false

  func run() async throws {
    let configuration = try global.configuration()
    let (isQuiet, runsAllTests) = (global.json || !Console.current.isTerminal, all)
    let verifications = try await LocalJudge.withExecutor(configuration) { [packages] executor in
      var verifications: [PackageVerification] = []
      for package in packages {
        do {
          let problem = try LocalJudge.problem(package, configuration)
          var verifier = PackageVerifier(
            problem: problem, languages: configuration.languages, executor: executor)
          verifier.runsAllTests = runsAllTests
          verifier.judgesSubmissions =
            !problem.needsGPU || LocalGPU.isThere || configuration.gpu.host.usesMemoryFiles
          if !isQuiet { verifier.report = { Self.tell($0, of: problem.name) } }
          verifications.append(try await verifier.verify())
        } catch let error as PackageError {
          var verification = PackageVerification(package: error.package)
          verification.problems = error.issues.map(\.description)
          verifications.append(verification)
        } catch let error as CommandFailure where packages.count > 1 {
          var verification = PackageVerification(package: package)
          verification.problems = [error.description]
          verifications.append(verification)
        }
      }
      return verifications
    }
    try global.print(verifications) { console in
      verifications.flatMap { $0.lines(for: console) + [""] }
    }
    if !verifications.allSatisfy(\.ok) { throw ExitStatus.notAccepted }
  }

  /// What is done so far, for who waits at a terminal.
  private static func tell(_ entry: PackageVerification.Entry, of package: String) {
    let verdict = Console.current.palette.paint(entry.verdict.rawValue, entry.verdict.style)
    Console.current.print("\(package)/\(TerminalText.line(entry.path))  \(verdict)")
  }
}
