import Control
import Glibc
import JudgeCommands
import JudgeCore
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("The command judge over the control socket")
struct CommandsOverSocketTests {
  /// Runs a command against a server of its own.
  private func judge(
    _ arguments: String..., status: Int32,
    _ check: @Sendable @escaping (_ output: String, _ errors: String, ServerBench) -> Void
  ) async throws {
    try await ServerBench.run { bench in
      let conf = try bench.scratch.write("judge.conf", "socket:\n  path: control.sock\n")
      try bench.scratch.write("sum/a.py", "print(3)\n")
      let texts = Printed()
      let filled = arguments.map { $0.replacing("SCRATCH", with: bench.scratch.path.string) }
      let ended = await JudgeCommand.run(
        filled + ["--config", conf.string], console: texts.console)
      let (output, errors) = texts.texts.withLock { $0 }
      #expect(ended == status, "\(errors)")
      check(output, errors, bench)
    }
  }

  final class Printed: Sendable {
    let texts = Mutex(("", ""))

    var console: Console {
      Console(
        isTerminal: false, isColoured: false, width: nil,
        write: { text in self.texts.withLock { $0.0 += text } },
        complain: { text in self.texts.withLock { $0.1 += text } })
    }
  }

  @Test("submit prints the number")
  func submit() async throws {
    try await judge("submit", "SCRATCH/sum/a.py", "-p", "sum", status: 0) { output, _, bench in
      #expect(output == "3\n")
      #expect(bench.backend.submitted.withLock { $0.first?.fileName } == "a.py")
    }
  }

  @Test("submit waits for the result and ends by it")
  func wait() async throws {
    try await judge("submit", "SCRATCH/sum/a.py", "-p", "sum", "--wait", status: 1) {
      output, _, _ in
      #expect(output.contains("running"))
      #expect(output.contains("WA  wrong answer on sample/1"))
      #expect(output.contains("first difference in line 1: expected 3, got 4"))
    }
  }

  @Test("submit of several files goes on after a bad one and ends by the worst")
  func several() async throws {
    try await judge("submit", "SCRATCH/none.py", "SCRATCH/sum/a.py", "-p", "sum", status: 65) {
      output, errors, _ in
      #expect(output == "3\n")
      #expect(errors.contains("none.py"))
    }
  }

  @Test("cancel goes on after one that cannot be taken back and ends by the worst")
  func cancel() async throws {
    try await judge("cancel", "1", "3", status: 65) { output, errors, _ in
      #expect(output.hasPrefix("3  cancelled by ") && output.hasSuffix(" before it was judged\n"))
      #expect(errors == "judge: submission 1 is judged already\n")
    }
  }

  @Test("submit --wait --json prints one document")
  func json() async throws {
    try await judge("submit", "SCRATCH/sum/a.py", "-p", "sum", "--wait", "--json", status: 1) {
      output, _, _ in
      #expect(output.hasPrefix("{\n") && output.hasSuffix("}\n"))
      #expect(output.contains("\"verdict\" : \"WA\""))
      #expect(!output.contains("comparison"))
    }
  }

  @Test("an unknown problem is wrong usage, and told once")
  func unknown() async throws {
    try await judge(
      "submit", "SCRATCH/sum/a.py", "SCRATCH/sum/a.py", "-p", "nosuch", status: 64
    ) { _, errors, _ in
      #expect(errors == "judge: there is no problem nosuch\n")
    }
  }

  @Test("show sets the failing sample side by side")
  func show() async throws {
    try await judge("show", "1", "--source", status: 0) { output, _, _ in
      #expect(output.contains("WA  wrong answer on sample/1"))
      #expect(output.contains("first difference in line 1: expected 3, got 4"))
      #expect(output.contains("print('mine')"))
      #expect(output.contains("secret.py"))
    }
  }

  @Test("show without a number shows one's own newest")
  func newest() async throws {
    try await judge("show", status: 0) { output, _, bench in
      #expect(output.hasPrefix("Submission 1  sum"))
      #expect(bench.backend.filters.withLock { $0.map(\.isMine) } == [true])
    }
  }

  @Test("list asks for one's own, and says how many were left out")
  func list() async throws {
    try await judge("list", "--mine", status: 0) { output, _, bench in
      #expect(output.contains("secret.py") && !output.contains(" of "))
      let filter = bench.backend.filters.withLock { $0.first }
      #expect(filter?.isMine == true && filter?.user != nil)
    }
    try await judge("list", "-n", "2", status: 0) { output, _, _ in
      #expect(output.hasSuffix("2 of 116: -n 116 for all\n"))
    }
    try await judge("list", "-n", "2", "--json", status: 0) { output, _, _ in
      #expect(output.hasPrefix("[") && output.hasSuffix("]\n"))
      #expect(output.contains("\"file_name\" : \"secret.py\""))
    }
  }

  @Test("a topic that there is not is wrong usage, with the one that was meant")
  func topic() async throws {
    try await judge("problems", "--topic", "number", status: 64) { _, errors, _ in
      #expect(errors == "judge: there is no topic number, did you mean numbers?\n")
    }
  }

