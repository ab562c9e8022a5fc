internal import Dispatching
internal import JudgeCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Storage

/// Tells systemd that the judge is ready, how it stands, and that it is alive, as long as all its parts answer.
struct LivenessService: Service {
  let supervision: Supervision
  let pulse: Pulse
  let bell: Bell
  let store: Store
  /// How the judge stands, in one line.
  let status: @Sendable () async -> String
  let log: Logger

  /// Between two questions, where no watchdog waits for answers.
  private static let usual = Duration.seconds(30)

  /// Half of what the watchdog waits, as sd_watchdog_enabled(3) has it.
  static func interval(_ supervision: Supervision) -> Duration {
    supervision.watchdog.map { $0 / 2 } ?? usual
  }

  func run() async throws {
    if supervision.notify == nil { return try await gracefulShutdown() }
    await withGracefulShutdownHandler {
      await cancelWhenGracefulShutdown {
        // One that keeps nothing of those that are done: this one lives for months.
        await withDiscardingTaskGroup { group in
          await pulse.untilServing()
          if Task.isCancelled { return }
          supervision.tell("READY=1", "STATUS=\(LogText.line(await status()))")
          while !Task.isCancelled { await round(in: &group) }
        }
      }
    } onGracefulShutdown: {
      supervision.tell("STOPPING=1", "STATUS=stopping: what is under way is judged again")
    }
  }

  /// Asks everybody, and calls the judge alive once all have answered.
  private func round(in group: inout DiscardingTaskGroup) async {
    question(in: &group)
    let interval = Self.interval(supervision)
    await sleep(interval)
    var isSaid = false
    while !Task.isCancelled && !pulse.silent.isEmpty {
      if !isSaid {
        let silent = pulse.silent.map(\.rawValue).sorted().joined(separator: ", ")
        log.error(
          "no answer, so systemd is not told that all is well", metadata: ["of": "\(silent)"])
      }
      isSaid = true
      await sleep(interval / 16)
    }
    if Task.isCancelled { return }
    supervision.tell("WATCHDOG=1", "STATUS=\(LogText.line(await status()))")
  }

  private func question(in group: inout DiscardingTaskGroup) {
    let asked = pulse.ask()
    // The spool's thread looks at the time by itself.
    if asked.contains(.judging) { bell.ring(.beat) }
    if asked.contains(.control) {
      group.addTask {
        for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() {
          // One that has ended does not answer.
          do { try await loop.submit {}.get() } catch { return }
        }
        pulse.beat(.control)
      }
    }
    if asked.contains(.store) {
      group.addTask {
        await store.answers()
        pulse.beat(.store)
      }
    }
  }

  private func sleep(_ time: Duration) async {
    try? await Task.sleep(for: time)  // only a cancellation ends it early
  }
}
