import Control
import Foundation
import Glibc
import JudgeCore
import JudgeDaemon
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("The control socket")
struct ControlServerTests {
  @Test("knows who asks from the kernel")
  func caller() async throws {
    try await ServerBench.run { bench in
      let status = try await bench.ask { try await $0.status() }
      #expect(status.slots == 2)
      let caller = bench.backend.callers.withLock { $0.first }
      #expect(caller?.uid == getuid())
      #expect(caller?.gid == getgid())
      // The daemon's own user is staff.
      #expect(caller?.isStaff == true)
    }
  }

  @Test(
    "shows sources and outputs to their owner and hides them from others",
    .enabled(if: getuid() == 0, "only root can ask as two users"))
  func privacy() async throws {
    let owner: UInt32 = 54_320
    try await ServerBench.run(owner: owner) { bench in
      let own = try await bench.get("/v1/submissions/1?source=1&output=1", uid: owner)
      #expect(own.contains(#""got":"4""#))
      #expect(own.contains(#""source":"cHJpbnQoJ21pbmUnKQ==""#))
      #expect(own.contains("secret.py"))

      let other = try await bench.get("/v1/submissions/1?output=own", uid: FakeBackend.stranger)
      #expect(other.contains(#""verdict":"WA""#))
      for hidden in ["printed 4", "secret.py", "line 1 of it", #""got""#] {
        #expect(!other.contains(hidden))
      }
      let refused = try await bench.get("/v1/submissions/1?source=1", uid: FakeBackend.stranger)
      #expect(refused.hasPrefix("HTTP/1.1 403"))
      let list = try await bench.get("/v1/submissions", uid: owner)
      #expect(list.contains(#""verdict":"WA""#) && !list.contains(#""tests""#))
      let staff = try await bench.get("/v1/submissions/1?source=1&output=1", uid: 0)
      #expect(staff.contains(#""got":"4""#))
    }
  }

  @Test(
    "lets its owner and staff alone cancel a submission",
    .enabled(if: getuid() == 0, "only root can ask as two users"))
  func cancel() async throws {
    let owner: UInt32 = 54_320
    try await ServerBench.run(owner: owner) { bench in
      let path = "/v1/submissions/3/cancel"
      let other = try await bench.ask("POST", path, "[]", uid: FakeBackend.stranger)
      #expect(other.hasPrefix("HTTP/1.1 403"))
      #expect(other.contains("they and staff alone can cancel it"))
      for uid in [owner, 0] {
        let cancelled = try await bench.ask("POST", path, "[]", uid: uid)
        #expect(cancelled.hasPrefix("HTTP/1.1 200"))
        #expect(cancelled.contains(#""cancelled_by":"#))
      }
    }
  }

  @Test("takes a submission as it was sent")
  func submit() async throws {
    try await ServerBench.run { bench in
      let name = "a b\u{1B}\"é.py"
      let request = SubmitRequest(
        problem: "sum", language: nil, fileName: name, source: Data([0, 255, 10]))
      let document = try await bench.ask { try await $0.submit(request) }
      #expect(document.id == 3)
      #expect(document.state == .queued)
      #expect(bench.backend.submitted.withLock { $0 } == [request])
    }
  }

  @Test(
    "refuses what cannot be a submission",
    arguments: [
      ("sum", "", 1, Refusal.Kind.badInput), ("sum", "a/b", 1, .badInput),
      ("sum", "..", 1, .badInput),
      ("sum", "a\0b", 1, .badInput), ("sum", "a.py", 4097, .badInput),
      ("sum", "a.py", 1_000_000, .badInput), ("../sum", "a.py", 1, .notFound),
      ("nosuch", "a.py", 1, .notFound), ("broken", "a.py", 1, .fault),
    ])
  func refusals(problem: String, file: String, size: Int, kind: Refusal.Kind) async throws {
    try await ServerBench.run { bench in
      let request = SubmitRequest(
        problem: problem, language: nil, fileName: file, source: Data(count: size))
      do {
        _ = try await bench.ask { try await $0.submit(request) }
        Issue.record("it was taken")
      } catch ControlError.refused(let refusal) {
        #expect(refusal.kind == kind)
        #expect(!refusal.message.contains("Broken"))
      }
    }
  }

