import GRDB
import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

// Only a connection of the store's own can be told that the disk is full.
@testable import Storage

@Suite struct StoreOpeningTests {
  @Test func `a new database is for its owner alone`() async throws {
    let fixture = try await StoreFixture()
    for suffix in ["", "-wal", "-shm"] {
      var status = stat()
      try #require(stat(fixture.path.string + suffix, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
    }
  }

  @Test func `what was recorded is there after the daemon was killed`() async throws {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(.judged)
    let (running, attempt) = try await fixture.make(.running, claim: "other")
    // A killed process leaves the files as they are at some moment: here is a copy of them.
    let copy = fixture.scratch.path.appending("copy.sqlite")
    for suffix in ["", "-wal"] {
      try fixture.scratch.write(
        "copy.sqlite" + suffix, bytes: try bytes(of: fixture.path.string + suffix))
    }
    let store = try Store.open(path: copy)
    #expect(try await store.submission(id) == fixture.store.submission(id))
    #expect(try await store.requeueUnfinished() == 1)
    #expect(try await store.submission(running)?.state == .queued)
    #expect(try await store.finish(#require(attempt), StoreFixture.outcome()) == false)
    #expect(try store.recordQueued(StoreFixture.submission("other")) == running)
  }

  @Test func `a database of a newer judge is refused and left alone`() async throws {
    let fixture = try await StoreFixture()
    try fixture.sql("INSERT INTO grdb_migrations VALUES ('99')")
    let error = StorageError.newerSchema(fixture.path, versions: ["99"])
    #expect(throws: error) { try Store.open(path: fixture.path) }
    #expect(throws: error) { try Store.openReadOnly(path: fixture.path) }
    #expect("\(error)".contains("newer judge (schema 99)"))
  }

  @Test func `an earlier release's database can be copied before it is brought up to date`() throws
  {
    let scratch = try ScratchFolder()
    let (path, copy) = (scratch.path.appending("old.db"), scratch.path.appending("copy.db"))
    try Schema.migrator.migrate(DatabaseQueue(path: path.string), upTo: "3")
    var shown = 0
    for _ in 1...2 {
      _ = try Store.open(
        path: path,
        beforeMigrating: { store in
          shown += 1
          #expect(throws: Never.self) { try store.backUp(to: copy) }
        })
    }
    #expect(shown == 1)
    let kept = try DatabaseQueue(path: copy.string).read { try Schema.check($0, at: copy) }
    #expect(kept == ["1", "2", "3"])
    _ = try Store.open(
      path: scratch.path.appending("new.db"), beforeMigrating: { _ in shown += 1 })
    #expect(shown == 1)
  }

