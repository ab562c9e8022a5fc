internal import Dispatching
internal import JudgeCore
internal import Logging
internal import ServiceLifecycle
internal import Storage

/// Takes queued submissions in turn and has each judged: as many at a time as its executor has slots.
struct JudgingService: Service {
  let store: Store
  let lanes: Lanes
  let problems: ProblemShelf
  let assessments: AssessmentShelf
  let languages: [Language]
  let hub: ProgressHub
  let cancellations: Cancellations
  let pace: Pace
  let room: DiskRoom
  let troubles: Troubles
  let waits: Histogram
  let pulse: Pulse
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
    pulse.begin(.judging)
    await cancelWhenGracefulShutdown {
      // One that keeps nothing of those that are done: this one lives for months.
      await withDiscardingTaskGroup { group in
        var queue = UnderWay()
        for await event in bell.events {
          if case .beat = event {
            pulse.beat(.judging)
            continue
          }
          if case .finished(let id, let pause) = event {
            queue.finish(id, rests: pause != nil)
            if let pause { ring(.rested(id), after: pause, in: &group) }
          }
          if case .rested(let id) = event { queue.resting.remove(id) }
          if case .retry = event { queue.willRetry = false }
          await startWaiting(&queue, in: &group)
        }
      }
    }
  }

  /// Submissions that are not to be taken from the queue, though their rows may say so.
  private struct UnderWay {
    /// With the number of the lane.
    var active: [Int64: Int] = [:]
    /// The judge failed at these, and lets some time pass before it tries again.
    var resting: Set<Int64> = []
    /// Whether a look at the queue that failed is to be repeated already: many drops must not make many repetitions.
    var willRetry = false

    mutating func finish(_ id: Int64, rests: Bool) {
      active[id] = nil
      if rests { resting.insert(id) }
    }

    func holds(_ id: Int64) -> Bool { active[id] != nil || resting.contains(id) }

    func count(in lane: Int) -> Int { active.values.count { $0 == lane } }
  }

  private func startWaiting(
    _ underWay: inout UnderWay, in group: inout DiscardingTaskGroup
  ) async {
    for (number, lane) in lanes.all.enumerated()
    where underWay.count(in: number) < lane.executor.slots {
      guard room.isEnough else { return retry(&underWay, in: &group) }
      do throws(StorageError) {
        try await start(lane, number, &underWay, in: &group)
      } catch {
        log.error("cannot read the queue", metadata: ["reason": "\(error)"])
        troubles.note(.database, "\(error)")
        retry(&underWay, in: &group)
      }
    }
  }

  private func start(
    _ lane: Lanes.Lane, _ number: Int, _ underWay: inout UnderWay,
    in group: inout DiscardingTaskGroup
  ) async throws(StorageError) {
    let slots = lane.executor.slots
    // Those under way may be `queued` still, until their attempt begins.
    let limit = slots + underWay.active.count + underWay.resting.count
    // What cannot be judged now, because its package is broken or its language gone, waits for the operator.
    for submission in try await store.nextQueued(
      limit: limit, to: lane.problems, in: languages.map(\.code))
    where !underWay.holds(submission.id) && underWay.count(in: number) < slots {
      underWay.active[submission.id] = number
      group.addTask {
        let pause = await judge(submission, by: lane.executor)
        bell.ring(.finished(submission.id, pause: pause))
      }
    }
  }

  private func retry(_ underWay: inout UnderWay, in group: inout DiscardingTaskGroup) {
    if underWay.willRetry { return }
    underWay.willRetry = true
    ring(.retry, after: Self.patience, in: &group)
  }

  private static let patience = Duration.seconds(5)

  private func ring(
    _ event: Bell.Event, after pause: Duration, in group: inout DiscardingTaskGroup
  ) {
    group.addTask {
      try? await Task.sleep(for: pause)  // only a cancellation ends it early
      bell.ring(event)
    }
  }

  /// - Returns: how long to wait before the submission may be taken up again; `nil`: it need not be.
  private func judge(_ submission: Submission, by executor: any Executor) async -> Duration? {
    var log = log
    log[metadataKey: "submission"] = "\(submission.id)"
    hub.begin(submission.id)
    defer { hub.forget(submission.id) }
    let start = ContinuousClock.now
    do {
      let run = SubmissionRun(
        service: self, executor: executor, submission: submission, log: log)
      let pause = try await cancellations.allowing(of: submission.id) { try await run.perform() }
      if pause == nil { pace.judged(submission.problem, in: .now - start) }
      return pause
    } catch StorageError.noSubmission(submission.id) where submission.original != nil {
      return nil  // its rejudging was cancelled just now
    } catch StorageError.notQueued(submission.id, .rejected) {
      return nil  // it was cancelled just now
    } catch is CancellationError {
      log.info("given up: \(Task.isCancelled ? "the daemon stops" : "it was cancelled")")
      return nil
    } catch {
      // No attempt could begin: the row is queued still, and is taken up again.
      log.error("cannot begin to judge a submission", metadata: ["reason": "\(error)"])
      troubles.note(.database, "\(error)")
      return .seconds(2)
    }
  }
}
