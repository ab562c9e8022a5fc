import GRDB
import Glibc
import JudgeCore
import Storage
import SystemPackage
import TestSupport
import Testing

@Suite struct BackupTests {
  @Test func `a backup while others write is whole, and of one moment`() async throws {
    let fixture = try await StoreFixture()
    for number in 1...200 { _ = try fixture.queue("before-\(number)") }
    let copy = fixture.scratch.path.appending("copy.db")
    let store = fixture.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 1...200 {
          _ = try store.recordQueued(StoreFixture.submission("during-\(number)"))
        }
      }
      group.addTask { try store.backUp(to: copy) }
      try await group.waitForAll()
    }
    let result = try FinishedProcess(
      "/usr/bin/python3",
      [
        "-c",
        """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1])
        one = lambda sql: db.execute(sql).fetchone()[0]
        print(one("PRAGMA integrity_check"), one("PRAGMA journal_mode"),
              200 <= one("SELECT count(*) FROM submissions") <= 400,
              one("SELECT count(*) FROM submissions WHERE source_sha256 NOT IN (SELECT sha256 FROM sources)"))
        """, copy.string,
      ])
    #expect(result.output == "ok delete True 0\n", "\(result.output)")
    var status = stat()
    try #require(stat(copy.string, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    for suffix in ["-wal", "-shm", "-journal"] {
      #expect(access(copy.string + suffix, F_OK) != 0, "\(suffix)")
    }
    try Store.check(copy)
    #expect(
      try await Store.open(path: copy).submissions(SubmissionQuery(state: .queued, limit: 1000))
        .count >= 200)
  }

  @Test func `a backup never takes another file's place`() async throws {
    let fixture = try await StoreFixture()
    let path = try fixture.scratch.write("there.db", "mine")
    #expect(throws: StorageError.cannotOpen(path, .fileExists)) {
      try fixture.store.backUp(to: path)
    }
    #expect(try path.stat().size == 4)
  }

  @Test func `one that is ended leaves nothing`() async throws {
    struct Enough: Error {}
    let fixture = try await StoreFixture()
    let source = [UInt8](repeating: 65, count: 12 << 20)
    let big = StoreFixture.submission("big", bytes: source)
    _ = try fixture.store.recordQueued(big)
    let copy = fixture.scratch.path.appending("copy.db")
    #expect(throws: StorageError.self) {
      try fixture.store.backUp(to: copy) { done, total in if done < total { throw Enough() } }
    }
    #expect(access(copy.string, F_OK) != 0)
    try fixture.store.backUp(to: copy)
    try Store.check(copy)
  }

  @Test func `damage within a database is found by looking through it`() async throws {
    let fixture = try await StoreFixture()
    for number in 1...200 { _ = try fixture.queue("claim-\(number)") }
    let copy = fixture.scratch.path.appending("copy.db")
    try fixture.store.backUp(to: copy)
    try Damaged.spoil(copy, from: 0.5)
    let error = #expect(throws: StorageError.self) { try Store.check(copy) }
    #expect("\(try #require(error))".hasPrefix("the database \(copy) is damaged: "))
  }

  @Test func `a database that shows damage is suspected from then on`() async throws {
    let fixture = try await StoreFixture()
    for number in 1...200 { _ = try fixture.queue("claim-\(number)") }
    let copy = fixture.scratch.path.appending("copy.db")
    try fixture.store.backUp(to: copy)
    let store = try Store.open(path: copy)
    #expect(store.damage.words == nil && !Damage.isSuspected(copy))
    try Damaged.spoil(copy, from: 0.3)
    await #expect(throws: StorageError.self) {
      _ = try await store.submissions(SubmissionQuery(limit: 1000))
      _ = try store.recordQueued(StoreFixture.submission("after"))
    }
    #expect(store.damage.words != nil && Damage.isSuspected(copy))
  }
}

/// Damages files, as a failing disk would.
enum Damaged {
  /// The page at which a table begins.
  static func spoil(_ table: String, of database: FilePath) throws {
    let page = try DatabaseQueue(path: database.string).read { db in
      try Int64.fetchOne(
        db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [table])
    }
    let start = (try #require(page) - 1) * 4096
    let file = try FileDescriptor.open(database, .readWrite, options: .closeOnExec)
    try file.closeAfter {
      _ = try file.writeAll(toAbsoluteOffset: start, [UInt8](repeating: 0xa5, count: 4096))
    }
  }

  /// - Parameter share: of the file that stays as it was.
  static func spoil(_ path: FilePath, from share: Double) throws {
    let file = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
    try file.closeAfter {
      let size = try file.seek(offset: 0, from: .end)
      let start = Int64(Double(size) * share) / 4096 * 4096
      let noise = [UInt8](repeating: 0xa5, count: Int(size - start))
      _ = try file.writeAll(toAbsoluteOffset: start, noise)
    }
  }
}

@Suite struct SalvageTests {
  private let isWhole: @Sendable ([UInt8], String) -> Bool = { bytes, digest in
    "\(bytes.reduce(0) { ($0 + Int($1)) % 10 })" == digest.prefix(1)
  }

