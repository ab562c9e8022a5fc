import Control
import Foundation
import JudgeCore
import TestSupport
import Testing

@Suite("What is told of names and places", .serialized)
struct ListingDaemonTests {
  @Test func `names that nobody knows are told, with what was meant`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    func refusal(
      _ ask: (ControlClient) async throws -> Void
    ) async throws -> String {
      do {
        try await daemon.ask(ask)
        return ""
      } catch ControlError.refused(let refusal) {
        return refusal.message
      }
    }
    let handIn = { (problem: String, language: String?) in
      SubmitRequest(
        problem: problem, language: language, fileName: "a.py", source: Data("print(1)\n".utf8))
    }
    #expect(
      try await refusal { _ = try await $0.submissions(matching: .init(problem: "smu")) }
        == "there is no problem smu, did you mean sum?")
    #expect(
      try await refusal { _ = try await $0.statement(of: "xyzzy") }
        == "there is no problem xyzzy: `judge problems` lists them")
    #expect(
      try await refusal { _ = try await $0.submissions(matching: .init(user: "nobody1")) }
        == "nobody named nobody1 has handed in anything")
    #expect(
      try await refusal {
        let request = TryRequest(submission: handIn("sum", "python"), input: nil)
        try await $0.attempt(request) { _ in }
      } == "there is no language python, did you mean python3?")
    var mine = SubmissionFilter()
    mine.isMine = true
    mine.state = .rejected
    let (own, count) = try await daemon.ask { [mine] client in
      (try await client.submissions(matching: mine), try await client.count(of: mine))
    }
    #expect(own == [] && count == 0)
  }

  @Test func `problems have a mark of what the caller has made of them`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    func progress() async throws -> ProblemSummary.Progress? {
      try await daemon.ask { try await $0.problems() }.first?.progress
    }
    #expect(try await progress() == nil)
    try daemon.drop("wrong.py", "print(0)\n")
    _ = try await daemon.submissions(final: 1)
    #expect(try await progress() == .tried)
    try daemon.drop("right.py", "print(sum(map(int, input().split())))\n")
    _ = try await daemon.submissions(final: 2)
    #expect(try await progress() == .solved)
    for (state, count) in [(SubmissionState.judged, 2), (.queued, 0), (.rejected, 0)] {
      let filter = SubmissionFilter(state: state)
      #expect(try await daemon.ask { try await $0.submissions(matching: filter) }.count == count)
      #expect(try await daemon.ask { try await $0.count(of: filter) } == count)
    }
  }

  @Test func `an interactive problem takes no input of one's own`() async throws {
    let daemon = try RunningDaemon()
    try daemon.scratch.write(
      "Problems/sum/problem.yaml",
      SamplePackage.manifest.replacing("type: pass-fail", with: "type: [pass-fail, interactive]"))
    try daemon.scratch.write("Problems/sum/output_validator/v.py", "import sys; sys.exit(42)\n")
    try await daemon.start()
    let request = TryRequest(
      submission: SubmitRequest(
        problem: "sum", language: nil, fileName: "a.py", source: Data("print(1)\n".utf8)),
      input: Data("1 2\n".utf8))
    await #expect(
      throws: ControlError.refused(
        Refusal(.wrongUsage, "sum is interactive: --stdin cannot be used with it"))
    ) {
      try await daemon.ask { try await $0.attempt(request) { _ in } }
    }
  }
}
