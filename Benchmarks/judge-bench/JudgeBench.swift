internal import ArgumentParser

/// Measures sandboxed runs, without a daemon around them; Benchmarks/bench makes rows of what this prints.
@main
struct JudgeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-bench",
    abstract: "Measure sandboxed runs of static programs.",
    discussion: "Started by Benchmarks/bench.",
    subcommands: [Pairs.self, Throughput.self, Overruns.self, Repeats.self])
}
