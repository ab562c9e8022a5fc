internal import Control
internal import JudgeCore

/// Tests on a GPU, for people: times, and what they come to beside what the memory can do.
struct GPUTable: Sendable {
  let tests: [TestDocument]

  /// Whether any of the tests was measured on a GPU.
  var isEmpty: Bool { tests.allSatisfy { $0.gpu == nil } }

  func table() -> Table {
    var table = Table(
      "^test", "verdict", ">time", ">±", ">?by events", ">GB/s", ">of copy", ">TFLOP/s",
      ">?own memory", "|message")
    for test in tests {
      let gpu = test.gpu
      table.add(
        .init(TerminalText.line(test.name)), .init(test.verdict.rawValue, test.verdict.style),
        .init(gpu.map { Figures.microseconds($0.time) } ?? "-"),
        .init(gpu?.variation.map { Figures.percent($0) } ?? "-"),
        .init(gpu?.event.map { Figures.microseconds($0) } ?? "-"),
        .init(gpu?.rate.map { Figures.decimal($0 / 1e9, 0) } ?? "-"),
        .init(gpu?.copyShare.map { Figures.percent($0) } ?? "-"),
        .init(gpu?.operationRate.map { Figures.decimal($0 / 1e12, 2) } ?? "-"),
        .init(gpu.map { Figures.memory($0.memory) } ?? "-"),
        .init(TerminalText.message(of: test)))
    }
    return table
  }

  /// On what, and under which conditions: of the last test, when the GPU was warm.
  var circumstances: (label: String, text: String)? {
    guard let gpu = tests.last(where: { $0.gpu != nil })?.gpu else { return nil }
    var parts = [TerminalText.line(gpu.model)]
    if let driver = gpu.driver { parts.append("driver \(TerminalText.line(driver))") }
    if let clock = gpu.smClock { parts.append("SM \(clock) MHz") }
    if let clock = gpu.memoryClock { parts.append("memory \(clock) MHz") }
    if let throttle = gpu.throttle, throttle != "none" {
      parts.append("slowed by \(TerminalText.line(throttle))")
    }
    if gpu.copyRate > 0 { parts.append("copies \(Figures.decimal(gpu.copyRate / 1e9, 0)) GB/s") }
    return ("GPU", parts.joined(separator: ", "))
  }
}
