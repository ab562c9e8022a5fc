internal import Control
internal import Hummingbird
package import JudgeCore
package import Logging
internal import NIOCore
internal import ServiceLifecycle
package import SystemPackage

/// The control socket: HTTP and JSON on a Unix socket that everybody may connect to.
package struct ControlServer<Backend: ControlBackend>: Service {
  private let lock: SocketLock
  private let settings: ControlSettings
  private let backend: Backend
  private let log: Logger
  private let onServing: @Sendable () -> Void

  /// Takes the right to serve at `socket`; nothing is there before ``run()``.
  ///
  /// - Parameters:
  ///   - socket: in a folder that exists and that this process may write to.
  ///   - onServing: is called once everybody can connect.
  /// - Throws: ``SocketError`` when another daemon serves there, or nothing can be put there.
  package init(
    socket: FilePath, settings: ControlSettings, backend: Backend, log: Logger,
    onServing: @escaping @Sendable () -> Void = {}
  ) throws(SocketError) {
    lock = try SocketLock(for: socket)
    try lock.clear()
    self.settings = settings
    self.backend = backend
    self.log = log
    self.onServing = onServing
  }

  /// Serves until cancelled or gracefully shut down; then removes the socket.
  package func run() async throws {
    defer { unlink() }
    let router = ControlRouter(backend: backend, settings: settings, log: log).router()
    let quota = UserQuota(limit: settings.connectionsPerUser)
    let application = Application(
      router: router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [QuotaHandler(quota)],
          idleTimeout: .seconds(settings.idle.components.seconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8192, maxHeaderListSize: 16384, maxHeaderFieldCount: 64))),
      configuration: ApplicationConfiguration(
        address: .unixDomainSocket(path: lock.path.string),
        availableConnectionsDelegate: .maximum(settings.connections, logger: quietLog)),
      onServerRunning: { [lock, log, onServing] _ in
        do throws(SocketError) {
          try lock.admitEverybody()
          log.info("control socket", metadata: ["path": "\(lock.path)"])
          onServing()
        } catch {
          log.error("others cannot use the control socket", metadata: ["reason": "\(error)"])
        }
      },
      logger: quietLog)
    try await application.run()
  }

  /// What the HTTP library has to say matters only when something is wrong.
  private var quietLog: Logger {
    var log = log
    log.logLevel = max(log.logLevel, .warning)
    return log
  }

  private func unlink() {
    do throws(SocketError) {
      try lock.clear()
    } catch {
      log.warning("the control socket stays behind", metadata: ["reason": "\(error)"])
    }
  }
}

/// What the control socket takes, and from whom.
package struct ControlSettings: Hashable, Sendable {
  package var staffGroup: String
  /// The largest source.
  package var maxSource: ByteCount
  /// The largest input of a `try`.
  package var maxInput = ByteCount.mib(1)
  /// Open at one time, of all users together.
  package var connections = 512
  /// Open at one time, of one user.
  package var connectionsPerUser = 32
  /// After which a connection without a request is closed.
  package var idle = Duration.seconds(15)

  package init(staffGroup: String, maxSource: ByteCount) {
    self.staffGroup = staffGroup
    self.maxSource = maxSource
  }

  /// The largest body: base64 takes four bytes for three, and the rest is names.
  func maxBody(_ content: ByteCount) -> Int { Int(content.bytes * 4 / 3) + 65536 }
}
