internal import Dispatching
internal import Logging
internal import ServiceLifecycle
internal import Spooling
internal import SystemPackage

/// Serves the spool on a thread of its own: what is dropped becomes a row, and the bell rings.
struct SpoolService: Service {
  let spool: Spool
  let intake: Intake
  let troubles: Troubles
  let pulse: Pulse
  /// So often it shows that it is alive, though nothing happens; `nil`: nobody asks.
  let beat: Duration?
  let log: Logger

  func run() async throws {
    let (wakeup, end) = try FileDescriptor.pipe()
    defer {
      // They carry nothing but one byte that has done its work.
      try? wakeup.close()
      try? end.close()
    }
    try await withTaskCancellationOrGracefulShutdownHandler {
      try await OwnThread.run { try serve(until: wakeup) }
    } onCancelOrGracefulShutdown: {
      // A full pipe would wake the thread just as well.
      _ = try? end.writeAll([0])
    }
  }

  private func serve(until wakeup: FileDescriptor) throws {
    var complaints: Set<String> = []
    pulse.begin(.spool)
    while true {
      let wake = try spool.wait(timeout: beat, wakeup: wakeup)
      pulse.beat(.spool)
      if wake == .wakeup { return }
      if wake == .timeout { continue }
      let report = try spool.take { claim in
        pulse.beat(.spool)
        try intake.record(claim)
      }
      // A failure that stays is said once, not at every look.
      let now = Set(report.failures.map { "\($0)" })
      for complaint in now.subtracting(complaints).sorted() { log.error("\(complaint)") }
      complaints = now
      troubles.note(.spool, now.min())
    }
  }
}
