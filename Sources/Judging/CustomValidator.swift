internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// A package's own output validator: `program input answer feedback/ [arguments] < output`, exit status 42 or 43.
struct CustomValidator {
  let workshop: Workshop
  let program: Program
  let limits: Limits
  /// How many passes it may ask for.
  let passes: Int
  /// What lies in its working directory besides the feedback folder.
  let submission: [SourceFile]

  /// One pass of one test, as the validator is told of it.
  struct Pass {
    var test: TestRunner.Test
    /// From 1.
    var number: Int
    var input: FileDescriptor
    var answer: FilePath
  }

  /// Decides about what a program has written.
  func check(_ output: FileDescriptor, of pass: Pass) throws(JudgingError) -> Judgement {
    let cell = try cell(for: pass)
    defer { hide(in: cell) }
    let report = try cell.run(request(pass).reading(output)).report
    defer { report.close() }
    return try judgement(report, of: pass)
  }

  /// Where it runs, with all that it is to see.
  func cell(for pass: Pass) throws(JudgingError) -> Cell {
    let cell = try workshop.cell(.validating(program.language))
    try cell.load(program, of: workshop)
    try cell.show(Self.inputName, from: pass.input)
    let answer = try open(pass.answer)
    defer { closeReadOnly(answer) }
    try cell.show(Self.answerName, from: answer)
    for (index, file) in submission.enumerated() {
      try cell.show(GivenFiles.name(index), file.bytes)
    }
    return cell
  }

  /// The next submission is to be seen by itself.
  func hide(in cell: Cell) {
    // One that cannot be removed is in the way of nothing but its name, and that is the next submission's to complain about.
    for index in submission.indices { try? cell.hide(GivenFiles.name(index)) }
  }

  /// What is to be run for a pass, without input and output.
  func request(_ pass: Pass) -> RunRequest {
    var request = RunRequest(
      arguments: program.command(limits) + [
        "/app/\(Self.inputName)", "/app/\(Self.answerName)", "/w/\(Feedback.folder)/",
      ] + pass.test.validatorArguments,
      environment: Environment.standard(program.language), limits: limits,
      warmImports: program.language.warmImports, scratchDirectories: [Feedback.folder],
      collect: [
        Feedback.teamMessage, Feedback.judgeMessage, Feedback.score, Feedback.multiplier,
        Feedback.nextPass,
      ])
    if pass.number == 1 { request.files = submission.map(\.name) }
    if passes > 1 { request.scratch = .kept }
    if pass.number > 1 {
      request.scratch = .goesOn(removing: [Feedback.nextPass])
      request.scratchDirectories = []
    }
    return request
  }

  private static let inputName = ".judge-input"
  private static let answerName = ".judge-answer"

  /// Whether it has ended with a decision.
  static func hasDecided(_ report: RunReport) -> Bool {
    let endings: [RunFacts.Ending] = [.exited(status: 42), .exited(status: 43)]
    return report.facts.stop == nil && endings.contains(report.facts.ending)
  }

  /// What it has decided, by its exit status and the files that it left.
  ///
  /// - Throws: ``JudgingError`` when it did not do what a validator must.
  func judgement(_ report: RunReport, of pass: Pass) throws(JudgingError) -> Judgement {
    if let ruling = Ruling.ofRun(report.facts, limits: limits), ruling.verdict != .runTimeError {
      throw .validator("\(ruling.verdict.rawValue), \(ruling.message)")
    }
    let feedback = Feedback(report)
    let told = try feedback.forJudges()
    var judgement: Judgement
    switch report.facts.ending {
    case .exited(status: 42): judgement = try feedback.acceptance(after: pass.number, of: passes)
    case .exited(status: 43):
      judgement = try feedback.rejection(isSample: pass.test.isSample, passes: passes)
    case .exited(let status): throw .validator("exit status \(status) instead of 42 or 43")
    case .signalled(let signal): throw .validator("killed by \(SignalName.of(signal))")
    }
    judgement.judgeMessage = told
    return judgement
  }
}
