internal import JudgeCore
internal import ProblemFormat
internal import WorkerProtocol

extension Trial {
  /// The package's own grader; `nil`: it has none.
  var grader: PackageProgram? { problem.scoring == nil ? nil : problem.grader }
}

extension TrialRun {
  /// Has the package's own grader grade a group.
  ///
  /// It is a program like any other, and as confined: it runs as a submission does, on an input that it reads, and with nothing
  /// to compare its output with, which comes back as it is.
  func ask(
    _ question: GraderQuestion, _ prepared: PreparedTrial, in session: inout WorkerSession
  ) async throws -> GraderAnswer {
    guard var program = prepared.grader else { throw ExecutorFault("the grader is not there") }
    // As its language is started for arguments and for nobody else: an interpreter of its own.
    program.language.run += question.arguments
    program.language.warmImports = nil
    var cargo = prepared.cargo
    let input = Job.File.sent(hash: cargo.add(Array(question.text.utf8)))
    let limits = trial.problem.validationLimits
    let test = Job.Test(
      name: question.group, isSample: true, data: .init(input: input, answer: nil))
    let job = job(
      .run(
        .init(
          program: program, limits: limits, tests: [test], validator: .standard,
          stopsAtFirstFailure: false)))
    var results: [TestResult] = []
    _ = try await session.perform(job, files: [], cargo: cargo) { event in
      if case .test(let result) = event { results.append(result) }
    }
    guard results.count == 1, let result = results.first else {
      throw ProtocolError.malformed("a grader's job without its result")
    }
    return Self.answer(result)
  }

  private static func answer(_ result: TestResult) -> GraderAnswer {
    guard result.verdict == .accepted else { return .flaw("failed: \(result.message)") }
    return GraderAnswer(result.comparison?.got ?? "")
  }
}
