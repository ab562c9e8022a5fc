internal import ArgumentParser

/// Measures sandboxed runs, the default validator and the reading of packages, without a daemon around them; Benchmarks/bench makes rows of what this prints.
@main
struct JudgeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-bench",
    abstract: "Measure sandboxed runs of static programs, the default validator, and packages.",
    discussion: "Started by Benchmarks/bench.",
    subcommands: [
      Pairs.self, Throughput.self, Overruns.self, Repeats.self, Validation.self, Reading.self,
    ])
}
