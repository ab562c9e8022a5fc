import Dispatching
import Testing

struct OwnThreadTests {
  @Test("what is cancelled already has its work done all the same: a process, say, is waited for")
  func cancelled() async throws {
    let value = try await withThrowingTaskGroup(of: Int.self) { group in
      group.cancelAll()
      group.addTask { try await OwnThread.run { 42 } }
      return try await group.next()
    }
    #expect(value == 42)
  }

  @Test("an error of the work is thrown")
  func failed() async {
    await #expect(throws: CancellationError.self) {
      try await OwnThread.run { throw CancellationError() }
    }
  }
}
