import Control
import JudgeCore
import Testing

// What commands print is their interface; the parts that make it up have no user outside their module.
@testable import JudgeCommands

@Suite("A failing sample")
struct SideBySideTests {
  private func lines(
    _ input: String, _ expected: String, _ got: String, errors: String = "", width: Int = 80
  ) -> [String] {
    let result = TestResult(
      name: "sample/1", verdict: .wrongAnswer,
      usage: Usage(cpu: .zero, wall: .zero, memory: .zero), exitStatus: 0, signal: nil, message: "",
      comparison: .init(input: input, expected: expected, got: got, errors: errors))
    var submission = Submission(
      id: 1, problem: "p", language: nil, fileName: "", user: "u", uid: 0, submittedAt: 0,
      state: .judged)
    submission.tests = [result]
    let document = SubmissionDocument(submission, detail: .outputs, isOwn: true)
    guard let comparison = document.tests?.first?.comparison else { return [] }
    return SideBySide(comparison).lines(width: width, palette: Palette(isColoured: false))
  }

  @Test("is set in columns with its first difference marked")
  func columns() {
    #expect(
      lines("1 2\n3", "3\n7\n", "3\n8\n") == [
        "  input                      expected                   got",
        "  1 2                        3                          3",
        "  3                        > 7                        > 8",
        "first difference in line 2: expected 7, got 8",
      ])
  }

  @Test("ends with the last lines of what went to standard error")
  func errors() {
    let many = (1...20).map { "line \($0)\n" }.joined()
    let shown = lines("1", "2", "3", errors: many + "\u{1B}[31mlast\n")
    let start = shown.firstIndex(of: "  standard error")
    #expect(start.map { shown[$0 + 1] } == "  … 5 lines")
    #expect(shown.last?.contains("last") == true && shown.last?.contains("\u{1B}") == false)
  }

  @Test("is stacked where there is little room")
  func stacked() {
    #expect(
      lines("1", "2", "", width: 40) == [
        "input", "  1", "expected", "> 2", "got", "  (nothing)",
        "the output ends before 2, expected in", "line 1",
      ])
  }

  @Test("never takes more room than there is", arguments: [20, 59, 60, 80, 100])
  func width(width: Int) {
    let long =
      String(repeating: "0123456789 ", count: 40) + "\n" + String(repeating: "日本", count: 100)
    let shown = lines(long, long + "\nx", long + "\ny", width: width)
    #expect(shown.allSatisfy { TerminalText.width($0) <= width })
  }

  @Test("is cut to size, and shows the difference even far down")
  func size() {
    let many = (1...1000).map { "line \($0)\n" }.joined()
    let shown = lines(many, many + "a", many + "b")
    #expect(shown.count < 24)
    #expect(shown.contains { $0.contains("> a") && $0.contains("> b") })
    #expect(shown.last == "first difference in line 1001: expected a, got b")
  }

  @Test("does nothing to the terminal")
  func hostile() {
    let shown = lines("\u{1B}[2J", "\u{202E}x", "\u{1B}]0;t\u{7}\r\n\u{8}").joined()
    #expect(!shown.contains("\u{1B}") && !shown.contains("\u{202E}") && !shown.contains("\u{7}"))
  }
}

@Suite("The report on a submission")
struct SubmissionReportTests {
  private func document(
    _ verdict: Verdict, cpu: Duration = .milliseconds(2210), exitStatus: Int32? = 0,
    signal: Int32? = nil, message: String = ""
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
        message: message)
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

  @Test("names mode and mechanisms")
  func circumstances() {
    let text = report(document(.wrongAnswer))
    #expect(text.contains("on node1 (local), root mode"))
    #expect(text.contains("cgroup-v2, seccomp"))
  }

