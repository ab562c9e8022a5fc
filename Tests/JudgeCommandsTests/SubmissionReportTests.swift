import Control
import JudgeCore
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("The report on a submission")
struct SubmissionReportTests {
  private func document(
    _ verdict: Verdict, cpu: Duration = .milliseconds(2210), exitStatus: Int32? = 0,
    signal: Int32? = nil, message: String = "", errors: String = ""
  ) -> SubmissionDocument {
    var submission = Submission(
      id: 12, problem: "sum", language: "cpp", fileName: "a.cpp", user: "ann", uid: 1,
      submittedAt: 0,
      state: .judged, verdict: verdict, message: message)
    let usage = Usage(cpu: cpu, wall: cpu, memory: .kib(9318))
    submission.usage = usage
    submission.limits = Limits(cpu: .seconds(2), memory: .mib(256))
    submission.host = "node1"
    submission.mode = .root
    submission.executor = "local"
    submission.mechanisms = [.seccomp, .cgroupV2]
    submission.skipped = 2
    submission.compile = CompileResult(
      ok: false, cached: false, wall: .zero, output: "\u{1B}[2Jerror\u{9B}2J")
    submission.tests = [
      TestResult(
        name: "secret/big", verdict: verdict, usage: usage, exitStatus: exitStatus, signal: signal,
        message: message,
        comparison: errors.isEmpty ? nil : .init(input: "", expected: "", got: "", errors: errors))
    ]
    return SubmissionDocument(submission, detail: .outputs, isOwn: true)
  }

  private func report(_ document: SubmissionDocument) -> String {
    SubmissionReport(submission: document).lines(for: CapturedConsole().console).joined(
      separator: "\n")
  }

  @Test(
    "says why, with the figures that decided",
    arguments: [
      (Verdict.timeLimit, "it used 2.21 s of 2.00 s CPU"),
      (.memoryLimit, "it used 9.1 MiB of 256 MiB"),
      (.outputLimit, "it may write 8 MiB"), (.runTimeError, "it ended with exit status 0"),
    ])
  func evidence(verdict: Verdict, sentence: String) {
    let text = report(document(verdict))
    #expect(text.contains("\(verdict.rawValue)  \(verdict.words) on secret/big"))
    #expect(text.contains(sentence))
    #expect(text.contains("2 tests after it were not run"))
  }

