internal import ArgumentParser
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// How long it takes to read a package.
struct Reading: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reading",
    abstract:
      "Read a package: a line with milliseconds and the most KiB this process has had, for each turn."
  )

  @Argument(help: "The package's folder.")
  var package: String

  @Option(help: "How many times.")
  var turns = 5

  func run() throws {
    for _ in 0..<turns {
      let clock = ContinuousClock()
      let time = try clock.measure { _ = try Problem.read(directory: FilePath(package)) }
      var usage = rusage()
      guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else {
        throw Errno(rawValue: errno)
      }
      print(time.milliseconds, usage.ru_maxrss)
    }
  }
}
