internal import Control
internal import JudgeCore

/// All that the judge knows of how a verdict came about.
struct Evidence: Sendable {
  private let submission: SubmissionDocument
  private let problemVersion: String?
  private let attempts: [AttemptDocument]

  init(_ reply: EvidenceReply) {
    submission = reply.submission
    problemVersion = reply.problemVersion
    attempts = reply.attempts
  }

  func lines(for console: Console) -> [String] {
    var report = SubmissionReport(submission: submission)
    report.showsTests = false
    report.isFull = true
    var lines = report.lines(for: console)
    for (title, facts) in [("Limits", limits), ("What was judged", origin)] where !facts.isEmpty {
      lines += ["", console.palette.paint(title, .bold)]
      lines += facts.map { "    \(TerminalText.padded($0.label, to: 10))\($0.text)" }
    }
    if let tests = submission.tests, !tests.isEmpty {
      lines += heading("Counters", console)
      lines += counters(of: tests).lines(width: console.width, palette: console.palette)
    }
    lines += heading("Attempts", console)
    lines += attempts.isEmpty ? ["    none yet"] : history(console)
    return lines
  }

  private func heading(_ text: String, _ console: Console) -> [String] {
    ["", console.palette.paint(text, .bold)]
  }

  private var limits: [(label: String, text: String)] {
    guard let limits = submission.limits else { return [] }
    return [
      ("cpu", Figures.time(limits.cpu.duration)), ("wall", Figures.time(limits.wall.duration)),
      ("memory", Figures.memory(limits.memory.count)),
      ("output", Figures.memory(limits.output.count)),
    ]
  }

  private var origin: [(label: String, text: String)] {
    var facts: [(label: String, text: String)] = []
    if let hash = submission.sourceSHA256 { facts.append(("source", "SHA-256 \(hash)")) }
    if let problemVersion {
      facts.append(("problem", "package \(TerminalText.line(problemVersion))"))
    }
    if let compile = submission.compile {
      let how =
        compile.cached ? "taken from the cache" : "in \(Figures.time(compile.wall.duration))"
      facts.append(
        ("compiled", compile.ok ? how : "failed after \(Figures.time(compile.wall.duration))"))
    }
    return facts
  }

  /// What each test used, and what share of its limit that is: what was over decided, whatever it printed.
  private func counters(of tests: [TestDocument]) -> Table {
    var table = Table("^test", "verdict", ">cpu", ">?wall", ">memory", "ended by", "?run again")
    for test in tests {
      table.add(
        .init(TerminalText.line(test.name)), .init(test.verdict.rawValue, test.verdict.style),
        .init(share(test.cpu.duration, submission.limits?.cpu.duration)),
        .init(share(test.wall.duration, submission.limits?.wall.duration)),
        .init(share(test.memory.count, submission.limits?.memory.count)),
        .init(ending(of: test)),
        .init(test.rerun.map { Figures.time($0.cpu.duration) } ?? "-"))
    }
    return table
  }

  private func share(_ used: Duration, _ limit: Duration?) -> String {
    guard let limit else { return Figures.time(used) }
    return
      "\(Figures.time(used)) \(padded(Figures.share(used.milliseconds, of: limit.milliseconds)))"
  }

  private func share(_ used: ByteCount, _ limit: ByteCount?) -> String {
    guard let limit else { return Figures.memory(used) }
    let share = Figures.share(Double(used.bytes), of: Double(limit.bytes))
    return "\(Figures.memory(used)) \(padded(share))"
  }

  /// So that figures stand below each other.
  private func padded(_ share: String) -> String {
    String(repeating: " ", count: max(5 - share.count, 0)) + share
  }

  private func ending(of test: TestDocument) -> String {
    if let status = test.exitStatus { return "exit status \(status)" }
    return test.signal.map { SignalName.of($0) } ?? "-"
  }

  private func history(_ console: Console) -> [String] {
    var table = Table(">attempt", "begun", ">took", "ended", "|why")
    for attempt in attempts {
      let took = attempt.endedAt.map {
        Figures.time(.milliseconds($0.milliseconds - attempt.startedAt.milliseconds))
      }
      table.add(
        .init("\(attempt.number)"), .init(attempt.startedAt.local()), .init(took ?? "-"),
        .init(attempt.ending.map { TerminalText.line($0) } ?? "under way"),
        .init(attempt.reason.map { TerminalText.line($0) } ?? ""))
    }
    return table.lines(width: console.width, palette: console.palette)
  }
}
