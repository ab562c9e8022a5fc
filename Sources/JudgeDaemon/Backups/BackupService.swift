internal import Control
internal import Logging
internal import ServiceLifecycle

/// Makes a backup every so often.
struct BackupService: Service {
  let backups: Backups
  /// From one to the next; zero: never.
  let interval: Duration
  let log: Logger

  /// So often the clock is looked at: it may be set, or stand still while the machine sleeps.
  private static let look = Duration.seconds(600)

  func run() async throws {
    backups.folder.removeUnfinished()
    if interval == .zero { return try await gracefulShutdown() }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        if isDue(at: .now) { await make() }
        try? await Task.sleep(for: min(Self.look, interval))  // only a cancellation ends it early
      }
    }
  }

  private func isDue(at now: Timestamp) -> Bool {
    guard let last = backups.folder.newestMoment else { return true }
    let age = Duration.milliseconds(now.milliseconds - last.milliseconds)
    // One that far ahead was made while the clock was wrong.
    return age >= interval || age < .zero - interval
  }

  private func make() async {
    do {
      let file = try await backups.make()
      log.info("made a backup", metadata: ["path": "\(file)"])
    } catch is CancellationError {
      return
    } catch {
      log.error(
        "cannot make a backup, trying again in 10 minutes", metadata: ["reason": "\(error)"])
    }
  }
}
