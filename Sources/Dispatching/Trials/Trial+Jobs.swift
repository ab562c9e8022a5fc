package import JudgeCore
internal import ProblemFormat
internal import SystemPackage
internal import WorkerProtocol

// What a trial says in the words of jobs.
extension Trial {
  /// The problem's limits with what the language needs on top.
  package var limits: Limits {
    var limits = problem.limits
    limits.cpu = .nanoseconds(Int64(Double(limits.cpu.nanosecondCount) * language.timeFactor))
    limits.wall = Limits(cpu: limits.cpu, memory: .zero).wall
    limits.memory = limits.memory + language.memoryExtra
    limits.stack = limits.memory
    limits.processes = language.processes
    return limits
  }

  /// The language with what the problem says of it.
  var runLanguage: Language {
    var language = language
    let packages = problem.sidecar.languages[language.code]?.packages ?? []
    language.warmImports = language.warmImports.map { imports in
      imports + packages.filter { Language.isModuleName($0) && !imports.contains($0) }
    }
    return language
  }

  /// The tests as this machine's workers find them.
  var selectedTests: [Job.Test] {
    switch tests {
    case .all: problem.tests.map(job)
    case .samples: problem.tests.filter(\.isSample).map(job)
    case .input(let path):
      [
        Job.Test(
          name: "your input", isSample: true, data: .init(input: .at(path: path), answer: nil))
      ]
    }
  }

  private func job(_ test: TestCase) -> Job.Test {
    var job = Job.Test(
      name: test.name, isSample: showsAll || test.isSample && test.hasFullFeedback,
      data: test.data.map { data in
        .init(input: .at(path: data.input.string), answer: .at(path: data.answer.string))
      },
      validatorArguments: test.validatorArguments, note: note(on: test))
    job.arguments = test.arguments
    job.files = test.files.map { .init(name: $0.name, file: .at(path: $0.file.string)) }
    return job
  }

  private func note(on test: TestCase) -> String {
    if showsAll || problem.sidecar.feedback == .none { return "" }
    return TestNote.text(hint: test.hint, description: test.description)
  }

  /// Which of the tests are to be run, and what they come to.
  func plan(of tests: [Job.Test]) -> TestPlan {
    if let quiz = problem.quiz, self.tests == .all {
      return TestPlan(
        quiz, samples: problem.tests.count(where: \.isSample), count: tests.count)
    }
    guard let scoring = scoring(of: tests) else {
      return TestPlan(
        count: tests.count, stopsAtFirstFailure: stopsAtFirstFailure, isLegacy: problem.isLegacy)
    }
    return TestPlan(scoring, names: tests.map(\.name), stopsEarly: stopsAtFirstFailure)
  }

  private func scoring(of tests: [Job.Test]) -> Scoring? {
    guard let scoring = problem.scoring else { return nil }
    switch self.tests {
    case .all: return scoring
    case .samples: return .ofSamples(tests.count)
    case .input: return nil
    }
  }

  /// Whether these results can be the answer to a job of those tests: in order, and all of them unless one failed.
  static func isComplete(
    _ results: [TestResult], of tests: [Job.Test], stopsAtFirstFailure: Bool
  ) -> Bool {
    guard results.map(\.name) == tests.prefix(results.count).map(\.name) else { return false }
    if results.count == tests.count { return true }
    return stopsAtFirstFailure && results.last.map { $0.verdict != .accepted } ?? false
  }

  /// Names of the files of a submission that are no sources, which its program may open.
  func dataFiles(of submission: Arrangement) -> [String] {
    let sources = language.extensions + [".h", ".hh", ".hpp"]
    return submission.files.map(\.name).filter { name in
      name != submission.entry && !sources.contains { name.hasSuffix($0) }
    }
  }

  /// Names of the files of a submission that custom validators may open.
  func filesForValidators(of submission: Arrangement) -> [String] {
    let areShown = problem.showsSubmissionToValidators && !validators.isEmpty
    return areShown ? submission.files.map(\.name) : []
  }

  /// What is sent along with a job that runs the program on these tests.
  ///
  /// - Throws: ``ExecutorFault`` when the package cannot be read.
  func runFiles(of submission: Arrangement, for tests: [Job.Test]) throws -> [SourceFile] {
    if problem.hasHarness { return try harnessFiles() }
    if tests.contains(where: \.isStatic) { return submission.files }
    let names = Set(dataFiles(of: submission) + filesForValidators(of: submission))
    return submission.files.filter { names.contains($0.name) }
  }

  /// The package's own output validators; none where it has none.
  var validators: [PackageProgram] {
    guard case .custom(let programs) = problem.validator else { return [] }
    return programs
  }

  /// The files of a validator and the language it is written in.
  ///
  /// - Throws: ``ExecutorFault`` when no language of judge.conf fits.
  func sources(of validator: PackageProgram) throws -> (Arrangement, Language) {
    let files = try problem.filledSources(validator.files)
    guard let fitting = validator.language(among: validatorLanguages) else {
      throw ExecutorFault("no language of judge.conf fits \(validator.path) of \(problem.name)")
    }
    return (Arrangement(files, language: fitting), fitting)
  }
}
