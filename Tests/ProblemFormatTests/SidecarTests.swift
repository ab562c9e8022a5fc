import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@Suite struct SidecarTests {
  @Test func `all keys of the sidecar are read`() throws {
    let text = """
      schema: 1
      harness:
        style: function
        python3: {module: solution, callable: f, signature: "(x) -> int"}
        cpp: {header: solution.h, callable: f}
        single_file_name: {python3: solution.py, cpp: solution.cpp}
        error_token: {ValueError: ["python3:ValueError", "cpp:std::invalid_argument"]}
      topic: algorithms
      difficulty: medium
      hints: [Sort., Sweep.]
      feedback: all
      expected_verdicts: {"run_time_error/w4": [MLE, TLE]}
      languages:
        cuda: {extensions: [.cu], compile: nvcc-default, resources: gpu}
        python3: {packages: [numpy], interpreter: cpython}
      resources:
        gpu: {count: 1, min_memory_mib: 4096, min_compute: "8.0"}
        cpu_threads: 2
        gpu_wall_s: 30
      timing: {warmup: 3, repeats: 20, statistic: median, report_only: true}
      checks: {slow_factor: null, forbid: []}
      quiz: {shuffle: false, pass_mark: 0.5}
      """
    let sidecar = try StrictYAML.decode(Sidecar.self, from: text, file: "judge.yaml")
    let harness = try #require(sidecar.harness)
    #expect(harness.style == .function)
    #expect(Set(harness.entries.keys) == ["python3", "cpp"])
    #expect(harness.entries["python3"]?.module == "solution")
    #expect(harness.singleFileName == ["python3": "solution.py", "cpp": "solution.cpp"])
    #expect(harness.errorTokens["ValueError"]?.count == 2)
    #expect(sidecar.topic == "algorithms" && sidecar.difficulty == .medium)
    #expect(sidecar.hints == ["Sort.", "Sweep."] && sidecar.feedback == .all)
    #expect(sidecar.expectedVerdicts == ["run_time_error/w4": [.memoryLimit, .timeLimit]])
    #expect(sidecar.languages["python3"]?.packages == ["numpy"])
    #expect(sidecar.languages["cuda"]?.extensions == [".cu"])
    #expect(sidecar.resources.gpu?.memory == .mib(4096) && sidecar.resources.cpuThreads == 2)
    #expect(sidecar.resources.gpuWall == .seconds(30))
    #expect(sidecar.timing?.repeats == 20 && sidecar.checks?.slowFactor == nil)
    #expect(sidecar.quiz?.passMark == 0.5)
  }

  @Test func `without the file the defaults hold`() throws {
    let sidecar = try StrictYAML.decode(
      Sidecar.self, from: "schema: 1\nresources: {gpu: none}\n", file: "judge.yaml")
    #expect(sidecar == Sidecar())
    #expect(sidecar.feedback == .firstFailingTest)
  }
}

@Suite struct ExpectationTests {
  @Test(arguments: [
    ("accepted", Verdict.accepted, [Verdict.accepted, .accepted], true),
    ("accepted", .wrongAnswer, [.accepted, .wrongAnswer], false),
    ("wrong_answer", .wrongAnswer, [.accepted, .wrongAnswer], true),
    ("wrong_answer", .outputLimit, [.outputLimit], true),
    ("time_limit_exceeded", .outputLimit, [.outputLimit], true),
    ("run_time_error", .outputLimit, [.outputLimit], false),
    ("wrong_answer", .accepted, [.accepted], false),
    ("wrong_answer", .wrongAnswer, [.wrongAnswer, .timeLimit], false),
    ("time_limit_exceeded", .timeLimit, [.timeLimit], true),
    ("run_time_error", .runTimeError, [.runTimeError], true),
    ("run_time_error", .memoryLimit, [.memoryLimit], true),
    ("run_time_error", .securityViolation, [.securityViolation], true),
    ("run_time_error", .wrongAnswer, [.wrongAnswer], false),
    ("brute_force", .timeLimit, [.timeLimit], true),
    ("brute_force", .wrongAnswer, [.wrongAnswer], false),
    ("rejected", .wrongAnswer, [.wrongAnswer], true),
    ("rejected", .accepted, [.accepted], false),
    ("accepted", .compileError, [], false),
    ("rejected", .compileError, [], false),
    ("rejected", .judgeError, [.judgeError], false),
  ])
  func `a label says what must become of a submission`(
    group: String, verdict: Verdict, tests: [Verdict], isMet: Bool
  ) throws {
    let submission = try Self.submission(group: group)
    #expect(submission.expectation.isMet(by: verdict, tests: tests) == isMet)
  }