  @Test func `what came after a backup is queued again under its number`() async throws {
    let fixture = try await StoreFixture()
    let (first, _) = try await fixture.make(.judged, claim: "first")
    let backup = fixture.scratch.path.appending("backup.db")
    try fixture.store.backUp(to: backup)
    let second = try fixture.queue("second", uid: 1002, user: "student2")
    try await fixture.judge(second, .accepted)
    let (third, _) = try await fixture.make(.rejected, claim: "third")
    let fourth = try fixture.store.recordQueued(
      StoreFixture.submission("fourth", bytes: Array("print(4)".utf8)))
    let fifth = try fixture.queue("fifth")
    try await fixture.store.cancel(fifth, by: 7, name: "teacher")
    let restored = try Store.open(path: backup)
    let salvage = try restored.salvage(from: fixture.path, isWhole: isWhole)
    #expect(salvage.first == first + 1 && salvage.last == fifth)
    #expect(salvage.kept == 4 && salvage.lost == [])
    #expect(try await restored.submission(fifth)?.cancelledBy == "teacher")
    #expect(try await restored.submission(second)?.state == .queued)
    #expect(try await restored.submission(second)?.user == "student2")
    #expect(try await restored.submission(third)?.state == .rejected)
    #expect(try await restored.source(of: fourth)?.bytes == Array("print(4)".utf8))
    #expect(try await restored.submission(first)?.verdict == .wrongAnswer)
    // The same claim again is the same submission, and new ones have new numbers.
    #expect(try restored.recordQueued(StoreFixture.submission("second")) == second)
    #expect(try restored.recordQueued(StoreFixture.submission("new")) == fifth + 1)
    try Store.check(backup)
  }

  @Test func `a source that is not what it was is lost`() async throws {
    let fixture = try await StoreFixture()
    let backup = fixture.scratch.path.appending("backup.db")
    try fixture.store.backUp(to: backup)
    let id = try fixture.queue("only")
    let restored = try Store.open(path: backup)
    let salvage = try restored.salvage(from: fixture.path) { _, _ in false }
    #expect(salvage.lost == [id] && salvage.kept == 0)
    #expect(try await restored.submission(id) == nil)
    #expect(try restored.recordQueued(StoreFixture.submission("new")) > id)
  }

  @Test func `a file that tells nothing leaves a gap, so that no number is given twice`()
    async throws
  {
    let fixture = try await StoreFixture()
    let id = try fixture.queue("only")
    let backup = fixture.scratch.path.appending("backup.db")
    try fixture.store.backUp(to: backup)
    let garbage = try fixture.scratch.write("garbage", String(repeating: "no database", count: 999))
    let restored = try Store.open(path: backup)
    let salvage = try restored.salvage(from: garbage, isWhole: isWhole)
    #expect(salvage == Salvage(first: id + 1))
    #expect(try restored.recordQueued(StoreFixture.submission("new")) > id + 1000)
  }
}

@Suite struct TallyTests {
  @Test func `each verdict, fault and rejection is counted once, however often is looked`()
    async throws
  {
    let fixture = try await StoreFixture()
    let tally = Tally()
    #expect(try await tally.read(fixture.store).totals.verdicts.isEmpty)
    let accepted = try fixture.queue("a")
    try await fixture.judge(accepted, .accepted)
    _ = try await fixture.make(.rejected, claim: "r")
    // A live attempt holds up nothing that ends behind it.
    let (slow, attempt) = try await fixture.make(.running, claim: "slow")
    let wrong = try fixture.queue("w")
    try await fixture.judge(wrong, .wrongAnswer)
    for _ in 1...3 { try await check(fixture, tally, [.accepted: 1, .wrongAnswer: 1], faults: 0) }
    try await fixture.store.fault(try #require(attempt), reason: "node lost", limit: 3)
    try await check(fixture, tally, [.accepted: 1, .wrongAnswer: 1], faults: 1)
    for _ in 1...2 {
      let again = try await fixture.begin(slow)
      try await fixture.store.fault(again, reason: "node lost", limit: 3)
    }
    try await check(
      fixture, tally, [.accepted: 1, .wrongAnswer: 1, .judgeError: 1], faults: 3)
    try await check(
      fixture, Tally(), [.accepted: 1, .wrongAnswer: 1, .judgeError: 1], faults: 3)
  }

  private func check(
    _ fixture: StoreFixture, _ tally: Tally, _ verdicts: [Verdict: Int], faults: Int
  ) async throws {
    let totals = try await tally.read(fixture.store).totals
    let found = Dictionary(uniqueKeysWithValues: totals.verdicts.map { ($0.key.verdict, $0.value) })
    #expect(found == verdicts)
    #expect(totals.verdicts.keys.allSatisfy { $0.language == "python3" })
    #expect(totals.faults == faults)
    #expect(totals.rejected == 1)
  }

  @Test func `what is not final is told by problem and state`() async throws {
    let fixture = try await StoreFixture()
    _ = try fixture.queue("a", at: 2000)
    _ = try fixture.queue("b", at: 1000)
    _ = try await fixture.make(.running, claim: "c")
    let unfinished = try await Tally().read(fixture.store).unfinished
    let queued = try #require(unfinished.first { $0.state == .queued })
    #expect(queued.count == 2 && queued.oldest == 1000 && queued.problem == "sum")
    #expect(unfinished.filter { $0.state == .running }.map(\.count) == [1])
    #expect(unfinished.allSatisfy { !$0.isCopy })
  }
}
