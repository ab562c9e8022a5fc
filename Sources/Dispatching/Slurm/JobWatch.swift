internal import Glibc
internal import Synchronization

/// Looks into Slurm's queue for all jobs of this judge together, from time to time while there are any, and cancels those
/// that nobody waits for any more: an earlier daemon's, and what was left of attempts that have ended.
final class JobWatch: Sendable {
  private struct Job {
    var report: @Sendable (SlurmSighting) -> Void
    var wasSeen = false
    /// How often in a row Slurm has not known it.
    var absences = 0
  }

  private struct State {
    var jobs: [String: Job] = [:]
    /// When a job was given up: what it leaves in the queue for a moment is none of an earlier daemon's.
    var left: [String: ContinuousClock.Instant] = [:]
    /// Whether there may be jobs of ours in the queue that nobody waits for.
    var isSwept = false
    /// Whether Slurm answered when it was last asked.
    var isAnswered = false
    /// What was last complained of: that it answers, or that it does not.
    var lastComplaint: Bool?
    var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
    var nextWaiter = 0
  }

  private let settings: SlurmSettings
  private let complain: @Sendable (String) -> Void
  private let state = Mutex(State())
  private let wake: AsyncStream<Void>
  private let waker: AsyncStream<Void>.Continuation

  /// - Parameter complain: is told when Slurm does not answer, and when it does again.
  init(_ settings: SlurmSettings, complain: @escaping @Sendable (String) -> Void) {
    self.settings = settings
    self.complain = complain
    (wake, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Has `report` called with how the job of this name stands, from the next look on.
  func enter(_ name: String, report: @escaping @Sendable (SlurmSighting) -> Void) {
    state.withLock { $0.jobs[name] = Job(report: report) }
    waker.yield()
  }

  /// Nobody waits for the job of this name any more: what there still is of it after a moment is cancelled.
  func leave(_ name: String) {
    state.withLock { state in
      state.jobs[name] = nil
      state.left[name] = .now
      state.isSwept = false
    }
    waker.yield()
  }

  /// Waits until Slurm answers, and nothing of an earlier daemon's is in its queue.
  ///
  /// - Throws: `CancellationError`.
  func untilReady() async throws {
    let number = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        let isReady: Bool? = state.withLock { state in
          if Task.isCancelled { return false }
          if state.isAnswered { return true }
          state.waiters[number] = waiter
          return nil
        }
        switch isReady {
        case true?: waiter.resume()
        case false?: waiter.resume(throwing: CancellationError())
        case nil: waker.yield()
        }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(
        throwing: CancellationError())
    }
  }

  /// What Slurm said last does not hold any more: a command has found that it does not answer.
  func doubt() {
    state.withLock { $0.isAnswered = false }
    waker.yield()
  }

  /// Whether Slurm answered when it was last asked.
  var isAnswered: Bool { state.withLock { $0.isAnswered } }

  /// Looks until cancelled.
  func run() async {
    var wakes = wake.makeAsyncIterator()
    while !Task.isCancelled {
      if state.withLock({ $0.jobs.isEmpty && $0.waiters.isEmpty && $0.isSwept && $0.isAnswered }) {
        guard await wakes.next() != nil else { return }
      }
      await look()
      try? await Task.sleep(for: settings.pollInterval)  // only a cancellation ends it early
    }
  }

  private func look() async {
    do {
      let text = try await SlurmCommand.run(["squeue"] + SlurmQueue.arguments)
      let queue = SlurmQueue(parsing: text)
      note(queue)
      let strays = strays(in: queue)
      if !strays.isEmpty {
        _ = try await SlurmCommand.run(["scancel"] + strays.prefix(500).map { String($0) })
      }
      answered(isSwept: strays.isEmpty)
    } catch {
      unanswered(error)
    }
  }

  private func note(_ queue: SlurmQueue) {
    let uid = geteuid()
    let reports = state.withLock { state in
      var reports: [() -> Void] = []
      for (name, var job) in state.jobs {
        let row = queue.job(name, uid: uid)
        let sighting = SlurmSighting(row, in: queue)
        job.wasSeen = job.wasSeen || row != nil
        job.absences = sighting == .gone ? job.absences + 1 : 0
        state.jobs[name] = job
        if sighting != .gone || job.absences >= Self.patience(job.wasSeen) {
          reports.append { [report = job.report] in report(sighting) }
        }
      }
      return reports
    }
    for report in reports { report() }
  }

  /// After how many looks in vain a job is gone. One that nobody has seen yet may still be on its way to the controller.
  private static func patience(_ wasSeen: Bool) -> Int { wasSeen ? 3 : 15 }

  /// Jobs of this judge that nobody waits for. Those that are ending by themselves are left alone.
  private func strays(in queue: SlurmQueue) -> [Int] {
    let uid = geteuid()
    return state.withLock { state in
      state.left = state.left.filter { ContinuousClock.now - $0.value < Self.parting }
      return queue.rows.filter { row in
        row.uid == uid && row.name.hasPrefix(settings.namePrefix) && row.state != "COMPLETING"
          && state.jobs[row.name] == nil && state.left[row.name] == nil
      }.map(\.id)
    }
  }

  /// How long a job may still be seen after it was given up.
  private static let parting = Duration.seconds(4)

  private func answered(isSwept: Bool) {
    let waiters = state.withLock { state in
      // A stray is looked for again after it was cancelled, and so is what may become one.
      state.isSwept = isSwept && state.left.isEmpty
      guard isSwept else { return [CheckedContinuation<Void, any Error>]() }
      state.isAnswered = true
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume() }
    complain(isAnswered: true, "Slurm answers")
  }

  private func unanswered(_ error: any Error) {
    if Task.isCancelled { return }
    let reports = state.withLock { state in
      state.isAnswered = false
      return state.jobs.values.map(\.report)
    }
    for report in reports { report(.unknown) }
    complain(isAnswered: false, "Slurm does not answer: \(error)")
  }

  private func complain(isAnswered: Bool, _ words: String) {
    let isNews = state.withLock { state in
      defer { state.lastComplaint = isAnswered }
      return state.lastComplaint != isAnswered
    }
    if isNews { complain(words) }
  }
}