  @Test("names mode and mechanisms where all is told, and else what is out of the ordinary alone")
  func circumstances() {
    var document = document(.wrongAnswer)
    document.mechanisms = Mechanism.allCases.filter { $0 != .cgroupV1 }
    func labels(isFull: Bool) -> [String] {
      Circumstances(submission: document, isFull: isFull).facts.map { "\($0.label) \($0.text)" }
    }
    #expect(labels(isFull: false).count == 1)
    #expect(labels(isFull: true)[1] == "judged on node1 (local), root mode")
    #expect(labels(isFull: true)[2].hasPrefix("confined by cgroup-namespace, cgroup-v2") == false)
    document.mechanisms?.removeAll { $0 == .seccomp }
    document.tests?[0].start = .cold
    document.attempt = 2
    #expect(
      labels(isFull: false).dropFirst() == [
        "judged on node1 (local), root mode, attempt 2", "started cold: imports are in the figures",
        "confined without seccomp",
      ])
  }

  /// What is shown of what an accepted sample wrote to standard error.
  @Test(
    "tells of a right sample what it wrote to standard error, where that is looked for",
    arguments: [
      (Explanation.Occasion.samples, false, true), (.samples, true, true), (.judging, true, true),
      (.judging, false, false), (.ownInput, false, false),
    ])
  func remarks(occasion: Explanation.Occasion, isQuiz: Bool, isShown: Bool) {
    var document = document(.accepted, errors: (1...12).map { "word \($0)\n" }.joined())
    document.tests?[0].name = "sample/1"
    if isQuiz {
      var whole = GroupResult(name: "", verdict: .accepted, score: 7, best: 10)
      whole.needed = 7
      document.groups = [whole]
    }
    var report = SubmissionReport(submission: document)
    report.occasion = occasion
    let text = report.lines(for: CapturedConsole().console).joined(separator: "\n")
    let told = "sample/1 wrote to standard error\n    word 1\n"
    #expect(text.contains(told) == isShown, "\(text)")
    #expect(text.contains("    word 10\n    … 2 more lines (--output shows all)") == isShown)
  }

  @Test("tells first what a Python program has died of, and last what the test is about")
  func pythonError() {
    let document = document(
      .runTimeError, exitStatus: 1, message: "exit status 1; tests: a crowd",
      errors: "  File \"/app/a.py\", line 2, in <module>\n    1 / 0\nZeroDivisionError: x\n")
    #expect(
      Explanation(submission: document).evidence.prefix(3) == [
        "line 2 of a.py: ZeroDivisionError: x", "exit status 1", "tests: a crowd",
      ])
  }

  @Test("says what it waits for")
  func waiting() {
    var document = document(.accepted)
    (document.state, document.verdict, document.message) = (
      .queued, nil, "waits until it is mended"
    )
    let explanation = Explanation(submission: document)
    #expect(explanation.headline == "waiting")
    #expect(explanation.evidence == ["waits until it is mended"])
    let line = ProgressLine.text(document, label: "12", palette: Palette(isColoured: false))
    #expect(line == "12  queued  waits until it is mended")
  }

  @Test("tells how far it is, of how many tests where that is known")
  func running() {
    var document = document(.accepted)
    (document.state, document.verdict) = (.running, nil)
    #expect(Explanation(submission: document).headline == "being run: 1 test done")
    document.testCount = 9
    #expect(Explanation(submission: document).headline == "being run: 1 of 9 tests done")
    let line = ProgressLine.text(document, label: "12", palette: Palette(isColoured: false))
    #expect(line == "12  running  1 of 9 tests  .")
  }

  @Test(
    "gives no verdict to what was run on samples or on one's own input alone",
    arguments: [
      (.samples, .accepted, 0, nil, "passes the only sample"),
      (.samples, .wrongAnswer, 0, nil, "WA  wrong answer on secret/big"),
      (.ownInput, .accepted, 0, nil, "ran, exit status 0"),
      (.ownInput, .runTimeError, 3, nil, "ran, exit status 3"),
      (.ownInput, .runTimeError, nil, 9, "ran, killed by SIGKILL"),
      (.ownInput, .timeLimit, nil, 9, "TLE  time limit exceeded on secret/big"),
      (.judging, .accepted, 0, nil, "AC  accepted, the only test"),
    ] as [(Explanation.Occasion, Verdict, Int32?, Int32?, String)])
  func occasions(
    occasion: Explanation.Occasion, verdict: Verdict, exitStatus: Int32?, signal: Int32?,
    line: String
  ) {
    var report = SubmissionReport(
      submission: document(verdict, exitStatus: exitStatus, signal: signal))
    report.occasion = occasion
    #expect(report.lines(for: CapturedConsole().console)[1] == line)
  }

  @Test(
    "says of a test that is no sample that nothing of it may be shown, where outputs are wanted")
  func secret() {
    var report = SubmissionReport(submission: document(.wrongAnswer))
    report.showsAllOutputs = true
    let last = report.lines(for: CapturedConsole().console).last
    #expect(last == "nothing may be shown of secret/big")
  }

  @Test("has many accepted tests in one line, unless all are wanted")
  func manyTests() throws {
    let failed = try #require(document(.wrongAnswer).tests?.first)
    let tests =
      (1...40).map { number in
        var test = failed
        (test.name, test.verdict) = ("secret/\(number)", .accepted)
        test.cpu = Milliseconds(.milliseconds(number))
        return test
      } + [failed]
    let console = CapturedConsole().console
    let lines = TestRows(tests: tests, showsAll: false).lines(for: console)
    #expect(lines.count == 4 && lines[1].hasPrefix("secret/big  WA"))
    #expect(
      lines[2...].joined(separator: " ")
        == "40 tests accepted, slowest secret/40 with 40 ms, largest secret/1 with 9.1 MiB (--tests lists them)"
    )
    #expect(TestRows(tests: tests, showsAll: true).lines(for: console).count == 42)
  }

  @Test("prints nothing raw that a submission could have made")
  func hostile() {
    var document = document(.wrongAnswer, message: "\u{1B}[2J\u{202E}")
    document.user = "\u{1B}]0;x\u{7}"
    document.fileName = "a\n\u{1B}c.py"
    let report = SubmissionReport(submission: document)
    let console = CapturedConsole().console
    let texts =
      report.lines(for: console) + SubmissionTable(submissions: [document]).lines(for: console)
      + [ProgressLine.text(document, label: ProgressLine.label(document), palette: console.palette)]
    for text in texts {
      #expect(
        text.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && $0.value != 0x9B && $0.value != 0x202E
        })
    }
  }
}