  @Test func `another program's database is refused and left alone`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("other.sqlite")
    try DatabaseQueue(path: path.string).write { try $0.execute(sql: "CREATE TABLE mine (x)") }
    let before = try bytes(of: path.string)
    #expect(throws: StorageError.notOurs(path)) { try Store.open(path: path) }
    #expect(try bytes(of: path.string) == before)
  }

  @Test(arguments: [
    String(repeating: "This is no database. ", count: 100), "too short to be one",
    "SQLite format 3\0" + String(repeating: "\u{7f}", count: 5000),
  ])
  func `a damaged file is named`(content: String) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("judge.sqlite", content)
    let error = #expect(throws: StorageError.self) { try Store.open(path: path) }
    #expect("\(try #require(error))".hasPrefix("the database \(path) is damaged: "))
    #expect(try bytes(of: path.string) == Array(content.utf8))
  }

  @Test func `a database damaged in its middle fails with one clear line`() async throws {
    let fixture = try await StoreFixture()
    for number in 1...50 { _ = try fixture.queue("claim-\(number)") }
    let other = try DatabaseQueue(path: fixture.path.string)
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    var content = try bytes(of: fixture.path.string)
    for index in 8192..<content.count { content[index] = 0xa5 }
    let path = try fixture.scratch.write("damaged.sqlite", bytes: content)
    let error = await #expect(throws: StorageError.self) {
      let store = try Store.open(path: path)
      _ = try await store.submissions()
    }
    #expect("\(try #require(error))".hasPrefix("the database \(path) is damaged: "))
  }

  @Test func `a file that cannot be made is named with the reason`() throws {
    let scratch = try ScratchFolder()
    let missing = scratch.path.appending("no-such-folder").appending("judge.sqlite")
    #expect(throws: StorageError.cannotOpen(missing, .noSuchFileOrDirectory)) {
      try Store.open(path: missing)
    }
    #expect(throws: StorageError.cannotOpen(scratch.path, .isDirectory)) {
      try Store.open(path: scratch.path)
    }
    try scratch.link("link.sqlite", to: "judge.sqlite")
    let link = scratch.path.appending("link.sqlite")
    #expect(throws: StorageError.cannotOpen(link, .tooManySymbolicLinkLevels)) {
      try Store.open(path: link)
    }
    let absent = scratch.path.appending("absent.sqlite")
    #expect(throws: StorageError.cannotOpen(absent, .noSuchFileOrDirectory)) {
      try Store.openReadOnly(path: absent)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `a folder or a file that may not be written is named`() async throws {
    let fixture = try await StoreFixture()
    let empty = try ScratchFolder()
    let path = empty.path.appending("judge.sqlite")
    chmod(empty.path.string, 0o500)
    defer { chmod(empty.path.string, 0o700) }
    #expect(throws: StorageError.cannotOpen(path, .permissionDenied)) {
      try Store.open(path: path)
    }
    chmod(fixture.path.string, 0o400)
    #expect(throws: StorageError.cannotOpen(fixture.path, .permissionDenied)) {
      try Store.open(path: fixture.path)
    }
  }

  @Test func `a file in a folder where nothing can be made is named`() {
    // Not even root can make files there.
    let path: FilePath = "/proc/judge.sqlite"
    let error = #expect(throws: StorageError.self) { try Store.open(path: path) }
    #expect(error?.description.hasPrefix("cannot open the database /proc/judge.sqlite: ") == true)
  }

  @Test func `a full disk gives one clear line and loses nothing`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("judge.sqlite")
    let store = try Store.open(path: path) { db in
      try db.execute(sql: "PRAGMA max_page_count = 60")
    }
    try await store.recordProblem("sum", hash: StoreFixture.version, title: "")
    let first = try store.recordQueued(StoreFixture.submission("first"))
    let attempt = try await store.beginAttempt(
      submission: first, nonce: "n", executor: "local", problemVersion: nil, limits: nil)

    let large = [UInt8](repeating: 7, count: 500_000)
    #expect(throws: StorageError.full(path)) {
      try store.recordQueued(StoreFixture.submission("second", bytes: large))
    }
    await #expect(throws: StorageError.full(path)) {
      var outcome = StoreFixture.outcome()
      outcome.message = String(repeating: "long ", count: 100_000)
      _ = try await store.finish(attempt, outcome)
    }
    #expect(try await store.submissions(SubmissionQuery(state: .queued, limit: 1000)).count == 0)
    #expect(try await store.submission(first)?.state == .compiling)
    // The attempt is live still, and the next claim that fits is taken.
    #expect(try await store.finish(attempt, StoreFixture.outcome()))
    #expect(try store.recordQueued(StoreFixture.submission("second")) == first + 1)
  }

  @Test func `reading alone works beside the daemon and changes nothing`() async throws {
    let fixture = try await StoreFixture()
    let (id, _) = try await fixture.make(.judged)
    let reader = try Store.openReadOnly(path: fixture.path)
    #expect(try await reader.submission(id) == fixture.store.submission(id))
    let more = try fixture.queue("more")
    #expect(try await reader.submission(more)?.state == .queued)
    let error = #expect(throws: StorageError.self) {
      try reader.recordQueued(StoreFixture.submission("third"))
    }
    #expect(error?.description.hasPrefix("cannot write the database \(fixture.path): ") == true)
  }

  @Test func `reading alone refuses a database that no judge has filled`() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("judge.sqlite", "")
    #expect(throws: StorageError.olderSchema(path)) { try Store.openReadOnly(path: path) }
  }

  private func bytes(of path: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
    return try file.closeAfter {
      let size = Int(try file.seek(offset: 0, from: .end))
      try file.seek(offset: 0, from: .start)
      return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
          let got = try file.read(
            into: UnsafeMutableRawBufferPointer(
              rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
          if got == 0 { break }
          count += got
        }
      }
    }
  }
}
