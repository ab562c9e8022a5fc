internal import Dispatching
internal import JudgeCore
internal import Logging
internal import ServiceLifecycle
internal import Storage

/// Takes queued submissions in order and has each judged: as many at a time as the executor has slots.
struct JudgingService: Service {
  let store: Store
  let executor: any Executor
  let problems: ProblemShelf
  let languages: [Language]
  let hub: ProgressHub
  /// How often a submission is tried when the judge itself fails.
  let attempts: Int
  let bell: Bell
  let log: Logger

  func run() async throws {
    let left = try await store.requeueUnfinished()
    if left > 0 {
      log.notice("judging again what an earlier daemon left", metadata: ["count": "\(left)"])
    }
    bell.ring(.queued)
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        var underWay: Set<Int64> = []
        for await event in bell.events {
          if case .finished(let id) = event { underWay.remove(id) }
          await startWaiting(&underWay, in: &group)
        }
      }
    }
  }

  private func startWaiting(_ underWay: inout Set<Int64>, in group: inout TaskGroup<Void>) async {
    guard underWay.count < executor.slots else { return }
    do throws(StorageError) {
      // Those under way may be `queued` still, until their attempt begins.
      for submission in try await store.nextQueued(limit: executor.slots + underWay.count)
      where !underWay.contains(submission.id) && underWay.count < executor.slots {
        underWay.insert(submission.id)
        group.addTask {
          await judge(submission)
          bell.ring(.finished(submission.id))
        }
      }
    } catch {
      log.error("cannot read the queue", metadata: ["reason": "\(error)"])
      group.addTask {
        try? await Task.sleep(for: .seconds(5))  // only a cancellation ends it early
        bell.ring(.queued)
      }
    }
  }

  private func judge(_ submission: Submission) async {
    var log = log
    log[metadataKey: "submission"] = "\(submission.id)"
    do {
      try await SubmissionRun(service: self, submission: submission, log: log).perform()
    } catch is CancellationError {
      log.info("given up for now: the daemon stops")
    } catch {
      // No attempt could begin: the row is queued still, and is taken up again.
      log.error("cannot begin to judge a submission", metadata: ["reason": "\(error)"])
      try? await Task.sleep(for: .seconds(2))  // only a cancellation ends it early
    }
    hub.forget(submission.id)
  }
}
