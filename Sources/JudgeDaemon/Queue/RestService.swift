internal import CLinux
internal import ServiceLifecycle

/// Gives back memory while nothing is being judged: pages of the program that its start, or a burst of work, has touched.
struct RestService: Service {
  let hub: ProgressHub

  private static let interval = Duration.seconds(30)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.interval)  // only a cancellation ends it early
        if hub.isIdle { clinux_unmap_idle_text() }
      }
    }
  }
}
