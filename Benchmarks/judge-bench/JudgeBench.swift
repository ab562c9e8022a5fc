internal import ArgumentParser

/// Measures sandboxed runs and the default validator, without a daemon around them; Benchmarks/bench makes rows of what this prints.
@main
struct JudgeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-bench",
    abstract: "Measure sandboxed runs of static programs, and the default validator.",
    discussion: "Started by Benchmarks/bench.",
    subcommands: [Pairs.self, Throughput.self, Overruns.self, Repeats.self, Validation.self])
}
