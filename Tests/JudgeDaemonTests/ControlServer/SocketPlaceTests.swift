import Control
import Foundation
import Glibc
import JudgeCore
import JudgeDaemon
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("A place for the control socket")
struct SocketPlaceTests {
  private func server(at path: FilePath) throws -> ControlServer<FakeBackend> {
    try ControlServer(
      socket: path, settings: ControlSettings(staffGroup: "judge", maxSource: .kib(1)),
      backend: FakeBackend(owner: 0), log: ServerBench.quietLog)
  }

  @Test("belongs to one daemon at a time")
  func lock() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("s")
    var first: ControlServer<FakeBackend>? = try server(at: path)
    #expect(throws: SocketError.taken(path)) { try server(at: path) }
    _ = first
    first = nil
    _ = try server(at: path)
  }

  @Test("is cleared of an old socket, but of nothing else")
  func stale() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("file", "precious")
    #expect(throws: SocketError.notSocket(file)) { try server(at: file) }
    #expect(access(file.string, F_OK) == 0)
    let long = scratch.path.appending(String(repeating: "x", count: 120))
    #expect(throws: SocketError.pathTooLong(long)) { try server(at: long) }
    let nowhere = scratch.path.appending("no/s")
    #expect(throws: SocketError.self) { try server(at: nowhere) }
  }
}
