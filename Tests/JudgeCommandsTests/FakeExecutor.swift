import FoundationEssentials
import JudgeCore
import ProblemFormat
import SystemPackage

@testable import Dispatching  // only an executor makes results, and this is one

/// Judges by what the source says: `AC`, `WA on secret/2`, `validator`, `taking 300 ms`, `taking 300 ms WA`, `crash a b`,
/// which writes that, `WA because a b`, or `wants a b`, which finds inputs valid with these arguments and files. Of a known output, the output
/// says it. What only authors may know it says where that is asked for.
struct FakeExecutor: Executor {
  let name = "fake"
  let slots = 2
  var cpu = Duration.milliseconds(100)
  /// Inputs that input validators refuse.
  var refused: Set<String> = []

  func judge(
    _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
  ) async throws -> TrialResult {
    let source = try Self.source(of: trial)
    let words = source.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == "fault" { throw ExecutorFault("the worker broke off") }
    if words.first == "CE" { return uncompiled(trial) }
    var tests: [TestResult] = []
    for test in trial.problem.tests {
      let result =
        trial.known[test.name]
        ?? shown(
          result(of: test, words, trial.language, limit: trial.problem.limits.cpu), words, trial)
      tests.append(result)
      await progress(.test(result, number: tests.count, of: trial.problem.tests.count))
      if trial.stopsAtFirstFailure && result.verdict != .accepted { break }
    }
    let first = tests.first { $0.verdict != .accepted }
    return TrialResult(
      verdict: first?.verdict ?? .accepted,
      message: first.map { "\($0.name): \($0.message)" } ?? "",
      usage: tests.map(\.usage).max { $0.cpu < $1.cpu }, limits: trial.problem.limits,
      compile: CompileResult(ok: true, cached: false, wall: .zero, output: ""), tests: tests,
      skipped: trial.problem.tests.count - tests.count, host: "here", mode: .plain,
      mechanisms: [.seccomp, .userNamespace])
  }

  /// What is handed in, or the first line of the output that is printed.
  static func source(of trial: Trial) throws -> String {
    let bytes = trial.files.first?.bytes ?? []
    guard trial.language.code == "output", let file = trial.problem.tests.first?.files.first else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let text = try String(contentsOfFile: file.file.string, encoding: .utf8)
    return String(text.prefix { !$0.isNewline })
  }

  private func uncompiled(_ trial: Trial) -> TrialResult {
    TrialResult(
      verdict: .compileError, message: "line 1", usage: nil, limits: trial.problem.limits,
      compile: CompileResult(ok: false, cached: false, wall: .zero, output: "line 1"), tests: [],
      skipped: trial.problem.tests.count, host: "here", mode: .plain, mechanisms: [])
  }

  private func shown(_ result: TestResult, _ words: [String], _ trial: Trial) -> TestResult {
    guard trial.showsAll, words.count > 1, result.verdict != .accepted else { return result }
    var result = result
    if words[1] == "because" { result.message = words.dropFirst(2).joined(separator: " ") }
    let errors = words[0] == "crash" ? words.dropFirst().joined(separator: " ") : ""
    result.comparison = .init(input: "", expected: "", got: "", errors: "Traceback:\n\(errors)\n")
    return result
  }

  private func result(
    of test: TestCase, _ words: [String], _ language: Language, limit: Duration
  ) -> TestResult {
    var verdict = Verdict.accepted
    var status: Int32 = 0
    var cpu = cpu
    if words.first == "taking", words.count > 1, let count = Int(words[1]) {
      // Nothing is let run on much longer than its limit.
      cpu = min(.milliseconds(count), limit * 1.1)
      let own = words.count > 3 ? Verdict(rawValue: words[3]) : nil
      verdict = cpu > limit ? .timeLimit : own ?? .accepted
    } else if words.first == "validator" {
      status = refused.contains(test.name) ? 43 : 42
      verdict = .runTimeError
    } else if words.first == "crash" {
      (status, verdict) = (1, .runTimeError)
    } else if words.first == "wants" {
      let own = language.run.drop { $0 != "{entry}" }.dropFirst()
      let given = own + test.arguments + test.files.map(\.name)
      status = words.dropFirst().elementsEqual(given) ? 42 : 43
      verdict = .runTimeError
    } else if let named = words.first.flatMap({ Verdict(rawValue: $0) }),
      words.count < 3 || words[1] == "because" || words[2] == test.name
    {
      verdict = named
    }
    return TestResult(
      name: test.name, verdict: verdict, usage: Usage(cpu: cpu, wall: cpu, memory: .mib(9)),
      exitStatus: status, signal: nil, message: "")
  }
}