  @Test("prints nothing raw that a submission could have made")
  func hostile() {
    var document = document(.wrongAnswer, message: "\u{1B}[2J\u{202E}")
    document.user = "\u{1B}]0;x\u{7}"
    var report = SubmissionReport(submission: document)
    report.fileName = "a\n\u{1B}c.py"
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

@Suite("Tables and figures")
struct FiguresTests {
  @Test(
    "times are in ms or s",
    arguments: [
      (0, "0.0 ms"), (3_140, "3.1 ms"), (9_960, "10 ms"), (41_000, "41 ms"), (999_400, "999 ms"),
      (999_600, "1.00 s"), (1_234_000, "1.23 s"), (100_000_000, "100 s"),
    ])
  func time(microseconds: Int, text: String) {
    #expect(Figures.time(.microseconds(microseconds)) == text)
  }

  @Test(
    "memory is in MiB",
    arguments: [
      (0, "0 MiB"), (9318, "9.1 MiB"), (262_144, "256 MiB"), (1_048_576, "1024 MiB"),
      (110_000, "107 MiB"),
    ])
  func memory(kibibytes: Int64, text: String) { #expect(Figures.memory(.kib(kibibytes)) == text) }

  @Test("a table keeps to its width by cutting what may be cut")
  func table() {
    var table = Table("~name", ">n")
    table.add(.init(String(repeating: "x", count: 100)), .init("7"))
    let lines = table.lines(width: 20, palette: Palette(isColoured: false))
    #expect(lines == ["name               n", "xxxxxxxxxxxxxxxx…  7"])
    #expect(table.lines(width: nil, palette: Palette(isColoured: false))[1].count == 103)
  }

  @Test("the board has who solved most first")
  func board() {
    let entry = { (user: String, problem: String, solved: Bool, tries: Int) in
      BoardEntry(
        user: user, problem: problem, solved: solved, tries: tries,
        bestCPU: solved ? .milliseconds(31) : nil, solvedAt: nil)
    }
    let entries = [
      entry("ann", "a", true, 3), entry("bob", "a", true, 1), entry("cy", "a", true, 1),
      entry("cy", "b", true, 9), entry("dee", "a", false, 2),
    ]
    func firstWords(_ visibility: BoardReply.Visibility) -> [String] {
      let board = BoardReply(
        entries, own: entries.filter { $0.user == "bob" }, visibility: visibility)
      return BoardCommand.lines(board, CapturedConsole().console)
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
    #expect(firstWords(.all) == ["user", "cy", "b", "bob", "ann", "dee"])
    #expect(
      firstWords(.counts) == ["user", "cy", "ann", "bob", "dee", "of", "user", "bob"])
    #expect(firstWords(.hidden) == ["the", "user", "bob"])
  }

  @Test(
    "a place in line is said as exactly as it is known",
    arguments: [
      (1, nil, "1st in line"), (2, 400, "2nd in line, about 1 s"),
      (3, 22_000, "3rd in line, about 20 s"),
      (11, 58_000, "11th in line, about 1 min"), (112, 200_000, "112th in line, about 3 min"),
      (5021, 7_300_000, "5021st in line, about 2 h"),
    ] as [(Int, Int64?, String)])
  func place(position: Int, milliseconds: Int64?, text: String) {
    #expect(Figures.place(position, wait: milliseconds.map { .milliseconds($0) }) == text)
  }

  @Test("a spreadsheet takes no foreign text for a formula")
  func csv() {
    var submission = Submission(
      id: 7, problem: "sum", language: "cpp", fileName: "a.cpp", user: "=cmd|' /C calc'!A0", uid: 1,
      submittedAt: 1_769_860_800_123, state: .judged, verdict: .wrongAnswer,
      message: "expected \"3\", got 4\nand more")
    submission.usage = Usage(cpu: .microseconds(1500), wall: .milliseconds(2), memory: .kib(9))
    let line = SubmissionCSV.line(SubmissionDocument(submission, detail: .summary, isOwn: true))
    #expect(
      line
        == "7,2026-01-31T12:00:00.123Z,'=cmd|' /C calc'!A0,sum,cpp,judged,WA,,1.500,2.000,9,"
        + "\"\(TerminalText.line(submission.message).replacing("\"", with: "\"\""))\"")
    #expect(!line.contains("\n"))
    #expect(SubmissionCSV.heading.split(separator: ",").count == 12)
  }
}

@Suite("Lines that change in place")
struct LiveLinesTests {
  @Test("are redrawn on a terminal")
  func terminal() {
    let captured = CapturedConsole(isTerminal: true)
    var live = LiveLines(captured.console)
    live.update("1", "one", isFinal: false)
    live.update("2", "two", isFinal: false)
    live.update("2", "two", isFinal: false)
    live.update("1", "ONE", isFinal: true)
    #expect(
      captured.output
        == "one\n\u{1B}[1A\u{1B}[Jone\ntwo\n\u{1B}[2A\u{1B}[JONE\ntwo\n")
  }

  @Test("are plain in a pipe, one for each change")
  func pipe() {
    let captured = CapturedConsole()
    var live = LiveLines(captured.console)
    for line in ["a", "a", "b"] { live.update("1", line, isFinal: false) }
    live.update("1", "c", isFinal: true)
    #expect(captured.output == "a\nb\nc\n")
  }

  @Test("never wrap")
  func long() {
    let captured = CapturedConsole(isTerminal: true)
    var live = LiveLines(captured.console)
    live.update("1", "\u{1B}[31m" + String(repeating: "x", count: 200), isFinal: false)
    #expect(captured.output.count { $0 == "x" } == 79)
  }
}

@Suite("Hints")
struct HintsTests {
  private func lines(_ hints: [String], attemptsLeft: Int) -> [String] {
    let statement = StatementReply(
      problem: "p", markdown: "", hints: hints, attemptsToHints: attemptsLeft)
    return Hints(statement).lines(for: CapturedConsole().console)
  }

  @Test("are counted down, and then shown, one below the other")
  func shown() {
    #expect(lines([], attemptsLeft: 0).isEmpty)
    #expect(lines([], attemptsLeft: 2) == ["", "hints unlock after 2 more failed submissions"])
    #expect(
      lines(["Sort.", String(repeating: "word ", count: 20)], attemptsLeft: 0).prefix(4) == [
        "", "Hints", "1.  Sort.",
        "2.  " + Array(repeating: "word", count: 15).joined(separator: " "),
      ])
  }
}
