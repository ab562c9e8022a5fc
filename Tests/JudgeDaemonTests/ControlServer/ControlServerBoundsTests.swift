import Control
import Foundation
import Glibc
import JudgeCore
import JudgeDaemon
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("The control socket, asked too much")
struct ControlServerBoundsTests {
  @Test("refuses headers and bodies without end")
  func bounds() async throws {
    try await ServerBench.run { bench in
      let header = "x: " + String(repeating: "y", count: 100_000)
      let long = try await bench.raw("GET /v1/status HTTP/1.1\r\nhost: x\r\n\(header)\r\n\r\n")
      #expect(!long.contains("200 OK"))
      let status = try await bench.ask { try await $0.status() }
      #expect(status.slots == 2)
    }
  }

  @Test("closes a connection of a user who has too many")
  func quota() async throws {
    var settings = ServerBench.settings
    settings.connectionsPerUser = 0
    try await ServerBench.run(settings: settings) { bench in
      await #expect(throws: ControlError.self) { try await bench.ask { try await $0.status() } }
    }
  }

  @Test("closes a connection that asks nothing")
  func idle() async throws {
    var settings = ServerBench.settings
    settings.idle = .seconds(1)
    try await ServerBench.run(settings: settings) { bench in
      let answer = try await bench.raw("")
      #expect(answer.isEmpty)
    }
  }

  @Test(
    "serves beside 1,000 connections that ask nothing, and one that asks a byte at a time",
    .enabled(if: getuid() == 0, "only root can ask as many users"))
  func idlers() async throws {
    var settings = ServerBench.settings
    settings.idle = .seconds(1)
    try await ServerBench.run(settings: settings) { bench in
      // Each of forty users opens 25; then all are told, by the end of their input, to go.
      let idlers = """
        import os, socket, sys
        for user in range(40):
            if os.fork(): continue
            os.setresuid(60000 + user, 60000 + user, 60000 + user)
            mine = [socket.socket(socket.AF_UNIX) for _ in range(25)]
            for s in mine:
                s.setblocking(False)
                try: s.connect(sys.argv[1])
                except OSError: pass
            try: mine[0].send(b'G')
            except OSError: pass
            os.write(1, b'.')
            sys.stdin.read()
            os._exit(0)
        while True:
            try: os.wait()
            except ChildProcessError: break
        """
      let idle = try Idlers(idlers, socket: bench.socket.string)
      defer { idle.end() }
      // Full is full for a moment; but whoever asks nothing is sent away, and then there is room.
      let end = ContinuousClock.now + .seconds(60)
      var answers = 0
      while answers < 3 && ContinuousClock.now < end {
        guard let status = try? await bench.ask({ try await $0.status() }) else { continue }
        #expect(status.slots == 2)
        answers += 1
      }
      #expect(answers == 3)
    }
  }

  /// A program that keeps connections until it is told to end.
  private final class Idlers {
    private let process = Process()
    private let input = Pipe()

    init(_ script: String, socket: String) throws {
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
      process.arguments = ["-c", script, socket]
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      var ready = 0
      while ready < 40 {
        let said = output.fileHandleForReading.availableData
        if said.isEmpty { break }
        ready += said.count
      }
      #expect(ready == 40)
    }

    func end() {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
  }
}
