import Control
import Foundation
import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// The whole judge, with every real part in place.
@Suite(.serialized) struct DaemonTests {
  private let right = "print(sum(map(int, input().split())))\n"
  private let wrong = "a, b = map(int, input().split())\nprint(a - b)\n"
  private let slow = """
    import time
    a, b = map(int, input().split())
    end = time.process_time() + 0.3
    while time.process_time() < end: pass
    print(a + b)

    """

  @Test func `what is dropped is judged, and every test is recorded`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    try daemon.drop("right.py", right)
    _ = try await daemon.submissions(final: 1)
    try daemon.drop("wrong.py", wrong)
    _ = try await daemon.submissions(final: 2)
    try daemon.drop(
      "right.cpp",
      "#include <iostream>\nint main() { long a, b; std::cin >> a >> b; std::cout << a + b; }\n")
    _ = try await daemon.submissions(final: 3)
    try daemon.drop("broken.c", "int main( {\n")
    _ = try await daemon.submissions(final: 4)
    try daemon.drop("notes.txt", "no program\n")
    let rows = try await daemon.submissions(final: 5)
    #expect(rows.map(\.verdict) == [.accepted, .wrongAnswer, .accepted, .compileError, nil])
    #expect(rows[0].tests.map(\.name) == ["sample/1", "secret/01-small", "secret/02-large"])
    #expect(rows[0].tests.allSatisfy { $0.usage.cpu > .zero && $0.usage.wall > .zero })
    #expect(rows[1].tests.first?.comparison?.expected == "3\n")
    #expect(rows[1].skipped == 2)
    #expect(rows[3].compile?.output.contains("error") == true)
    #expect(rows[4].state == .rejected)
    #expect(rows[4].message.contains(".py"))
    #expect(rows[0].mode == (geteuid() == 0 ? .root : .plain))
    #expect(rows[0].mechanisms?.contains(.seccomp) == true)
  }

  @Test func `a try tells what a right program wrote to standard error`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    let talks = "import sys\nsys.stderr.write('hm, ')\n" + right
    let file = try daemon.scratch.write("talks.py", talks)
    let configuration = daemon.scratch.path.appending("judge.conf").string
    let tried = try FinishedProcess(
      BuiltPrograms.path("judge").string,
      ["try", file.string, "-p", "sum", "--config", configuration])
    #expect(tried.output.contains("sample/1 wrote to standard error\n    hm, "), "\(tried.output)")
    try daemon.drop("talks.py", talks)
    let row = try #require(try await daemon.submissions(final: 1).first)
    #expect(row.verdict == .accepted && row.tests.allSatisfy { $0.comparison == nil })
  }

  @Test func `500 drops at once are all judged, each once`() async throws {
    let daemon = try RunningDaemon(overrides: ["queue.per_user=500"])
    // One test is enough.
    for name in ["01-small.in", "01-small.ans", "02-large.in", "02-large.ans"] {
      daemon.scratch.remove("Problems/sum/data/secret/\(name)")
    }
    try await daemon.start()
    for number in 1...500 { try daemon.drop("s\(number).py", number % 4 == 0 ? wrong : right) }
    let rows = try await daemon.submissions(final: 500, within: .seconds(600))
    #expect(Set(rows.map(\.fileName)).count == 500 && rows.count == 500)
    #expect(rows.filter { $0.verdict == .accepted }.count == 375)
    #expect(rows.filter { $0.verdict == .wrongAnswer }.count == 125)
  }

  @Test func `a killed worker costs nobody anything`() async throws {
    let daemon = try RunningDaemon(overrides: ["slots=1"])
    try await daemon.start()
    try daemon.drop("slow.py", slow)
    try await daemon.until("a running submission") {
      try await daemon.rows().first?.state == .running
    }
    for worker in daemon.processes("judge-worker") { kill(worker, SIGKILL) }
    let rows = try await daemon.submissions(final: 1)
    #expect(rows.map(\.verdict) == [.accepted])
    #expect(rows.first?.tests.count == 3)
  }

  @Test func `a stopped daemon leaves no worker behind, whatever that is at`() async throws {
    let daemon = try RunningDaemon(overrides: ["slots=1"])
    try await daemon.start()
    try daemon.drop("endless.py", "while True: pass\n")
    try await daemon.until("a running submission") {
      try await daemon.rows().first?.state == .running
    }
    daemon.stop()
    // The run itself would go on for the twenty seconds of its limit.
    try await daemon.until("the worker's end", within: .seconds(10)) {
      daemon.processes("judge-worker").isEmpty
    }
  }

  @Test func `a killed daemon loses nothing and doubles nothing`() async throws {
    let daemon = try RunningDaemon(overrides: ["slots=1"])
    try await daemon.start()
    for number in 1...4 { try daemon.drop("s\(number).py", slow) }
    try await daemon.until("a running submission") {
      try await daemon.rows().contains { $0.state == .running }
    }
    daemon.kill()
    try await daemon.start()
    let rows = try await daemon.submissions(final: 4)
    #expect(rows.map(\.verdict) == [.accepted, .accepted, .accepted, .accepted])
    #expect(Set(rows.map(\.fileName)).count == 4)
  }

  @Test func `what was dropped while no daemon ran is judged at the next start`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    daemon.stop()
    try daemon.drop("late.py", right)
    try await daemon.start()
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
  }

  @Test func `a stopped daemon leaves no process behind`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    try daemon.drop("right.py", right)
    _ = try await daemon.submissions(final: 1)
    daemon.stop()
    try await daemon.until("the end of all processes") {
      daemon.processes("judge-worker").isEmpty && daemon.processes("judge-spawn").isEmpty
    }
  }

  @Test func `a second daemon on the same spool says who serves it`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    let first = daemon.processes("judged")
    let judged = try Self.run([
      "--config", daemon.scratch.path.appending("judge.conf").string,
    ])
    #expect(judged.status == 70)
    #expect(judged.output.contains("\(first.first ?? 0)"))
    #expect(judged.output.contains("var/spool"))
  }

  @Test(arguments: [
    ("slots: many\n", "slots"), ("sluts: 1\n", "sluts"), ("spool: [\n", "judge.conf"),
    ("languages: {}\n", "language"),
  ])
  func `a judge.conf that is wrong is told in words`(text: String, word: String) async throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("judge.conf", text)
    let judged = try Self.run(["--config", file.string])
    #expect(judged.status == 65)
    #expect(judged.output.hasPrefix("judged: "))
    #expect(judged.output.contains(word))
  }

  @Test func `a judge.conf that is not there is named`() async throws {
    let judged = try Self.run(["--config", "/nowhere/judge.conf"])
    #expect(judged.status == 65)
    #expect(judged.output.contains("/nowhere/judge.conf"))
  }

  @Test func `what a compiler lacks is the judge's fault, and named`() async throws {
    let daemon = try RunningDaemon(overrides: [
      "languages.c.compile_roots=[/usr, /nowhere/lib]", "attempts=2",
    ])
    try await daemon.start()
    try daemon.drop("right.c", "int main(void) { return 0; }\n")
    let row = try #require(try await daemon.submissions(final: 1).first)
    #expect(row.verdict == .judgeError)
    #expect(row.message.contains("/nowhere/lib"))
    #expect(row.attempt == 2)
  }

  @Test func `a malformed package is named and hinders no other`() async throws {
    let daemon = try RunningDaemon()
    try SamplePackage.make(in: daemon.scratch, name: "Problems/spoilt")
    try daemon.scratch.write("Problems/spoilt/problem.yaml", "nome: Spoilt\n")
    try await daemon.start()
    #expect(daemon.log.contains("spoilt"))
    try daemon.drop("right.py", right)
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
  }

  @Test func `what is handed in for a package that is broken today waits until it is mended`()
    async throws
  {
    let daemon = try RunningDaemon()
    let whole = try String(
      contentsOfFile: daemon.scratch.path.pushing("Problems/sum/problem.yaml").string,
      encoding: .utf8)
    try daemon.scratch.write("Problems/sum/problem.yaml", "nome: Sum\n")
    try await daemon.start()
    try daemon.drop("right.py", right)
    try await daemon.until("the drop's row") { try await daemon.rows().count == 1 }
    daemon.stop()
    // Without the package at all, too.
    try daemon.scratch.write("elsewhere", "")
    rename(
      daemon.scratch.path.pushing("Problems/sum").string,
      daemon.scratch.path.appending("aside").string)
    try await daemon.start()
    #expect(try await daemon.rows().map(\.state) == [.queued])
    daemon.stop()
    rename(
      daemon.scratch.path.appending("aside").string,
      daemon.scratch.path.pushing("Problems/sum").string)
    try daemon.scratch.write("Problems/sum/problem.yaml", whole)
    try await daemon.start()
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
  }

  @Test func `a language that the problem does not take is rejected with the reason`() async throws
  {
    let daemon = try RunningDaemon()
    try daemon.scratch.write(
      "Problems/sum/problem.yaml", SamplePackage.manifest + "languages: [python3]\n")
    try await daemon.start()
    try daemon.drop("right.c", "int main(void) { return 0; }\n")
    let row = try #require(try await daemon.submissions(final: 1).first)
    #expect(row.state == .rejected)
    #expect(row.message == "sum takes no c: it takes python3")
  }

  @Test func `a secret test shows nothing of itself, whatever the package says`() async throws {
    let daemon = try RunningDaemon()
    try daemon.scratch.write("Problems/sum/data/secret/02-large.yaml", "full_feedback: true\n")
    try await daemon.start()
    try daemon.drop("small.py", "print(min(sum(map(int, input().split())), 9))\n")
    let row = try #require(try await daemon.submissions(final: 1).first)
    #expect(row.verdict == .wrongAnswer && row.skipped == 0)
    #expect(row.tests.last?.comparison == nil)
    #expect(row.message.contains("1000000000001") == false, "\(row.message)")
  }

  /// Accepts the sum and ten times the sum, tells the team of the rest, and breaks on `break`.
  private static let validator = """
    import pathlib, sys
    got = sys.stdin.read().split()
    wanted = int(open(sys.argv[2]).read())
    if got == ["break"]: sys.exit("not that again")
    if got and int(got[0]) in (wanted, 10 * wanted): sys.exit(42)
    (pathlib.Path(sys.argv[3]) / "teammessage.txt").write_text("neither the sum nor ten times it\\n")
    sys.exit(43)

    """

  @Test func `a package's own validator decides, in the sandbox`() async throws {
    let daemon = try RunningDaemon()
    try daemon.scratch.write("Problems/sum/output_validator/validate.py", Self.validator)
    try await daemon.start()
    try daemon.drop("tenfold.py", "print(10 * sum(map(int, input().split())))\n")
    _ = try await daemon.submissions(final: 1)
    try daemon.drop("wrong.py", wrong)
    _ = try await daemon.submissions(final: 2)
    try daemon.drop("break.py", "print('break')\n")
    let rows = try await daemon.submissions(final: 3)
    #expect(rows.map(\.verdict) == [.accepted, .wrongAnswer, .judgeError])
    #expect(rows[1].message.contains("neither the sum nor ten times it"))
    #expect(rows[2].message.contains("sample/1: the output validator failed: exit status 1"))
    // Another try would come to the same; what it said is kept for whoever keeps the server, and for nobody else.
    #expect(rows[2].attempt == 1 && rows[2].tests.map(\.verdict) == [.judgeError])
    #expect(daemon.log.contains("not that again") && !rows[2].message.contains("not that"))
  }

  @Test func `a run near the limit is run once more, alone, and both figures are kept`()
    async throws
  {
    let daemon = try RunningDaemon()
    try daemon.scratch.write("Problems/sum/problem.yaml", SamplePackage.manifest)
    try await daemon.start()
    // Of a second that it may have; the interpreter's own start comes on top.
    try daemon.drop(
      "near.py", slow.replacing("process_time() + 0.3", with: "process_time() + 0.93"))
    let row = try #require(try await daemon.submissions(final: 1).first)
    let test = try #require(row.tests.first)
    #expect(test.rerun != nil, "\(test)")
    #expect(test.usage.cpu >= .milliseconds(900))
    #expect((test.rerun?.cpu ?? .zero) >= .milliseconds(900))
    #expect(
      test.rerun.map { ($0.cpu > .seconds(1)) == (test.verdict == .timeLimit) } ?? false)
  }

  @Test func `hints unlock after three failed submissions`() async throws {
    let daemon = try RunningDaemon()
    try daemon.scratch.write("Problems/sum/judge.yaml", "schema: 1\nhints: [Add them.]\n")
    try await daemon.start()
    let socket = daemon.scratch.path.appending("var/run/control.sock").string
    for count in 1...3 {
      try await ControlClient.using(socket: socket) { client in
        let statement = try await client.statement(of: "sum")
        #expect(statement.hints == [] && statement.attemptsToHints == 4 - count)
      }
      try daemon.drop("wrong\(count).py", wrong)
      _ = try await daemon.submissions(final: count)
    }
    let statement = try await ControlClient.using(socket: socket) {
      try await $0.statement(of: "sum")
    }
    #expect(statement.hints == ["Add them."] && statement.attemptsToHints == 0)
  }

  @Test func `packages where programs could see their answers are refused`() async throws {
    let daemon = try RunningDaemon(overrides: ["problems.path=/usr/share"])
    try daemon.launch()
    #expect(try await daemon.exitStatus() == 65)
    #expect(daemon.log.contains("/usr/share lies in /usr, which programs in"))
  }

  @Test func `a problems folder that is not there is named`() async throws {
    let daemon = try RunningDaemon(overrides: ["problems.path=/nowhere/problems"])
    try daemon.launch()
    #expect(try await daemon.exitStatus() == 70)
    #expect(daemon.log.contains("/nowhere/problems") && daemon.log.contains("problems.path"))
  }

  private static func run(_ arguments: [String]) throws -> FinishedProcess {
    try FinishedProcess(BuiltPrograms.path("judged").string, arguments)
  }
}
