import Dispatching
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct LauncherTests {
  /// A worker that says who it is, and which slot, and waits.
  private static let script = "#!/bin/sh\necho \"$$ $2\"\nread -r line\n"

  private func launcher(_ scratch: ScratchFolder) throws -> Launcher {
    let worker = try scratch.write("worker", Self.script)
    chmod(worker.string, 0o755)
    return try Launcher.start(
      spawner: BuiltPrograms.path("judge-spawn"), worker: worker, arguments: [])
  }

  @Test func `many at once get each their own worker`() async throws {
    let scratch = try ScratchFolder()
    let launcher = try launcher(scratch)
    defer { launcher.close() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for slot in 0..<16 {
        group.addTask {
          let said = try await OwnThread.run {
            let (stream, pid) = try launcher.launch(slot: slot)
            defer { try? stream.close() }
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = try bytes.withUnsafeMutableBytes { try stream.read(into: $0) }
            return (String(decoding: bytes[..<count], as: UTF8.self), pid)
          }
          #expect(said.0 == "\(said.1) \(slot)\n")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(arguments: [-1, 1024, 1_000_000])
  func `there are no slots beyond what may be`(slot: Int) throws {
    let scratch = try ScratchFolder()
    let launcher = try launcher(scratch)
    defer { launcher.close() }
    #expect(throws: ExecutorFault.self) { try launcher.launch(slot: slot) }
    // It goes on after a bad request.
    let (stream, _) = try launcher.launch(slot: 3)
    try stream.close()
  }

  @Test func `a uid range that is too small for the slots is refused in words`() throws {
    let settings = LocalSettings(
      worker: "/no/such/worker", state: "/tmp", uidRangeStart: 70_000, uidRangeCount: 4, slots: 4)
    let fault = #expect(throws: ExecutorFault.self) { try Launcher.start(settings) }
    #expect(fault?.description.contains("uid_range.count is 4") == true)
  }
}
