internal import ArgumentParser
internal import Configuring
internal import Control
internal import Crypto
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import Synchronization

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Judge a file once, in the foreground, without a daemon.",
    discussion: "Example: judge run solution.py -p Problems/kerneloverlap")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The file to judge.", valueName: "file"), completion: .file())
  var file: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The problem's package: its folder, or its name.", valueName: "dir"),
    completion: .directory)
  var problem: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The language's code (default: by the file's ending).", valueName: "code"),
    completion: Completions.languages)
  var language: String?

  @Flag(name: [.short, .long], help: "Run all tests, and do not stop at the first failure.")
  var all = false

  @OptionGroup var detail: DetailOptions

  func run() async throws {
    let configuration = try global.configuration()
    let package = try await PackageSource.find(problem, configuration)
    defer { withExtendedLifetime(package) {} }
    let problem = try Problem.read(directory: package.folder)
    let source = try SourceArgument(file, limit: problem.codeLimit)
    let language = try LocalJudge.language(
      of: source.name, code: language, for: problem, among: configuration.languages)
    let trial = Trial(
      problem: problem, language: language,
      files: [SourceFile(name: source.name, bytes: source.bytes)], stopsAtFirstFailure: !all,
      validatorLanguages: configuration.languages)
    var start = Submission(
      id: 0, problem: problem.name, language: language.code, fileName: source.name,
      user: Self.userName, uid: getuid(), submittedAt: Timestamp.now.milliseconds, state: .compiling
    )
    start.sourceSHA256 = Hexadecimal.text(SHA256.hash(data: source.bytes))
    start.sourceSize = ByteCount(bytes: Int64(source.bytes.count))
    let isQuiet = global.json || !Console.current.isTerminal
    let preparation = VerificationRun(configuration: configuration, isQuiet: isQuiet)
    let judged = try await LocalJudge.withExecutor(configuration, slots: 1) { [start] executor in
      var trial = trial
      trial.problem = try await preparation.calibrated(problem, with: executor)
      return try await Self.judge(trial, start, with: executor, isQuiet: isQuiet)
    }
    try conclude(SubmissionDocument(judged, detail: .outputs, isOwn: true))
  }

  static func judge(
    _ trial: Trial, _ start: Submission, with executor: any Executor, isQuiet: Bool
  ) async throws -> Submission {
    let submission = LiveSubmission(start, attempt: 1, limits: trial.limits)
    let screen = Screen()
    defer { screen.clear() }
    let result = try await executor.judge(trial) { progress in
      let now = submission.after(progress)
      if !isQuiet { screen.show(now) }
    }
    return submission.judged(result, executor: executor.name)
  }

  private func conclude(_ document: SubmissionDocument) throws {
    try global.print(detail.output ? document : document.withoutOutputs) { console in
      detail.report(on: document).lines(for: console)
    }
    let status = document.exitStatus(waited: true)
    if status != .done { throw status }
  }

  private static var userName: String {
    getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? "#\(getuid())"
  }

  /// Where progress is drawn, from whichever task.
  private final class Screen: Sendable {
    private let live = Mutex(LiveLines(Console.current))

    func show(_ submission: Submission) {
      let document = SubmissionDocument(submission, detail: .tests, isOwn: true)
      live.withLock { $0.show(document) }
    }

    func clear() { live.withLock { $0.clear() } }
  }
}
