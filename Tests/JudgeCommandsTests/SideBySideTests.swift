import Control
import JudgeCore
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("A failing sample")
struct SideBySideTests {
  private func run(
    _ input: String, _ expected: String, _ got: String, errors: String = "",
    _ verdict: Verdict = .wrongAnswer
  ) throws -> SampleRun {
    let result = TestResult(
      name: "sample/1", verdict: verdict,
      usage: Usage(cpu: .zero, wall: .zero, memory: .zero), exitStatus: 0, signal: nil, message: "",
      comparison: .init(input: input, expected: expected, got: got, errors: errors))
    var submission = Submission(
      id: 1, problem: "p", language: nil, fileName: "", user: "u", uid: 0, submittedAt: 0,
      state: .judged)
    submission.tests = [result]
    let document = SubmissionDocument(submission, detail: .outputs, isOwn: true)
    let test = try #require(document.tests?.first)
    return try #require(SampleRun(test, isExpected: true))
  }

  private let plain = Palette(isColoured: false)

  private func lines(
    _ input: String, _ expected: String, _ got: String, errors: String = "", width: Int? = 80
  ) throws -> [String] {
    SideBySide(try run(input, expected, got, errors: errors)).lines(width: width, palette: plain)
  }

  @Test("is set in columns with its first difference marked")
  func columns() throws {
    #expect(
      try lines("1 2\n3", "3\n7\n", "3\n8\n") == [
        "  input                      expected                   got",
        "  1 2                        3                          3",
        "  3                        > 7                        > 8",
        "first difference in line 2: expected 7, got 8",
      ])
  }

  @Test("ends with the last lines of what went to standard error")
  func errors() throws {
    let many = (1...20).map { "line \($0)\n" }.joined()
    let shown = try lines("1", "2", "3", errors: many + "\u{1B}[31mlast\n")
    let start = shown.firstIndex(of: "  standard error")
    #expect(start.map { shown[$0 + 1] } == "  … 5 lines (--output shows all)")
    #expect(shown.last?.contains("last") == true && shown.last?.contains("\u{1B}") == false)
  }

  @Test("is stacked where there is little room")
  func stacked() throws {
    #expect(
      try lines("1", "2", "", width: 40) == [
        "input", "  1", "expected", "> 2", "got", "  (nothing)",
        "the output ends before 2, expected in", "line 1",
      ])
  }

  @Test("never takes more room than there is", arguments: [20, 59, 60, 80, 100])
  func width(width: Int) throws {
    let long =
      String(repeating: "0123456789 ", count: 40) + "\n" + String(repeating: "日本", count: 100)
    let shown = try lines(long, long + "\nx", long + "\ny", width: width)
    #expect(shown.allSatisfy { TerminalText.width($0) <= width })
  }

  @Test("is cut to size, and shows the difference even far down")
  func size() throws {
    let many = (1...1000).map { "line \($0)\n" }.joined()
    let shown = try lines(many, many + "a", many + "b")
    #expect(shown.count < 24)
    #expect(shown.contains { $0.contains("> a") && $0.contains("> b") })
    #expect(shown.last == "first difference in line 1001: expected a, got b")
  }

  @Test("keeps its lines whole in a pipe, below each other where they are long")
  func pipe() throws {
    let long = String(repeating: "x", count: 200)
    #expect(
      try lines("1", "2", long, errors: long, width: nil) == [
        "input", "  1", "expected", "> 2", "got", "> \(long)",
        "first difference in line 1: expected 2, got \(String(repeating: "x", count: 29))…",
        "  standard error", "  \(long)",
      ])
    #expect(try lines("1", "2", "3", width: nil) == lines("1", "2", "3", width: 80))
  }

  @Test("is shown in full where that is asked for")
  func whole() throws {
    let many = (1...40).map { "line \($0)" }
    let long = String(repeating: "y", count: 200)
    let run = try run(many.joined(separator: "\n"), "2", "3", errors: long)
    #expect(
      SideBySide(run).whole(plain) == ["input"] + many.map { "  " + $0 } + [
        "expected", "> 2", "got", "> 3", "standard error", "  \(long)",
      ])
  }

  @Test(
    "is not compared where the run was ended or crashed",
    arguments: [
      (Verdict.timeLimit, false), (.memoryLimit, false), (.runTimeError, false),
      (.outputLimit, false), (.securityViolation, false), (.wrongAnswer, true),
    ])
  func ended(verdict: Verdict, isCompared: Bool) throws {
    let run = try run("1", "2", "", verdict)
    #expect(run.streams.map(\.title) == ["input"] + (isCompared ? ["expected"] : []) + ["got"])
    #expect((run.difference != nil) == isCompared)
  }

  @Test(
    "says in words what shows nothing",
    arguments: [
      ("", ["(nothing)"]), ("\n", ["(empty line)"]), ("\n\n", ["(empty line)", "(empty line)"]),
      ("1\n\n2", ["1", "", "2"]),
    ])
  func nothing(got: String, shown: [String]) throws {
    #expect(try run("", "", got).streams.last?.lines == shown)
  }

  @Test("does nothing to the terminal")
  func hostile() throws {
    let shown = try lines("\u{1B}[2J", "\u{202E}x", "\u{1B}]0;t\u{7}\r\n\u{8}").joined()
    #expect(!shown.contains("\u{1B}") && !shown.contains("\u{202E}") && !shown.contains("\u{7}"))
  }
}
