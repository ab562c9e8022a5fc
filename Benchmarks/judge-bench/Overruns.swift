internal import ArgumentParser
internal import JudgeCore

/// How far past its limit a run gets before it is ended.
struct Overruns: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Run what never ends: a line of milliseconds past H, or past the wall limit, for each run.")

  @OptionGroup var place: Place

  @Argument(help: "What the program is called with: its kind of never ending.")
  var kind: String

  @Flag(help: "It waits instead of computing.")
  var idle = false

  @Option(help: "How many runs.")
  var count = 200

  func run() throws {
    let slot = try place.slot(0)
    let limits = Limits(
      cpu: .milliseconds(50), memory: .mib(64), wall: idle ? .milliseconds(50) : .seconds(20))
    for _ in 0..<count {
      let facts = try slot.run([kind], limits: limits)
      let past = idle ? facts.wall - limits.wall : facts.cpu - limits.hardCPU
      guard facts.stop == (idle ? .wall : .cpu) else { throw ExitCode.failure }
      print(past.milliseconds)
    }
  }
}