  @Test("show --json is the submission's document")
  func showJSON() async throws {
    try await judge("show", "1", "--json", status: 0) { output, _, _ in
      #expect(output.contains("\"id\" : 1"))
      #expect(!output.contains("\"got\""))
    }
  }

  @Test("show of what is not there is wrong usage")
  func missing() async throws {
    try await judge("show", "99", status: 64) { _, errors, _ in
      #expect(errors == "judge: there is no submission 99\n")
    }
  }

  @Test("watch ends with its submission")
  func watch() async throws {
    try await judge("watch", "1", "--json", status: 0) { output, _, _ in
      let lines = output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }
  }

  @Test("try shows what came out")
  func tryOut() async throws {
    try await judge(
      "try", "SCRATCH/sum/a.py", "-p", "sum", "--stdin", "SCRATCH/sum/a.py", status: 1
    ) { output, _, _ in
      #expect(output.hasPrefix("sum  python3\nran, exit status 0\n"))
      #expect(output.contains("  input") && output.contains("got"))
      #expect(!output.contains("expected"))
    }
  }

  @Test("explain shows limits, counters and attempts")
  func explain() async throws {
    try await judge("explain", "1", status: 0) { output, _, _ in
      for part in ["WA  wrong answer", "Counters", "exit status 0", "Attempts", "node g1 was lost"]
      {
        #expect(output.contains(part), "\(part)")
      }
    }
  }

  @Test("rejudge shows what would change and how to go on")
  func rejudge() async throws {
    try await judge("rejudge", "-p", "sum", "--reason", "test 2 mended", status: 0) {
      output, _, bench in
      #expect(output.contains("rejudging 7  2 of 2 submissions"))
      #expect(output.contains("1 verdict would change"))
      #expect(output.contains("judge rejudge --apply 7"))
      let wish = bench.backend.rejudged.withLock { $0 }
      #expect(wish == [RejudgeRequest(problem: "sum", reason: "test 2 mended")])
    }
    try await judge("rejudge", "1", "2", "--no-wait", status: 0) { output, _, _ in
      #expect(output == "7\n")
    }
    try await judge("rejudge", "--apply", "7", status: 0) { output, _, _ in
      #expect(output.contains("applied by") && !output.contains("--apply"))
    }
    try await judge("rejudge", "--cancel", "7", status: 0) { output, _, _ in
      #expect(output.contains("every verdict is as it was"))
    }
    try await judge("rejudge", "--show", "8", status: 64) { _, errors, _ in
      #expect(errors == "judge: there is no rejudging 8\n")
    }
    for wrong in [
      ["--apply", "7", "1"], ["--verdict", "WA"], ["--apply", "7", "--show", "7"],
      ["--reason", "x"], ["1", "-p", "sum"],
    ] {
      let ended = await JudgeCommand.run(["rejudge"] + wrong, console: Printed().console)
      #expect(ended == 64)
    }
  }

  @Test("export writes one line for each submission")
  func export() async throws {
    try await judge("export", "--csv", status: 0) { output, _, _ in
      let lines = output.split(separator: "\n")
      #expect(lines.first?.hasPrefix("id,submitted_at,user,problem") == true)
      #expect(
        lines.count == 3 && lines.dropFirst().allSatisfy { $0.contains(",sum,python3,judged,WA,") })
    }
    try await judge("export", status: 0) { output, _, _ in
      let lines = output.split(separator: "\n")
      #expect(lines.count == 4 && lines.first == "[" && lines.last == "]")
      #expect(lines[1].hasPrefix("{") && lines[1].hasSuffix("},") && lines[2].hasSuffix("}"))
    }
    #expect(
      await JudgeCommand.run(["export", "--csv", "--json"], console: Printed().console) == 64)
  }

  @Test("template writes the starter file once")
  func template() async throws {
    try await judge("template", "sum", "-o", "SCRATCH/new.py", status: 0) { _, _, bench in
      #expect(access(bench.scratch.path.appending("new.py").string, R_OK) == 0)
    }
    try await judge("template", "sum", "-o", "SCRATCH/sum/a.py", status: 65) { _, errors, _ in
      #expect(errors.contains("is there already"))
    }
    try await judge("template", "sum", "-o", "SCRATCH/sum/a.py", "-f", status: 0) { _, _, _ in }
  }

  @Test(
    "the others print what they are asked for",
    arguments: [
      (["status"], "1 of 2 at work"), (["list"], "somebody"), (["board"], "ann"),
      (["problems", "--topic", "numbers"], "Product"), (["statement", "sum"], "sum\n==="),
      (["rejudge"], "to be applied"), (["list", "--json"], "\"verdict\" : \"WA\""),
      (["status", "--json"], "\"slots\" : 2"),
    ])
  func others(arguments: [String], text: String) async throws {
    try await ServerBench.run { bench in
      let conf = try bench.scratch.write("judge.conf", "socket:\n  path: control.sock\n")
      let texts = Printed()
      let ended = await JudgeCommand.run(
        arguments + ["--config", conf.string], console: texts.console)
      #expect(ended == 0)
      #expect(texts.texts.withLock { $0.0 }.contains(text))
    }
  }
}
