import JudgeCore
import ProblemFormat
import TestSupport
import Testing

@Suite struct QuizTests {
  /// A package with this in its judge.yaml.
  private static func problem(_ sidecar: String) throws -> Problem {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/judge.yaml", "schema: 1\n\(sidecar)\n")
    return try Problem.read(directory: package)
  }

  static let rules: [(String, Double?)] = [
    ("harness: {style: quiz}\nquiz: {pass_mark: 0.7}", 0.7), ("harness: {style: quiz}", 1),
    ("harness: {style: quiz}\nquiz: {shuffle: false, pass_mark: 0.01}", 0.01),
    ("harness: {style: quiz}\nquiz: {pass_mark: 1}", 1), ("harness: {style: program}", nil),
    ("", nil),
  ]

  @Test(arguments: rules)
  func `a package says that it is a quiz`(sidecar: String, mark: Double?) throws {
    let problem = try Self.problem(sidecar)
    #expect(problem.quiz?.passMark == mark)
    #expect(problem.scoring == nil && problem.warnings == [])
    #expect(problem.limited(to: problem.tests).quiz == nil)
  }

  // MARK: - What is told

  private static func result(_ name: String, _ verdict: Verdict) -> TestResult {
    TestResult(
      name: name, verdict: verdict, usage: Usage(cpu: .zero, wall: .zero, memory: .zero),
      exitStatus: 0, signal: nil,
      message: verdict == .wrongAnswer ? "too few words; tests: \(name)" : "")
  }

  private static func submission(_ verdicts: [Verdict], state: SubmissionState = .judged)
    -> Submission
  {
    var submission = Submission(
      id: 1, problem: "sum", language: "python3", fileName: "answers.txt", user: "ann", uid: 1,
      submittedAt: 0, state: state)
    submission.tests = verdicts.enumerated().map { index, verdict in
      result(index == 0 ? "sample/00" : "secret/0\(index)", verdict)
    }
    submission.testCount = state.isFinal ? nil : 5
    return submission
  }

  /// A policy, and of which of a sample, a right question, a wrong one, a right one and a wrong one it tells.
  static let policies: [(String, Int)] = [
    ("none", 1), ("first-failing-test", 3), ("all", 5),
  ]

  @Test(arguments: policies)
  func `who takes part is told as much as the package says`(policy: String, count: Int) throws {
    let problem = try Self.problem("harness: {style: quiz}\nfeedback: \(policy)")
    let whole = Self.submission([.wrongAnswer, .accepted, .wrongAnswer, .accepted, .wrongAnswer])
    let told = Problem.told(whole, of: problem)
    #expect(told.tests.map(\.name) == whole.tests.prefix(count).map(\.name))
    #expect(told.tests[0] == whole.tests[0])
    // What the validator says of the output is about the answer.
    let messages = told.tests.dropFirst().filter { $0.verdict != .accepted }.map(\.message)
    #expect(messages == Array(["tests: secret/02", "tests: secret/04"].prefix(count / 2)))
  }

  @Test(arguments: [("none", ""), ("first-failing-test", ""), ("all", "secret/03: exit status 1")])
  func `why the whole failed names no question that is not told of`(policy: String, message: String)
    throws
  {
    let problem = try Self.problem("harness: {style: quiz}\nfeedback: \(policy)")
    var whole = Self.submission([.accepted, .accepted, .wrongAnswer, .runTimeError])
    whole.message = "secret/03: exit status 1"
    #expect(Problem.told(whole, of: problem).message == message)
    whole.message = "sample/00: exit status 1"
    #expect(Problem.told(whole, of: problem).message == whole.message)
  }

  @Test(arguments: policies)
  func `meanwhile nobody can tell which one has just failed`(policy: String, count: Int) throws {
    let problem = try Self.problem("harness: {style: quiz}\nfeedback: \(policy)")
    let half = Self.submission([.accepted, .accepted, .wrongAnswer], state: .running)
    let told = Problem.told(half, of: problem)
    #expect(told.tests.count == (policy == "all" ? 3 : 0))
    #expect(told.testCount == (policy == "all" ? 5 : nil))
  }

  @Test func `of a quiz that is gone nothing is told, and of other problems everything`() throws {
    var quiz = Self.submission([.accepted, .wrongAnswer])
    #expect(Problem.told(quiz, of: nil) == quiz)
    #expect(Problem.told(quiz, of: try Self.problem("feedback: none")) == quiz)
    var whole = GroupResult(name: "secret", verdict: .wrongAnswer, score: 0, best: 1)
    whole.needed = 1
    var half = quiz
    half.state = .running
    #expect(Problem.told(half, of: nil).tests == [])
    quiz.groups = [whole]
    #expect(Problem.told(quiz, of: nil).tests.map(\.name) == ["sample/00"])
    #expect(Problem.told(quiz, of: nil).groups == [whole])
  }
}
