internal import ArgumentParser
internal import Configuring

/// How a package is checked.
struct VerificationOptions: ParsableArguments {
  @Flag(
    name: [.short, .long],
    help: "Run every submission on all tests, and do not stop at the first failure.")
  var all = false

  @Flag(help: "Run everything, and use no results of earlier runs.")
  var fresh = false

  func run(by configuration: JudgeConfiguration, _ global: GlobalOptions) -> VerificationRun {
    var run = VerificationRun(configuration: configuration)
    run.isQuiet = global.json || !Console.current.isTerminal
    run.runsAllTests = all
    run.isFresh = fresh
    return run
  }
}
