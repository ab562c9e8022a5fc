import Control
import JudgeCore
import Testing

// What commands print is their interface; the parts that make it up have no user outside their module.
@testable import JudgeCommands

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

  @Test("a table cuts where the ends tell rows apart, leaves columns out, and goes on below")
  func narrowTable() {
    var table = Table("^test", ">?wall", "|message")
    table.add(.init("sample/01-busiest-instant"), .init("31 ms"), .init("line 1 is wrong"))
    table.add(.init("sample/02-busiest-interval"), .init("9 ms"), .init(""))
    func lines(_ width: Int) -> [String] {
      table.lines(width: width, palette: Palette(isColoured: false))
    }
    #expect(
      lines(50) == [
        "test                         wall  message",
        "sample/01-busiest-instant   31 ms  line 1 is wrong",
        "sample/02-busiest-interval   9 ms",
      ])
    #expect(
      lines(30) == [
        "test                      wall", "sample/01-b…est-instant  31 ms", "    line 1 is wrong",
        "sample/02-b…st-interval   9 ms",
      ])
    #expect(lines(20)[1] == "sample/01-…t-instant")
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
        + "\"\(TerminalText.line(submission.message).replacing("\"", with: "\"\""))\",a.cpp,")
    #expect(!line.contains("\n"))
    #expect(SubmissionCSV.heading.split(separator: ",").count == 14)
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
