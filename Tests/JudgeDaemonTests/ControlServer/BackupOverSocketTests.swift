import Foundation
import Glibc
import JudgeCommands
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("The command backup over the control socket")
struct BackupOverSocketTests {
  private static let magic = Array("SQLite format 3\0".utf8)

  /// Runs the command against a server whose copy has these bytes.
  private func backup(
    of bytes: [UInt8]?, _ arguments: [String] = [], status: Int32,
    _ check: @Sendable @escaping (_ output: String, _ errors: String, FilePath) throws -> Void
  ) async throws {
    try await ServerBench.run { bench in
      let conf = try bench.scratch.write("judge.conf", "socket:\n  path: control.sock\n")
      if let bytes {
        let copy = try bench.scratch.write("copy", bytes: bytes)
        bench.backend.copy.withLock { $0 = copy }
      }
      let target = bench.scratch.path.appending("out").appending("judge.db")
      try bench.scratch.write("out/other", "")
      let texts = CommandsOverSocketTests.Printed()
      let ended = await JudgeCommand.run(
        ["backup", target.string, "--config", conf.string] + arguments, console: texts.console)
      let (output, errors) = texts.texts.withLock { $0 }
      #expect(ended == status, "\(errors)")
      #expect(errors.split(separator: "\n").count == (status == 0 ? 0 : 1), "\(errors)")
      try check(output, errors, target)
      let left = try FileManager.default.contentsOfDirectory(
        atPath: target.removingLastComponent().string)
      #expect(Set(left).subtracting(["other", "judge.db"]) == [])
    }
  }

  @Test("writes every byte, for its caller alone")
  func whole() async throws {
    let bytes = Self.magic + (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try await backup(of: bytes, status: 0) { output, _, target in
      #expect(output.hasPrefix("wrote \(target), 2.9 MiB"), "\(output)")
      let (written, status) = try (
        Data(contentsOf: URL(fileURLWithPath: target.string)), target.stat()
      )
      #expect(written == Data(bytes))
      #expect(status.permissions.rawValue & 0o7777 == 0o600)
    }
  }

  @Test("leaves nothing of what is no database")
  func garbage() async throws {
    try await backup(of: Array("<html>".utf8), status: 69) { _, errors, target in
      #expect(errors.contains("no database"))
      #expect(access(target.string, F_OK) != 0)
    }
  }

  @Test("says that another one is being made")
  func busy() async throws {
    try await backup(of: nil, status: 69) { _, errors, target in
      #expect(errors == "judge: another backup is being made\n")
      #expect(access(target.string, F_OK) != 0)
    }
  }

  @Test(
    "is for staff", .enabled(if: getuid() == 0, "only root can ask as another user"))
  func staff() async throws {
    try await ServerBench.run { bench in
      let reply = try await bench.get("/v1/backup", uid: FakeBackend.stranger)
      #expect(reply.hasPrefix("HTTP/1.1 403"))
      let metrics = try await bench.get("/metrics", uid: FakeBackend.stranger)
      #expect(metrics.hasPrefix("HTTP/1.1 200"))
      #expect(metrics.lowercased().contains("content-type: text/plain; version=0.0.4"))
      #expect(metrics.hasSuffix("# figures\n"))
    }
  }
}