  @Test func `an exact verdict of the sidecar comes on top`() throws {
    let submission = try Self.submission(
      group: "run_time_error", extra: "judge.yaml",
      "schema: 1\nexpected_verdicts: {run_time_error/x.py: [MLE]}\n")
    #expect(submission.expectation.codes == ["MLE"])
    #expect(submission.expectation.isMet(by: .memoryLimit, tests: [.memoryLimit]))
    #expect(!submission.expectation.isMet(by: .runTimeError, tests: [.runTimeError]))
  }

  @Test func `rules of submissions yaml narrow, and replace where they name a folder`() throws {
    let narrowed = try Self.submission(
      group: "rejected", extra: "submissions/submissions.yaml",
      "'rejected/*.{py,c}': {language: python3, entrypoint: x.py, permitted: [AC, TLE], required: [TLE], authors: me, 'secret/*': {permitted: [TLE]}}\n"
    )
    #expect(narrowed.language == "python3" && narrowed.entrypoint == "x.py")
    #expect(narrowed.expectation.isMet(by: .timeLimit, tests: [.accepted, .timeLimit]))
    #expect(!narrowed.expectation.isMet(by: .wrongAnswer, tests: [.wrongAnswer]))
    let replaced = try Self.submission(
      group: "wrong_answer", extra: "submissions/submissions.yaml",
      "wrong_answer: {permitted: [RTE], required: [RTE]}\n")
    #expect(replaced.expectation.codes == ["RTE"])
    #expect(replaced.expectation.isMet(by: .runTimeError, tests: [.runTimeError]))
  }

