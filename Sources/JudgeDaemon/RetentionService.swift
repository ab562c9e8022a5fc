internal import Configuring
internal import Control
internal import JudgeCore
internal import Logging
internal import ServiceLifecycle
internal import Storage

/// Removes what judge.conf keeps no longer, in steps so small that nothing waits for one.
struct RetentionService: Service {
  let store: Store
  let retention: JudgeConfiguration.Retention
  let log: Logger

  private static let interval = Duration.seconds(10)
  /// Between two steps the database is everybody else's.
  private static let breath = Duration.milliseconds(10)
  private static let step = 20

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var wasTooSmall = false
      while !Task.isCancelled {
        await removeOld()
        wasTooSmall = await complain(already: wasTooSmall)
        try? await Task.sleep(for: Self.interval)  // only a cancellation ends it early
      }
    }
  }

  private func removeOld() async {
    var count = 0
    do throws(StorageError) {
      while !Task.isCancelled {
        let removed = try await store.trim(before: oldest, above: roomToUse, limit: Self.step)
        if removed == 0 { break }
        count += removed
        try? await Task.sleep(for: Self.breath)  // as above
      }
    } catch {
      log.error("cannot remove what is old", metadata: ["reason": "\(error)"])
    }
    if count > 0 {
      log.info(
        "removed sources, outputs and tests of old submissions", metadata: ["count": "\(count)"])
    }
  }

  /// Says once that what is kept for ever takes more than the database may.
  ///
  /// - Returns: whether it is so.
  private func complain(already said: Bool) async -> Bool {
    // Failing to look is told by what else uses the database.
    guard let roomToUse, let size = try? await store.size() else { return said }
    if size > roomToUse && !said {
      log.warning(
        "the database takes \(size), most of it verdicts, which are kept: raise retention.max_mib")
    }
    return size > roomToUse
  }

  private var oldest: Int64? {
    if retention.days == 0 { return nil }
    return Timestamp.now.milliseconds - Int64(retention.days) * 24 * 3600 * 1000
  }

  /// What comes in between two looks must fit, too.
  private var roomToUse: ByteCount? {
    retention.max == .zero ? nil : ByteCount(bytes: retention.max.bytes / 20 * 19)
  }
}
