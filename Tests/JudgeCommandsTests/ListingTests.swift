import Control
import JudgeCore
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("What students list and hand in")
struct ListingTests {
  private static func submission(
    _ id: Int64, _ state: SubmissionState, _ verdict: Verdict? = nil, message: String = ""
  ) -> SubmissionDocument {
    var submission = Submission(
      id: id, problem: "sum", language: "python3", fileName: "try\(id).py", user: "ann", uid: 1,
      submittedAt: 1_769_860_800_123, state: state, verdict: verdict, message: message)
    if state != .rejected {
      submission.usage = Usage(cpu: .milliseconds(31), wall: .milliseconds(40), memory: .mib(9))
    }
    submission.queuePosition = state == .queued ? 2 : nil
    return SubmissionDocument(submission, detail: .summary, isOwn: true)
  }

  private func words(_ lines: [String]) -> [String] {
    lines.map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test("a list has file names, reasons, and figures of what is done alone")
  func list() {
    let submissions = [
      Self.submission(4, .rejected, message: "a.x names no language"), Self.submission(3, .running),
      Self.submission(2, .judged, .wrongAnswer, message: "line 1"),
    ]
    let table = SubmissionTable(submissions: submissions).lines(for: CapturedConsole().console)
    let moment = submissions[0].submittedAt.local()
    #expect(
      words(table) == [
        "id problem language user verdict time memory when file why",
        "4 sum python3 ann rejected - - \(moment) try4.py a.x names no language",
        "3 sum python3 ann running - - \(moment) try3.py",
        "2 sum python3 ann WA 31 ms 9 MiB \(moment) try2.py",
      ])
  }

  @Test("a list keeps to the terminal, and tells the reason below", arguments: [40, 60, 80])
  func narrowList(width: Int) {
    var console = CapturedConsole(isTerminal: true).console
    console.width = width
    let rejected = Self.submission(4, .rejected, message: String(repeating: "word ", count: 20))
    let table = SubmissionTable(submissions: [rejected]).lines(for: console)
    #expect(table.allSatisfy { TerminalText.width($0) <= max(width, 55) })
    #expect(table.dropFirst(2).allSatisfy { $0.hasPrefix("    word") } && table.count > 2)
  }

  @Test(
    "a list says when rows were left out",
    arguments: [
      (1, nil), (116, "1 of 116: -n 116 for all"),
      (1001, "1 of more than 1000: -n 1000 for the newest of them"),
    ])
  func leftOut(count: Int, line: String?) {
    let console = CapturedConsole().console
    let lines = ListCommand.lines([Self.submission(1, .judged, .accepted)], of: count, console)
    #expect(lines.dropFirst(2).first == line)
  }

  private static func problem(
    _ name: String, _ progress: ProblemSummary.Progress? = nil, unavailable: String? = nil
  ) -> ProblemSummary {
    var problem = ProblemSummary(
      name: name, title: "Title", topic: nil, difficulty: "easy", languages: ["cpp", "python3"],
      cpuLimit: .seconds(1), memoryLimit: .mib(256), unavailable: unavailable)
    problem.progress = progress
    return problem
  }

  @Test("problems have a mark of what became of them, and one sentence says why some are not here")
  func problems() {
    let gpu = "it needs a GPU, and there is none here"
    let problems = [
      Self.problem("a", .solved), Self.problem("b", .tried), Self.problem("c"),
      Self.problem("d", unavailable: gpu), Self.problem("e", .tried, unavailable: gpu),
      Self.problem("f", unavailable: "Python has no x here"),
    ]
    #expect(
      words(ProblemsCommand.lines(problems, CapturedConsole().console)) == [
        "problem title difficulty topic time languages",
        "a solved Title easy - 1.00 s cpp python3", "b tried Title easy - 1.00 s cpp python3",
        "c Title easy - 1.00 s cpp python3", "d not here Title easy - 1.00 s cpp python3",
        "e not here Title easy - 1.00 s cpp python3", "f not here Title easy - 1.00 s cpp python3",
        "not here, because Python has no x here: f", "not here, because \(gpu): d, e",
      ])
  }

  @Test("a hand-in is a sentence for people and a number for scripts")
  func handedIn() {
    let queued = Self.submission(3, .queued)
    func line(_ document: SubmissionDocument, isTerminal: Bool) -> String {
      SubmitCommand.line(document, CapturedConsole(isTerminal: isTerminal).console)
    }
    #expect(line(queued, isTerminal: true) == "submission 3, 2nd in line: judge watch 3")
    #expect(line(queued, isTerminal: false) == "3")
    let rejected = Self.submission(4, .rejected, message: "it is empty")
    #expect(line(rejected, isTerminal: true) == "4  rejected: it is empty")
  }

  @Test(
    "status tells students of their places, and staff of the set-up as well",
    arguments: [true, false])
  func status(isStaff: Bool) {
    var status = StatusReply(
      version: "1", host: "h", mode: .root, mechanisms: [.seccomp],
      missing: [.init(what: "landlock", remedy: "x")], slots: 2, busy: 1, queued: 1,
      yours: [
        .init(id: 3, problem: "sum", state: .queued, queuePosition: 2, message: "waits: no room")
      ],
      problems: [], spool: "/spool")
    status.storage = StorageDocument(free: .mib(9), database: .mib(1), lastBackup: nil)
    status.isStaff = isStaff
    let text = StatusCommand.lines(status, CapturedConsole().console).joined(separator: "\n")
    #expect(text.contains("yours       3  sum  2nd in line: waits: no room"))
    #expect(text.contains("missing     landlock: x"))
    for staffOnly in ["confined by seccomp", "database", "backup"] {
      #expect(text.contains(staffOnly) == isStaff)
    }
  }
}
