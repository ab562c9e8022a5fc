internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// A package's own output validator: `program input answer feedback/ [arguments] < output`, exit status 42 or 43.
struct CustomValidator {
  let workshop: Workshop
  let program: Program
  let limits: Limits

  func check(
    _ output: FileDescriptor, of test: TestRunner.Test, answer: FilePath
  ) throws(JudgingError) -> Ruling {
    let cell = try workshop.cell(.validating(program.language))
    try cell.load(program, of: workshop)
    try cell.show(Self.inputName, bytes(of: test.input))
    try cell.show(Self.answerName, bytes(of: answer))
    let request = RunRequest(
      arguments: program.command(limits) + [
        "/app/\(Self.inputName)", "/app/\(Self.answerName)", "/w/feedback/",
      ]
        + test.validatorArguments,
      environment: Environment.standard(program.language), limits: limits, input: output,
      warmImports: program.language.warmImports, scratchDirectories: ["feedback"],
      collect: [Self.teamMessage, Self.judgeMessage])
    let report = try cell.run(request).report
    defer { report.close() }
    if let ruling = Ruling.ofRun(report.facts, limits: limits), ruling.verdict != .runTimeError {
      throw .validator("\(ruling.verdict.rawValue), \(ruling.message)")
    }
    switch report.facts.ending {
    case .exited(status: 42): return Ruling(.accepted)
    case .exited(status: 43):
      return Ruling(.wrongAnswer, try Self.message(report, isSample: test.isSample))
    case .exited(let status): throw .validator("exit status \(status) instead of 42 or 43")
    case .signalled(let signal): throw .validator("killed by \(SignalName.of(signal))")
    }
  }

  private static let inputName = ".judge-input"
  private static let answerName = ".judge-answer"
  private static let teamMessage = "feedback/teammessage.txt"
  private static let judgeMessage = "feedback/judgemessage.txt"

  private func bytes(of path: FilePath) throws(JudgingError) -> [UInt8] {
    let file = try open(path)
    defer { closeReadOnly(file) }
    do {
      return try file.readAll(limit: .mib(2048))
    } catch {
      throw .file(path, doing: "read", Errno.of(error))
    }
  }

  /// What the validator tells the team, one line's worth. What it tells the judges may hold the answer: samples only.
  private static func message(_ report: RunReport, isSample: Bool) throws(JudgingError) -> String {
    for name in isSample ? [teamMessage, judgeMessage] : [teamMessage] {
      guard let file = report.collected[name] else { continue }
      do {
        let text = Text.readable(try file.readAll(limit: .kib(4)))
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        if !line.isEmpty { return line }
      } catch {
        throw .file(FilePath(name), doing: "read", Errno.of(error))
      }
    }
    return "the validator rejected the output"
  }
}