  @Test(
    "answers what is no request of ours with one line",
    arguments: [
      ("GET /v1/nothing HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "HTTP/1.1 400"),
      ("GET /v1/submissions/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "HTTP/1.1 400"),
      ("GET /v1/submissions/-1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "HTTP/1.1 400"),
      (
        "GET /v1/submissions?limit=0 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 400"
      ),
      (
        "GET /v1/submissions?state=done HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 400"
      ),
      (
        "GET /v1/submissions?verdict=OK HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 400"
      ),
      ("GET /v1/submissions/9 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "HTTP/1.1 404"),
      (
        "POST /v1/submissions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 3\r\n\r\n{[}",
        "HTTP/1.1 400"
      ),
      (
        "POST /v1/submissions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\n[]",
        "HTTP/1.1 400"
      ),
      ("\u{1}\u{2}\r\n\r\n", "HTTP/1.1 400"),
      ("GET /v1/status HTTP/9.9\r\n\r\n", "HTTP/1.1 400"),
    ])
  func malformed(request: String, start: String) async throws {
    try await ServerBench.run { bench in
      let answer = try await bench.raw(request)
      #expect(answer.hasPrefix(start))
      // It still serves.
      let status = try await bench.ask { try await $0.status() }
      #expect(status.slots == 2)
    }
  }

  @Test("lists what a filter asks for")
  func list() async throws {
    try await ServerBench.run { bench in
      let filter = SubmissionFilter(
        user: "a&b=c d%", problem: "sum", verdict: .timeLimit, state: .judged, limit: 7)
      let list = try await bench.ask { try await $0.submissions(matching: filter) }
      #expect(list.map(\.id) == [2, 1])
      #expect(list.allSatisfy { $0.tests == nil })
      #expect(bench.backend.filters.withLock { $0 } == [filter])
    }
  }

  @Test("follows a submission to its end")
  func follow() async throws {
    try await ServerBench.run { bench in
      let states = try await bench.ask { client in
        var states: [SubmissionState] = []
        try await client.follow(1) { states.append($0.state) }
        return states
      }
      #expect(states == [.running, .judged])
    }
  }

  @Test("follows all submissions until the reader leaves")
  func followAll() async throws {
    let (stream, seen) = AsyncStream<SubmissionState>.makeStream()
    try await ServerBench.run { bench in
      await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await bench.ask { try await $0.follow(nil) { _ = seen.yield($0.state) } }
        }
        var states = stream.makeAsyncIterator()
        #expect(await states.next() == .running)
        #expect(await states.next() == .judged)
        group.cancelAll()
      }
    }
  }

  @Test("stops in good time while somebody follows")
  func stopping() async throws {
    let (stream, seen) = AsyncStream<SubmissionState>.makeStream()
    let (sockets, socket) = AsyncStream<String>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await path in sockets {
          try await ControlClient.using(socket: path) { client in
            try await client.follow(nil) { _ = seen.yield($0.state) }
          }
          return
        }
      }
      try await ServerBench.run { bench in
        socket.yield(bench.socket.string)
        var states = stream.makeAsyncIterator()
        #expect(await states.next() == .running)
      }
      // The stream has ended, not broken.
      try await group.waitForAll()
    }
  }

  @Test("runs without handing in, and says a refusal that comes late")
  func attempt() async throws {
    try await ServerBench.run { bench in
      let request = TryRequest(
        submission: SubmitRequest(
          problem: "sum", language: nil, fileName: "a.py", source: Data([1])),
        input: Data("7".utf8))
      let documents = try await bench.ask { client in
        var documents: [SubmissionDocument] = []
        try await client.attempt(request) { documents.append($0) }
        return documents
      }
      #expect(documents.map(\.message) == ["7"])
      #expect(documents.first?.tests?.first?.comparison?.got == "4")

      var refused = request
      refused.submission.problem = "nosuch"
      await #expect(throws: ControlError.refused(Refusal(.notFound, "there is no problem nosuch")))
      {
        try await bench.ask { [refused] in try await $0.attempt(refused) { _ in } }
      }
    }
  }

  @Test("of a submission nothing is said twice: how often would tell what is kept")
  func news() async throws {
    try await ServerBench.run { bench in
      let answer = try await bench.ask("GET", "/v1/submissions/1/events", "")
      #expect(answer.ranges(of: "\"state\":").count == 2, "\(answer)")
    }
  }

  @Test(
    "lets staff alone judge again", .enabled(if: getuid() == 0, "only root can ask as two users"),
    arguments: [
      ("GET", "/v1/rejudgings", ""), ("POST", "/v1/rejudgings", #"{"ids":[1],"reason":""}"#),
      ("GET", "/v1/rejudgings/7", ""), ("GET", "/v1/rejudgings/7/events", ""),
      ("POST", "/v1/rejudgings/7/apply", "[]"), ("POST", "/v1/rejudgings/7/cancel", "[]"),
    ])
  func staff(method: String, path: String, body: String) async throws {
    try await ServerBench.run { bench in
      let student = try await bench.ask(method, path, body, uid: FakeBackend.stranger)
      #expect(student.hasPrefix("HTTP/1.1 403"))
      #expect(student.contains("this is for staff"))
      #expect(bench.backend.rejudged.withLock { $0.isEmpty })
      let staff = try await bench.ask(method, path, body, uid: 0)
      #expect(staff.hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test(
    "refuses to judge again what is not named",
    arguments: [
      (#"{"ids":[],"reason":""}"#, "name submissions, a problem or a user"),
      (#"{"ids":[],"problem":"../x","reason":""}"#, "no problem has such a name"),
      (#"{"ids":[1],"verdict":"OK","reason":""}"#, "not what this path takes"),
      (#"{"ids":["1"],"reason":""}"#, "not what this path takes"),
    ])
  func selection(body: String, message: String) async throws {
    try await ServerBench.run { bench in
      let answer = try await bench.ask("POST", "/v1/rejudgings", body)
      #expect(answer.hasPrefix("HTTP/1.1 40"))
      #expect(answer.contains(message))
    }
  }

  @Test("gives statement, template and board")
  func others() async throws {
    try await ServerBench.run { bench in
      try await bench.ask { client in
        let statement = try await client.statement(of: "sum")
        #expect(statement.markdown == "# sum")
        let template = try await client.template(of: "sum", language: "cpp")
        #expect(template.language == "cpp")
        let board = try await client.board()
        #expect(board.entries.first?.tries == 2)
        let part = BoardFilter(
          since: Timestamp("2026-01-31T14:00:00.000Z"),
          until: Timestamp("2026-01-31T15:15:00.000Z"), problems: ["sum", "product"])
        _ = try await client.board(part)
        #expect(bench.backend.boards.withLock { $0 } == [BoardFilter(), part])
        let problems = try await client.problems()
        #expect(problems.map(\.name) == ["sum", "product"])
      }
    }
  }
}
