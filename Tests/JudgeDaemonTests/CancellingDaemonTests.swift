import Control
import Foundation
import JudgeCore
import TestSupport
import Testing

/// Taking back what was handed in, with the whole judge.
@Suite(.serialized) struct CancellingDaemonTests {
  private static let endless = "import time\ntime.sleep(600)\n"
  private static let right = "print(sum(map(int, input().split())))\n"

  @Test func `one that runs and one that waits are taken back, and the next one is judged`()
    async throws
  {
    let daemon = try RunningDaemon(overrides: ["slots=1"])
    try await daemon.start()
    try daemon.drop("endless.py", Self.endless)
    try await daemon.until("the first one to run") {
      try await daemon.rows().first?.state == .running
    }
    try daemon.drop("second.py", Self.endless)
    try daemon.drop("third.py", Self.right)
    try await daemon.until("all to be there") { try await daemon.rows().count == 3 }

    let rows = try await daemon.rows()
    for name in ["second.py", "endless.py"] {
      let row = try #require(rows.first { $0.fileName == name })
      let followed = try await daemon.ask { try await $0.cancel(row.id) }
      #expect(followed.state == .rejected && followed.cancelledBy == row.user)
    }
    let after = try await daemon.submissions(final: 3)
    #expect(after.first { $0.fileName == "third.py" }?.verdict == .accepted)
    #expect(after.count { $0.cancelledBy != nil } == 2)
    let first = try #require(after.first { $0.fileName == "endless.py" })
    #expect(first.message.hasSuffix("while it was being judged"))
    await #expect(throws: ControlError.self) {
      try await daemon.ask { try await $0.cancel(first.id) }
    }
    #expect(!daemon.log.contains("error"), "\(daemon.log)")
  }
}
