import Control
import Glibc
import JudgeCommands
import JudgeCore
import SystemPackage
import TestSupport
import Testing

@Suite("The command judge")
struct JudgeCommandTests {
  @Test(
    "refuses wrong usage with status 64 and says what is right",
    arguments: [
      ["nosuch"], ["show", "x"], ["list", "--limit", "0"], ["list", "--verdict", "OK"],
      ["submit"], ["problems", "--difficulty", "odd"], ["--nosuch"],
    ])
  func usage(arguments: [String]) async {
    let captured = CapturedConsole()
    #expect(await JudgeCommand.run(arguments, console: captured.console) == 64)
    #expect(captured.output.isEmpty)
    #expect(captured.errors.contains("Usage:") || captured.errors.contains("judge --help"))
  }

  @Test(
    "explains itself",
    arguments: [
      "submit", "try", "template", "status", "show", "list", "watch", "board", "problems",
      "statement", "cancel", "rejudge",
      "verify", "new", "run", "doctor",
    ])
  func help(command: String) async {
    let captured = CapturedConsole()
    #expect(await captured.run(command, "--help") == 0)
    #expect(captured.output.contains(/Examples?:/))
    #expect(captured.output.contains("--json") && captured.output.contains("--config"))
    #expect(captured.errors.isEmpty)
  }

  @Test(
    "guesses a command that is mistyped",
    arguments: [
      ("lst", ", did you mean list?"), ("submitt", ", did you mean submit?"),
      ("xyzzyx", ": judge --help lists them"),
      ("a\u{1B}b\u{1B}c\u{1B}", ": judge --help lists them"),
    ])
  func mistyped(name: String, hint: String) async {
    let captured = CapturedConsole()
    #expect(await captured.run(name) == 64)
    #expect(
      captured.errors == "judge: there is no command \(TerminalText.line(name))\(hint)\n")
  }

  @Test("says its version")
  func version() async {
    let captured = CapturedConsole()
    #expect(await captured.run("--version") == 0)
    #expect(captured.output == JudgeVersion.text + "\n")
  }

  @Test("says in one line that no daemon is there, with status 69")
  func noDaemon() async throws {
    let scratch = try ScratchFolder()
    let conf = try scratch.write("judge.conf", "socket:\n  path: none.sock\n")
    let commands = [
      ["status"], ["list"], ["show", "1"], ["watch"], ["board"], ["problems"],
      ["statement", "sum"], ["template", "sum"],
      ["submit", scratch.path.appending("a.py").string, "-p", "sum"],
      ["try", scratch.path.appending("a.py").string, "-p", "sum"],
    ]
    try scratch.write("a.py", "print(1)\n")
    for command in commands {
      let captured = CapturedConsole()
      let arguments = ["--config", conf.string, "--json"] + command
      #expect(await JudgeCommand.run(arguments, console: captured.console) == 69)
      #expect(
        captured.errors
          == "judge: no daemon at \(scratch.path)/none.sock: start it with `make run` or `systemctl start judge`\n"
      )
      #expect(captured.output.isEmpty)
    }
  }

  @Test("says what is wrong with judge.conf, with status 65")
  func malformed() async throws {
    let scratch = try ScratchFolder()
    let conf = try scratch.write("judge.conf", "nosuchkey: 1\n")
    let captured = CapturedConsole()
    #expect(await captured.run("list", "--config", conf.string) == 65)
    #expect(captured.errors.contains("nosuchkey"))
    #expect(captured.errors.split(separator: "\n").count == 1)
  }

  @Test(
    "refuses files that cannot be submissions, with status 65",
    arguments: [
      "nosuch.py", "empty.py", "folder", "large.py",
    ])
  func badFiles(name: String) async throws {
    let scratch = try ScratchFolder()
    let conf = try scratch.write("judge.conf", "spool:\n  max_source_kib: 1\n")
    try scratch.write("empty.py", "")
    try scratch.write("folder/x", "x")
    try scratch.write("large.py", bytes: [UInt8](repeating: 32, count: 1025))
    let captured = CapturedConsole()
    let file = scratch.path.appending(name).string
    #expect(await captured.run("submit", file, "-p", "sum", "--config", conf.string) == 65)
    #expect(captured.errors.contains(name))
  }

  @Test("names a file that it may not read", .enabled(if: geteuid() != 0, "root may read all"))
  func unreadable() async throws {
    let scratch = try ScratchFolder()
    let conf = try scratch.write("judge.conf", "slots: 1\n")
    let file = try scratch.write("mine.py", "print(1)\n")
    chmod(file.string, 0)
    let captured = CapturedConsole()
    #expect(await captured.run("submit", file.string, "-p", "sum", "--config", conf.string) == 65)
    #expect(captured.errors.contains("mine.py cannot be read: Permission denied"))
  }
}
