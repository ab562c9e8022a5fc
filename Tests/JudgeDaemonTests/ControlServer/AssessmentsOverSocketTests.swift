import Control
import Glibc
import JudgeCore
import Synchronization
import Testing

@Suite("Assessments over the control socket")
struct AssessmentsOverSocketTests {
  private static let sum = TimedAssessment.Part(problem: "sum", attempts: 2)

  @Test("a wish reaches the daemon as it was said")
  func whole() async throws {
    try await ServerBench.run { bench in
      let wish = AssessRequest(
        problems: [Self.sum], opensAt: Timestamp(milliseconds: 1), closesAt: nil, minutes: 90,
        results: .whenOver, extra: [.init(user: "ann", minutes: 15)])
      let document = try await bench.ask { try await $0.setAssessment("week3", wish) }
      #expect(document.name == "week3" && document.sittings == [])
      #expect(bench.backend.assessed.withLock { $0 } == [wish])
      #expect(try await bench.ask { try await $0.assessments() }.map(\.name) == ["week3"])
      try await bench.ask { try await $0.removeAssessment("week3") }
    }
  }

  private static let parts = (0...TimedAssessment.mostProblems).map {
    TimedAssessment.Part(problem: "p\($0)")
  }

  private static let flaws: [(String, AssessRequest)] = [
    ("no minutes", .init(minutes: 0)), ("too many minutes", .init(minutes: 10_081)),
    ("no problems", .init(problems: [])), ("too many problems", .init(problems: parts)),
    ("a problem twice", .init(problems: [sum, .init(problem: "sum")])),
    ("no attempts", .init(problems: [.init(problem: "sum", attempts: 0)])),
    ("too many attempts", .init(problems: [.init(problem: "sum", attempts: 1001)])),
    ("a problem of no such name", .init(problems: [.init(problem: "../sum")])),
    ("a moment before 1970", .init(opensAt: Timestamp(milliseconds: -1))),
    ("less time", .init(extra: [.init(user: "ann", minutes: -1)])),
    ("much more time", .init(extra: [.init(user: "ann", minutes: 10_081)])),
    (
      "more time for too many",
      .init(extra: Array(repeating: .init(user: "a", minutes: 1), count: 101))
    ),
  ]

  @Test("what is out of bounds gets no further", arguments: flaws)
  func bounds(what: String, wish: AssessRequest) async throws {
    try await ServerBench.run { bench in
      await #expect(throws: ControlError.self, "\(what)") {
        try await bench.ask { try await $0.setAssessment("week3", wish) }
      }
      #expect(bench.backend.assessed.withLock { $0 } == [])
    }
  }

  @Test("names are checked")
  func names() async throws {
    try await ServerBench.run { bench in
      for name in ["Week3", "a b", "..", String(repeating: "a", count: 65)] {
        await #expect(throws: ControlError.self, "\(name)") {
          try await bench.ask { try await $0.startAssessment(name) }
        }
      }
    }
  }

  @Test(
    "until it is over, nobody is told of others' submissions to its problems",
    .enabled(if: getuid() == 0, "needs root to be somebody else"))
  func secrecy() async throws {
    try await ServerBench.run(owner: 54_322) { bench in
      let paths = ["1", "1/evidence", "1/events", "3?source=1"].map { "/v1/submissions/\($0)" }
      func ask(_ path: String, as uid: UInt32) async throws -> String {
        try await bench.ask("GET", path, "", uid: uid)
      }
      for path in paths.dropLast() {
        #expect(try await ask(path, as: FakeBackend.stranger).hasPrefix("HTTP/1.1 200"), "\(path)")
      }
      bench.backend.underAssessment.withLock { $0 = ["sum"] }
      for path in paths {
        let refused = try await ask(path, as: FakeBackend.stranger)
        #expect(refused.hasPrefix("HTTP/1.1 403"), "\(path): \(refused)")
        #expect(refused.contains("is to a problem of an assessment"), "\(refused)")
        // Not even which one.
        #expect(!refused.contains("sum"))
        #expect(try await ask(path, as: 54_322).hasPrefix("HTTP/1.1 200"), "\(path)")
        #expect(try await ask(path, as: 0).hasPrefix("HTTP/1.1 200"), "\(path)")
      }
      let listed = try await ask("/v1/submissions", as: FakeBackend.stranger)
      #expect(listed.contains("\"id\":2") && !listed.contains("\"id\":1"))
    }
  }

  @Test("only staff make one", .enabled(if: getuid() == 0, "needs root to be somebody else"))
  func staff() async throws {
    try await ServerBench.run { bench in
      for part in ["", "/removal"] {
        let refused = try await bench.ask(
          "POST", "/v1/assessments/week3\(part)", "{}", uid: FakeBackend.stranger)
        #expect(refused.hasPrefix("HTTP/1.1 403"), "\(part): \(refused)")
      }
      let seen = try await bench.ask(
        "GET", "/v1/assessments/week3", "", uid: FakeBackend.stranger)
      #expect(seen.hasPrefix("HTTP/1.1 200") && !seen.contains("sittings"))
    }
  }
}
