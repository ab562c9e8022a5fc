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
    ("mixed", .wrongAnswer, [.wrongAnswer], true),
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
      "'rejected/*.{py,c}': {language: python3, permitted: [AC, TLE], required: [TLE], authors: me, 'secret/*': {permitted: [TLE]}}\n"
    )
    #expect(narrowed.language == "python3")
    #expect(narrowed.expectation.isMet(by: .timeLimit, tests: [.accepted, .timeLimit]))
    #expect(!narrowed.expectation.isMet(by: .wrongAnswer, tests: [.wrongAnswer]))
    let replaced = try Self.submission(
      group: "wrong_answer", extra: "submissions/submissions.yaml",
      "wrong_answer: {permitted: [RTE], required: [RTE]}\n")
    #expect(replaced.expectation.codes == ["RTE"])
    #expect(replaced.expectation.isMet(by: .runTimeError, tests: [.runTimeError]))
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