  @Test func `a folder that is no label needs a rule`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/submissions/mixed/x.py", "")
    try scratch.write("sum/submissions/stray.py", "")
    let problem = try Problem.read(directory: package)
    #expect(
      problem.warnings.map(\.description) == [
        "submissions/mixed: a submission skipped: mixed is no label of the format, and submissions.yaml says nothing of it"
      ])
    #expect(
      problem.remarks.map(\.description) == [
        "submissions/stray.py: is skipped: submissions lie in folders by their labels, as accepted/"
      ])
    let ruled = try Self.submission(
      group: "mixed", extra: "submissions/submissions.yaml", "mixed: {permitted: [WA]}\n")
    #expect(ruled.expectation.permitted == [.wrongAnswer])
  }

  /// Rules, tests with their verdicts and what the judges are told, and what is lacking.
  static let parts: [(String, [(String, Verdict, String)], [String])] = [
    (
      "sample: {permitted: [AC]}", [("sample/1", .accepted, ""), ("secret/a", .wrongAnswer, "")], []
    ),
    (
      "sample: {permitted: [AC]}",
      [("sample/1", .wrongAnswer, "off"), ("secret/01-small", .wrongAnswer, "")],
      ["sample/1 gets WA, and may get AC: off"]
    ),
    (
      "'secret/*-small': {required: [WA]}",
      [("sample/1", .wrongAnswer, ""), ("secret/01-small", .accepted, "")],
      ["no test of secret/*-small gets WA"]
    ),
    (
      "'secret/{01,02}-*': {required: [WA, RTE]}",
      [("sample/1", .wrongAnswer, ""), ("secret/02-large", .wrongAnswer, "")], []
    ),
    ("message: off by one", [("secret/01-small", .wrongAnswer, "line 3: off by one!")], []),
    (
      "message: Off by one", [("secret/01-small", .wrongAnswer, "line 3: off by one!")],
      ["no test is told 'Off by one' about"]
    ),
    (
      "sample: {message: off}", [("secret/01-small", .wrongAnswer, "off")],
      ["no test is told 'off' about"]
    ),
  ]

  @Test(arguments: parts)
  func `rules may be about some tests, and about what the judges are told`(
    rules: String, tests: [(String, Verdict, String)], lacks: [String]
  ) throws {
    let submission = try Self.submission(
      group: "mixed", extra: "submissions/submissions.yaml", "mixed/x.py: {\(rules)}\n")
    let results = tests.map { name, verdict, message in
      let usage = Usage(cpu: .zero, wall: .zero, memory: .zero)
      var result = TestResult(
        name: name, verdict: verdict, usage: usage, exitStatus: 0, signal: nil, message: "")
      result.judgeMessage = message
      return result
    }
    let verdict = tests.map(\.1).first { $0 != .accepted } ?? .accepted
    #expect(!submission.expectation.isDecidedByFirstFailure)
    #expect(submission.expectation.shortcomings(of: verdict, results: results) == lacks)
  }

  /// The folder, a rule, and which of the bounds it sets to the time limit.
  static let bounds: [(String, String, [ProblemFormat.Expectation.TimeBound])] = [
    ("accepted", "language: c", [.init(.lower)]), ("wrong_answer", "language: c", [.init(.lower)]),
    ("time_limit_exceeded", "language: c", [.init(.upper)]), ("brute_force", "language: c", []),
    ("rejected", "language: c", []), ("accepted", "use_for_time_limit: false", [.init(.lower)]),
    ("brute_force", "use_for_time_limit: upper", [.init(.upper)]),
    ("rejected", "permitted: [WA, AC]", [.init(.lower)]),
    ("rejected", "required: [TLE]", [.init(.upper)]),
    ("rejected", "required: [TLE, RTE]", []),
    ("rejected", "required: [TLE], use_for_time_limit: false", []),
    (
      "rejected", "sample: {permitted: [AC]}", [.init(.lower, tests: TestPattern("sample"))]
    ),
    (
      "rejected", "secret: {use_for_time_limit: lower}",
      [.init(.lower, tests: TestPattern("secret"))]
    ),
  ]

  @Test(arguments: bounds)
  func `labels and rules bound the time limit`(
    group: String, rule: String, bounds: [ProblemFormat.Expectation.TimeBound]
  ) throws {
    let submission = try Self.submission(
      group: group, extra: "submissions/submissions.yaml", "'*/x.py': {\(rule)}\n")
    #expect(submission.expectation.timeBounds == bounds)
  }

  @Test func `a rule that names a folder may take its submissions out of it`() throws {
    let submission = try Self.submission(
      group: "accepted", extra: "submissions/submissions.yaml",
      "accepted: {use_for_time_limit: false}\n")
    #expect(submission.expectation.timeBounds == [])
    #expect(submission.expectation.permitted == [.accepted])
  }

  @Test func `rules that leave a submission no verdict are refused`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write(
      "sum/submissions/submissions.yaml", "accepted/*: {permitted: [WA]}\n")
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "submissions/submissions.yaml: its rules permit accepted/sum.py no verdict at all"
      ])
  }

  private static func submission(
    group: String, extra: String? = nil, _ text: String = ""
  ) throws -> JurySubmission {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    scratch.remove("sum/submissions")
    try scratch.write("sum/submissions/\(group)/x.py", "")
    if let extra { try scratch.write("sum/\(extra)", text) }
    let submissions = try Problem.read(directory: package).jurySubmissions
    return try #require(submissions.first)
  }
}
