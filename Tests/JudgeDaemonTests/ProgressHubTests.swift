import JudgeCore
import JudgeDaemon
import Testing

/// What is told of a submission, and when.
@Suite struct ProgressHubTests {
  private static func submission(_ state: SubmissionState) -> Submission {
    Submission(
      id: 4, problem: "sum", language: "c", fileName: "a.c", user: "ann", uid: 1, submittedAt: 0,
      state: state)
  }

  @Test func `a report counts from the beginning until it is forgotten`() {
    let hub = ProgressHub()
    hub.report(Self.submission(.running))
    #expect(hub.live(4) == nil)
    hub.begin(4)
    #expect(hub.live(4) == nil)
    hub.report(Self.submission(.running))
    #expect(hub.live(4)?.state == .running)
    hub.forget(4)
    #expect(hub.live(4) == nil)
  }

  @Test func `nothing is told of one that was cancelled but that it was`() async {
    let hub = ProgressHub()
    hub.begin(4)
    let changes = hub.changes()
    hub.report(Self.submission(.running))
    hub.publish(Self.submission(.rejected))
    hub.report(Self.submission(.running))
    #expect(hub.live(4) == nil)
    hub.publish(Self.submission(.judged))
    var told: [SubmissionState] = []
    for await change in changes {
      told.append(change.state)
      if change.state == .judged { break }
    }
    #expect(told == [.running, .rejected, .judged])
  }
}
