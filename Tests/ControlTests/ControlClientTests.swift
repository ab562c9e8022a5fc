import Control
import Testing

@Suite("A client of the control socket")
struct ControlClientTests {
  @Test("says in one line that no daemon is there")
  func nobody() async throws {
    let socket = "/nonexistent/control.sock"
    let error = await #expect(throws: ControlError.self) {
      try await ControlClient.using(socket: socket) { try await $0.status() }
    }
    #expect(error == .noDaemon(socket: socket))
    #expect(
      error?.description
        == "no daemon at \(socket): start it with `make run` or `systemctl start judge`")
  }

  @Test("refuses a path that is too long for a socket")
  func long() async throws {
    let socket = "/" + String(repeating: "x", count: 200)
    await #expect(throws: ControlError.pathTooLong(socket: socket)) {
      try await ControlClient.using(socket: socket) { try await $0.board() }
    }
  }
}
