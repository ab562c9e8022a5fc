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
      "Check problem packages: jury submissions, validators, limits. No daemon is needed.",
    discussion: """
      Every jury submission must get a verdict that its label allows and its rules in submissions.yaml demand; every input must \
      pass the input validators, every invalid one must not; outputs that are shown, or given as valid or invalid, must be taken \
      so by the output validator. Where a package states no time limit, it is found by its submissions, on this machine. \
      A limit that leaves little room is a warning.

      Results are kept in $XDG_CACHE_HOME/judge, or ~/.cache/judge: what has not changed is not run again.

      Example: judge verify Problems/*
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "Packages: their folders, .zip or .kpp files of them, or their names.", valueName: "dir|zip"),
    completion: .file())
  var packages: [String]

  @OptionGroup var verification: VerificationOptions

  func run() async throws {
    let configuration = try global.configuration()
    let run = verification.run(by: configuration, global)
    let verifications = try await LocalJudge.withExecutor(configuration) {
      [packages, run] executor in
      var verifications: [PackageVerification] = []
      for package in packages {
        do {
          verifications.append(try await run.verify(package: package, with: executor))
        } catch let error as CommandFailure where packages.count > 1 {
          var verification = PackageVerification(package: package)
          verification.problems = [error.description]
          verifications.append(verification)
        }
      }
      return verifications
    }
    try global.print(verifications) { console in
      verifications.flatMap { $0.lines(for: console) + [""] } + Self.summary(verifications)
    }
    if !verifications.allSatisfy(\.ok) { throw ExitStatus.notAccepted }
  }
}

extension VerifyCommand {
  /// A last line about several packages.
  static func summary(_ verifications: [PackageVerification]) -> [String] {
    guard verifications.count > 1 else { return [] }
    let bad = verifications.filter { !$0.ok }.map { TerminalText.line($0.package) }
    let words = "\(verifications.count - bad.count) of \(verifications.count) packages are ok"
    return [bad.isEmpty ? words : "\(words); not ok: \(bad.joined(separator: ", "))"]
  }
}

extension PackageVerification {
  /// Of a package that cannot be read.
  init(_ error: PackageError) {
    self.init(package: error.package)
    problems = error.issues.map(\.description)
    warnings = error.warnings.map(\.description)
    if error.lacksSolution { problems.append(Self.noSolution) }
  }

  static let noSolution = "there is no accepted submission"
}
