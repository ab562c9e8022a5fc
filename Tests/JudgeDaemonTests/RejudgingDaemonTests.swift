import Control
import Foundation
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// Judging again, and turns in the queue, with the whole judge.
@Suite(.serialized) struct RejudgingDaemonTests {
  private func ask<Value>(
    _ daemon: RunningDaemon, _ body: (ControlClient) async throws -> Value
  ) async throws -> Value {
    let socket = daemon.scratch.path.appending("var/run/control.sock").string
    return try await ControlClient.using(socket: socket, body)
  }

  @Test func `a mended test changes verdicts once the teacher says so`() async throws {
    let daemon = try RunningDaemon()
    try daemon.scratch.write("Problems/sum/data/secret/02-large.ans", "7\n")
    try await daemon.start()
    try daemon.drop("right.py", "print(sum(map(int, input().split())))\n")
    try daemon.drop("wrong.py", "print(7)\n")
    let before = try await daemon.submissions(final: 2)
    #expect(before.map(\.verdict) == [.wrongAnswer, .wrongAnswer])
    daemon.stop()
    try daemon.scratch.write("Problems/sum/data/secret/02-large.ans", "1000000000001\n")
    try await daemon.start()

    let rejudging = try await ask(daemon) { client in
      let begun = try await client.rejudge(RejudgeRequest(problem: "sum", reason: "mended"))
      var last = begun
      try await client.followRejudging(begun.id) { last = $0 }
      return last
    }
    #expect(rejudging.total == 2 && rejudging.isDone)
    let right = try #require(before.first { $0.fileName == "right.py" })
    #expect(rejudging.changes?.map(\.submission) == [right.id])
    #expect(try await daemon.rows().map(\.verdict) == [.wrongAnswer, .wrongAnswer])

    let applied = try await ask(daemon) { try await $0.endRejudging(rejudging.id, .applied) }
    #expect(applied.ending == .applied && applied.changes == rejudging.changes)
    let after = try await daemon.rows()
    #expect(after.count == 2)
    #expect(after.first { $0.id == right.id }?.verdict == .accepted)
    let evidence = try await ask(daemon) { try await $0.evidence(of: right.id) }
    #expect(evidence.attempts.map(\.ending) == ["done", "done"])
    #expect(evidence.problemVersion != right.problemVersion)
  }

  @Test func `what is too much for one user is rejected with the reason, and kept`() async throws {
    let daemon = try RunningDaemon(overrides: ["slots=1", "queue.per_user=1"])
    try await daemon.start()
    let slow = "import time\ntime.sleep(2)\nprint(sum(map(int, input().split())))\n"
    for number in 1...4 { try daemon.drop("s\(number).py", slow) }
    let rows = try await daemon.submissions(final: 4)
    let rejected = rows.filter { $0.state == .rejected }
    #expect(!rejected.isEmpty && rows.contains { $0.verdict == .accepted })
    #expect(rejected.allSatisfy { $0.message.contains("1 of your submissions wait already") })
    #expect(rejected.allSatisfy { $0.sourceSHA256 != nil })
  }

  @Test func `whoever waits is told a place and about how long`() async throws {
    let daemon = try RunningDaemon(overrides: ["slots=1"])
    try await daemon.start()
    let slow = "import time\ntime.sleep(1)\nprint(sum(map(int, input().split())))\n"
    try daemon.drop("first.py", slow)
    _ = try await daemon.submissions(final: 1)
    for number in 1...3 { try daemon.drop("s\(number).py", slow) }
    try await daemon.until("two that wait") {
      try await daemon.rows().count { $0.state == .queued } == 2
    }
    let (list, status) = try await ask(daemon) { client in
      (try await client.submissions(matching: SubmissionFilter()), try await client.status())
    }
    let waiting = list.filter { $0.state == .queued }.compactMap(\.queuePosition)
    #expect(waiting == [2, 1])
    #expect(list.allSatisfy { $0.state != .queued || $0.expectedWait != nil })
    #expect(status.queued == 2 && status.busy == 1 && status.rejudging == 0)
    #expect(status.yours.compactMap(\.queuePosition) == [1, 2])
    _ = try await daemon.submissions(final: 4)
  }
}
