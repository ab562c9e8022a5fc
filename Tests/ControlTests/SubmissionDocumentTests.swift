import Control
import FoundationEssentials
import JudgeCore
import Testing

@Suite("The JSON of a submission")
struct SubmissionDocumentTests {
  private static func judged() -> Submission {
    var submission = Submission(
      id: 12, problem: "kerneloverlap", language: "python3", fileName: "x.py", user: "student1",
      uid: 1000, submittedAt: 1_769_860_800_123, state: .judged, verdict: .wrongAnswer,
      message: "sample/01: line 1")
    submission.usage = Usage(
      cpu: .microseconds(31_200), wall: .milliseconds(40), memory: .kib(9120))
    submission.limits = Limits(cpu: .seconds(2), memory: .mib(1024))
    submission.executor = "local"
    submission.host = "node1"
    submission.mode = .root
    submission.mechanisms = [.seccomp, .landlock]
    submission.attempt = 1
    submission.skipped = 3
    submission.sourceSHA256 = "ab"
    submission.compile = CompileResult(ok: true, cached: false, wall: .zero, output: "note")
    submission.tests = [
      TestResult(
        name: "sample/01", verdict: .wrongAnswer,
        usage: Usage(cpu: .microseconds(30_900), wall: .microseconds(39_100), memory: .kib(9120)),
        exitStatus: 0, signal: nil, message: "line 1",
        comparison: .init(input: "1", expected: "2", got: "3"))
    ]
    return submission
  }

  private func json(_ document: SubmissionDocument) throws -> String {
    String(decoding: try ControlJSON.line(document), as: UTF8.self)
  }

  @Test("has every key of the contract, and the figures in its units")
  func judged() throws {
    let document = SubmissionDocument(Self.judged(), detail: .tests, isOwn: true)
    #expect(
      try json(document) == """
        {"attempt":1,"compile":{"cached":false,"ok":true,"output":"note","wall_ms":0},"cpu_ms":31.2,"executor":"local",\
        "expected_wait_ms":null,"file_name":"x.py","gpu":null,"host":"node1","id":12,"language":"python3",\
        "limits":{"cpu_ms":2000,"memory_kib":1048576,"output_kib":8192,"wall_ms":5000},\
        "mechanisms":["landlock","seccomp"],"memory_kib":9120,"message":"sample/01: line 1","mode":"root",\
        "problem":"kerneloverlap","queue_position":null,"score":null,"skipped":3,"source_sha256":"ab","state":"judged",\
        "submitted_at":"2026-01-31T12:00:00.123Z",\
        "test_count":null,\
        "tests":[{"cpu_ms":30.9,"exit_status":0,"gpu":null,"memory_kib":9120,"message":"line 1","name":"sample/01","rerun":null,\
        "signal":null,"start":null,"verdict":"WA","wall_ms":39.1}],"user":"student1","verdict":"WA","wall_ms":40}
        """)
  }

  @Test("has null for what is not known yet")
  func queued() throws {
    var submission = Submission(
      id: 1, problem: "sum", language: nil, fileName: "x", user: "u", uid: 1, submittedAt: 0,
      state: .queued)
    submission.queuePosition = 4
    submission.expectedWait = .seconds(20)
    let text = try json(SubmissionDocument(submission, detail: .summary, isOwn: true))
    let keys = [
      "language", "verdict", "cpu_ms", "wall_ms", "memory_kib", "score", "executor", "host", "mode",
      "mechanisms", "limits", "attempt", "skipped", "gpu", "source_sha256", "compile",
      "test_count",
    ]
    for key in keys { #expect(text.contains("\"\(key)\":null"), "\(key)") }
    #expect(text.contains("\"queue_position\":4"))
    #expect(text.contains("\"expected_wait_ms\":20000"))
    #expect(!text.contains("tests") && text.contains("\"file_name\":\"x\""))
  }

  @Test(
    "tells outputs where they are asked for and may be seen, and nowhere else",
    arguments: [
      (SubmissionDocument.Detail.outputs, true, true), (.outputs, false, false),
      (.tests, true, false),
      (.tests, false, false),
    ])
  func outputs(detail: SubmissionDocument.Detail, isOwn: Bool, isThere: Bool) throws {
    let document = SubmissionDocument(Self.judged(), detail: detail, isOwn: isOwn)
    #expect((document.tests?.first?.comparison != nil) == isThere)
    #expect(document.withoutOutputs.tests?.first?.comparison == nil)
    #expect(document.message.isEmpty == !isOwn)
    #expect((document.fileName == nil) == !isOwn)
    #expect(document.compile?.output.isEmpty == !isOwn)
    #expect(document.verdict == .wrongAnswer)
  }

  @Test("comes back as it was", arguments: [true, false])
  func roundTrip(isOwn: Bool) throws {
    let document = SubmissionDocument(Self.judged(), detail: .outputs, isOwn: isOwn)
    #expect(
      try ControlJSON.decode(SubmissionDocument.self, from: ControlJSON.line(document)) == document)
  }

  @Test("is refused with figures out of this world", arguments: ["1e300", "-1e300"])
  func hostile(figure: String) {
    let data = Data("{\"cpu_ms\":\(figure),\"wall_ms\":0,\"memory_kib\":0}".utf8)
    #expect(throws: (any Error).self) { try ControlJSON.decode(UsageDocument.self, from: data) }
  }
}
