internal import JudgeCore
internal import Sandboxing

/// A program of a package that decides by its exit status, 42 or 43, and tells more by files in its feedback folder. It runs among
/// a submission's files.
struct ValidatorProgram {
  let workshop: Workshop
  let program: Program
  let limits: Limits
  /// What lies in its working directory besides the feedback folder.
  let submission: [SourceFile]

  /// Where it runs, with the submission to see.
  func cell() throws(JudgingError) -> Cell {
    let cell = try workshop.cell(.validating(program.language))
    try cell.load(program, of: workshop)
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

  /// What is to be run, without input and output.
  ///
  /// - Parameters:
  ///   - subject: what is to be looked at, told before the feedback folder.
  ///   - arguments: of the package, told behind it.
  func request(_ subject: [String], _ arguments: [String]) -> RunRequest {
    var request = RunRequest(
      arguments: program.command(limits) + subject + ["/w/\(Feedback.folder)/"] + arguments,
      environment: Environment.standard(program.language), limits: limits,
      warmImports: program.language.warmImports,
      scratchDirectories: [Feedback.folder] + Set(submission.flatMap(\.folders)).sorted(),
      collect: Feedback.files)
    request.files = submission.map(\.name)
    return request
  }

  /// What a validator decides about.
  enum Subject: String {
    case output, submission

    var validator: String { self == .output ? "the output validator" : "the static validator" }
  }

  /// What it has decided, by its exit status and the files that it left. That it did not do what a validator must is the judge's
  /// error, with what it said kept for the judges: another try would come to the same.
  ///
  /// - Parameter subject: what it has decided about.
  func judgement(
    _ report: RunReport, about subject: Subject, isSample: Bool, pass: Int = 1, of passes: Int = 1
  ) throws(JudgingError) -> Judgement {
    let feedback = Feedback(report)
    do throws(JudgingError) {
      return try decision(report, feedback, subject, isSample, pass, passes)
    } catch {
      guard case .validator(let flaw) = error else { throw error }
      var judgement = Judgement(Ruling(.judgeError, "\(subject.validator) failed: \(flaw)"))
      judgement.judgeMessage = try feedback.evidence()
      return judgement
    }
  }

  private func decision(
    _ report: RunReport, _ feedback: Feedback, _ subject: Subject, _ isSample: Bool, _ pass: Int,
    _ passes: Int
  ) throws(JudgingError) -> Judgement {
    if let ruling = Ruling.ofRun(report.facts, limits: limits), ruling.verdict != .runTimeError {
      throw .validator("\(ruling.verdict.rawValue), \(ruling.message)")
    }
    let told = try feedback.forJudges()
    var judgement: Judgement
    switch report.facts.ending {
    case .exited(status: 42): judgement = try feedback.acceptance(after: pass, of: passes)
    case .exited(status: 43):
      judgement = try feedback.rejection(of: subject.rawValue, isSample: isSample, passes: passes)
    case .exited(let status): throw .validator("exit status \(status) instead of 42 or 43")
    case .signalled(let signal): throw .validator("killed by \(SignalName.of(signal))")
    }
    judgement.judgeMessage = told
    return judgement
  }
}
