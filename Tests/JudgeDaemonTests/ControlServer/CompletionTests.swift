import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Completion in bash")
struct CompletionTests {
  /// What bash offers after the last of the words.
  private func offered(_ words: [String], _ bench: ServerBench) async throws -> [String] {
    let conf = try bench.scratch.write(
      "judge.conf",
      "socket:\n  path: control.sock\n"
    )
    try bench.scratch.write("here/one file.py", "")
    try bench.scratch.write("here/two.zip", "")
    let script = """
      source <(judge --generate-completion-script bash)
      COMP_WORDS=(judge "$@") COMP_CWORD=$#
      COMP_LINE="${COMP_WORDS[*]}" COMP_POINT=${#COMP_LINE}
      _judge judge "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let judge = BuiltPrograms.path("judge")
    let command = [
      "/usr/bin/env", "-C", bench.scratch.path.appending("here").string, "JUDGE_CONFIG=\(conf)",
      "PATH=\(judge.removingLastComponent()):/usr/bin:/bin", "bash", "-c", script, "bash",
    ]
    return try await ServerBench.command(command + words).split(separator: "\n").map(String.init)
  }

  @Test(
    "offers files where files are named, and fixed words where there are some",
    arguments: [
      (["submit", ""], ["one file.py", "two.zip"]), (["try", "o"], ["one file.py"]),
      (["try", "x", "--stdin", "t"], ["two.zip"]), (["install", ""], ["two.zip"]),
      (["list", "--verdict", "T"], ["TLE"]), (["list", "--state", "ru"], ["running"]),
      (["problems", "--difficulty", "h"], ["hard"]),
      (["sub"], ["submit"]), (["list", "--config", "t"], ["two.zip"]),
    ])
  func fixed(words: [String], expected: [String]) async throws {
    try await ServerBench.run { bench in
      let found = try await offered(words, bench)
      #expect(found.sorted() == expected.sorted())
    }
  }

  @Test(
    "asks the daemon for problems, topics and numbers, and judge.conf for languages",
    arguments: [
      (["submit", "x", "-p", ""], ["sum", "product"]), (["statement", "pr"], ["product"]),
      (["problems", "--topic", ""], ["numbers"]), (["show", ""], ["1"]),
      (["submit", "-l", "p"], ["python3"]),
    ])
  func asked(words: [String], expected: [String]) async throws {
    try await ServerBench.run { bench in
      let found = try await offered(words, bench)
      #expect(found.sorted() == expected.sorted())
    }
  }

  @Test("offers nothing, and says nothing, where there is no daemon")
  func silent() async throws {
    try await ServerBench.run { bench in
      let words = ["statement", "--config", "/nowhere/judge.conf", "s"]
      let found = try await offered(words, bench)
      #expect(found == [])
    }
  }
}
