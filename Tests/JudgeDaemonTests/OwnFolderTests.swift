import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

// How folders come to be is the daemon's own business.
@testable import JudgeDaemon

@Suite struct OwnFolderTests {
  /// Root makes them for another one.
  private let account = Account(
    uid: geteuid() == 0 ? 65_534 : geteuid(), gid: geteuid() == 0 ? 65_534 : getegid(),
    mode: geteuid() == 0 ? .root : .plain)

  @Test func `a folder of a start that was broken off does not stop the next one`() throws {
    let folder = try ScratchFolder()
    let path = folder.path.appending("above").appending("own")
    for draft in ["above.new", "above", "above/own.new"] {
      try #require(mkdir("\(folder.path)/\(draft)", 0o700) == 0)
    }
    try OwnFolder.prepare(path, for: account, permissions: .ownerReadWriteExecute)
    let status = try path.stat()
    #expect(status.userID.rawValue == account.uid)
    #expect(status.permissions == .ownerReadWriteExecute)
    #expect(access(path.string + ".new", F_OK) != 0)
  }

  @Test(.enabled(if: geteuid() == 0)) func `somebody else's folder is refused`() throws {
    let folder = try ScratchFolder()
    let path = folder.path.appending("own")
    try #require(mkdir(path.string, 0o700) == 0)
    #expect(throws: DaemonError.self) {
      try OwnFolder.prepare(path, for: account, permissions: .ownerReadWriteExecute)
    }
  }
}
