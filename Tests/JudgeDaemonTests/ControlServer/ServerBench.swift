import Control
import Foundation
import JudgeCore
import JudgeDaemon
import Logging
import ServiceLifecycle
import SystemPackage
import TestSupport
import Testing

/// A server of its own with a fake behind it, at a socket in a folder of its own.
struct ServerBench {
  let scratch: ScratchFolder
  let backend: FakeBackend
  let socket: FilePath

  /// Runs `body` beside a server that serves, and stops the server.
  static func run(
    owner: UInt32 = getuid(), settings: ControlSettings = Self.settings,
    _ body: @Sendable @escaping (ServerBench) async throws -> Void
  ) async throws {
    let scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    let bench = ServerBench(
      scratch: scratch, backend: FakeBackend(owner: owner),
      socket: scratch.path.appending("control.sock"))
    let server = try ControlServer(
      socket: bench.socket, settings: settings, backend: bench.backend, log: quietLog)
    let group = ServiceGroup(services: [server], logger: quietLog)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      tasks.addTask {
        try await bench.waitUntilServing()
        do {
          try await body(bench)
        } catch {
          await group.triggerGracefulShutdown()
          throw error
        }
        await group.triggerGracefulShutdown()
      }
      try await tasks.waitForAll()
    }
    #expect(access(bench.socket.string, F_OK) != 0, "the socket is gone")
  }

  static let settings = ControlSettings(staffGroup: "no-such-group", maxSource: .kib(4))

  static var quietLog: Logger {
    var log = Logger(label: "test")
    log.logLevel = .critical
    return log
  }

  func ask<Value: Sendable>(
    _ body: (ControlClient) async throws -> Value
  ) async throws -> Value {
    try await ControlClient.using(socket: socket.string, body)
  }

  /// Sends bytes and returns all that comes back until the server closes, or for `mostBytes`.
  ///
  /// - Parameter uid: who asks; only root may choose.
  func raw(_ request: String, uid: UInt32? = nil) async throws -> String {
    let script = """
      import socket, sys
      s = socket.socket(socket.AF_UNIX); s.settimeout(20); s.connect(sys.argv[1])
      s.sendall(sys.argv[2].encode().decode('unicode_escape').encode('latin-1'))
      data = b''
      while True:
          try: part = s.recv(65536)
          except ConnectionError: break
          if not part: break
          data += part
      sys.stdout.buffer.write(data)
      """
    let escaped = request.replacing("\r", with: "\\r").replacing("\n", with: "\\n")
    return try await Self.command(
      ["/usr/bin/python3", "-c", script, socket.string, escaped], uid: uid)
  }

  func get(_ path: String, uid: UInt32? = nil) async throws -> String {
    try await raw("GET \(path) HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", uid: uid)
  }

  func ask(
    _ method: String, _ path: String, _ body: String, uid: UInt32? = nil
  ) async throws -> String {
    let head = "\(method) \(path) HTTP/1.1\r\nhost: x\r\nconnection: close\r\n"
    return try await raw(
      head + "content-length: \(body.utf8.count)\r\n\r\n\(body)", uid: uid)
  }

  static func command(_ command: [String], uid: UInt32? = nil) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      (uid.map { ["setpriv", "--reuid", "\($0)", "--regid", "\($0)", "--clear-groups"] } ?? [])
      + command
    let output = Pipe()
    process.standardOutput = output
    // The server needs the threads of this pool, so nothing may block one.
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { _ in
        let data = output.fileHandleForReading.readDataToEndOfFile()
        continuation.resume(returning: String(decoding: data, as: UTF8.self))
      }
      do {
        try process.run()
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  private func waitUntilServing() async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      var status = stat()
      // The mode is set last.
      if stat(socket.string, &status) == 0 && status.st_mode & 0o777 == 0o666 { return }
      await Task.yield()
    }
    Issue.record("the server does not serve")
  }
}
