import Control
import Foundation
import Glibc
import JudgeCommands
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// Backups of a real judged, and what becomes of a database that is damaged.
@Suite(.serialized) struct RestorationTests {
  private let right = "print(sum(map(int, input().split())))\n"
  private let wrong = "a, b = map(int, input().split())\nprint(a - b)\n"

  @Test func `staff take a backup while judging goes on`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    for number in 1...20 { try daemon.drop("s\(number).py", right) }
    let file = daemon.scratch.path.appending("mine.db")
    let taken = try judge(daemon, ["backup", file.string])
    #expect(taken.status == 0, "\(taken.output)")
    #expect(taken.output.hasPrefix("wrote \(file), "), "\(taken.output)")
    #expect(try sqlite(file, "PRAGMA integrity_check") == "ok\n")
    let mode = try file.stat().permissions.rawValue
    #expect(mode & 0o777 == 0o600)
    let again = try judge(daemon, ["backup", file.string])
    #expect(again.status == 65 && again.output.contains("--force"), "\(again.output)")
    _ = try await daemon.submissions(final: 20)
    let forced = try judge(daemon, ["--json", "backup", "--force", file.string])
    #expect(forced.status == 0 && forced.output.contains("\"bytes\""), "\(forced.output)")
    #expect(try sqlite(file, "SELECT count(*) FROM submissions WHERE verdict = 'AC'") == "20\n")
    // Nothing lies about, here or there.
    #expect(try names(daemon.scratch.path).filter { $0.contains("mine") } == ["mine.db"])
    let kept = try names(daemon.scratch.path.appending("var/lib/backups"))
    #expect(kept.allSatisfy { $0.hasPrefix("judge-") }, "\(kept)")
  }

  @Test(.enabled(if: geteuid() == 0, "only root can ask as another user"))
  func `nobody else takes one`() async throws {
    let daemon = try RunningDaemon(overrides: ["staff_group=nosuchgroup"])
    try await daemon.start()
    let folder = daemon.scratch.path.appending("theirs")
    mkdir(folder.string, 0o777)
    chmod(folder.string, 0o777)
    let program = try daemon.scratch.write(
      "judge",
      bytes: Array(try Data(contentsOf: URL(fileURLWithPath: BuiltPrograms.path("judge").string))))
    chmod(program.string, 0o755)
    let refused = try FinishedProcess(
      "/usr/bin/setpriv",
      [
        "--reuid=54321", "--regid=54321", "--clear-groups", program.string, "--config",
        daemon.scratch.path.appending("judge.conf").string, "backup",
        folder.appending("all.db").string,
      ])
    #expect(refused.status == 77, "\(refused.output)")
    #expect(refused.output.contains("for staff"), "\(refused.output)")
    #expect(try names(folder) == [])
  }

  /// A daemon that has judged a submission before its backup and one after it, and was stopped.
  private func stoppedDaemon() async throws -> (RunningDaemon, [Submission]) {
    let daemon = try RunningDaemon(overrides: ["backup.every_hours=0"])
    try await daemon.start()
    try daemon.drop("right.py", right)
    _ = try await daemon.submissions(final: 1)
    try backUp(daemon)
    try daemon.drop("wrong.py", wrong)
    let before = try await daemon.submissions(final: 2)
    daemon.stop()
    return (daemon, before)
  }

  @Test func `a database that does not open is restored, and what is lost is said`() async throws {
    let (daemon, _) = try await stoppedDaemon()
    // What lies behind the first words, which say that it is a database.
    try spoil(page: 1, of: daemon, from: 100)
    try await daemon.start()
    #expect(try await daemon.rows().map(\.verdict) == [.accepted])
    #expect(daemon.log.contains("from number 2 on, is lost"), "\(daemon.log)")
    let status = try judge(daemon, ["status"])
    #expect(
      status.output.contains("missing     database: the database was damaged"), "\(status.output)")
    // Nobody is given a number that somebody else has.
    try daemon.drop("new.py", right)
    let rows = try await daemon.submissions(final: 2)
    #expect(rows.map(\.verdict) == [.accepted, .accepted])
    #expect(rows.last?.id ?? 0 > 10_000)
    // Whoever has seen it removes what was kept.
    let kept = try names(daemon.scratch.path.appending("var/lib"))
      .filter { $0.contains(".corrupt-") }
    #expect(!kept.isEmpty)
    for name in kept { daemon.scratch.remove("var/lib/\(name)") }
    #expect(!(try judge(daemon, ["status"])).output.contains("database was damaged"))
  }

  @Test
  func
    `after damage that showed, the database is looked through, and later submissions are judged again`()
    async throws
  {
    let (daemon, before) = try await stoppedDaemon()
    // Opening it shows nothing of this.
    try spoil(page: try rootPage(daemon, of: "test_results"), of: daemon)
    let mark = try daemon.scratch.write("var/lib/judge.db.suspect", "")
    try await daemon.start()
    let after = try await daemon.submissions(final: 2)
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.verdict) == [.accepted, .wrongAnswer])
    #expect(after.map(\.fileName) == before.map(\.fileName))
    #expect(after.map(\.attempt) == [1, 1])
    #expect(daemon.log.contains("1 submission is judged again"), "\(daemon.log)")
    #expect(access(mark.string, F_OK) != 0)
    // And once more, when nothing is amiss.
    daemon.stop()
    try daemon.scratch.write("var/lib/judge.db.suspect", "")
    try await daemon.start()
    #expect(!daemon.log.contains("is restored from"), "\(daemon.log)")
    #expect(access(mark.string, F_OK) != 0)
  }

  @Test func `without a whole backup it does not start, and says what to do`() async throws {
    let daemon = try RunningDaemon(overrides: ["backup.every_hours=0"])
    try await daemon.start()
    daemon.stop()
    let database = daemon.scratch.path.appending("var/lib/judge.db")
    try spoil(page: 1, of: daemon)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: database.string))
    try daemon.launch()
    #expect(try await daemon.exitStatus() == 65)
    let last = daemon.log.split(separator: "\n").last ?? ""
    #expect(
      last.contains("no backup in \(daemon.scratch.path)/var/lib/backups is whole"), "\(last)")
    #expect(last.contains("install -m 600"), "\(last)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: database.string)) == bytes)
  }

  @Test func `judged makes backups by itself and keeps the newest`() async throws {
    let daemon = try RunningDaemon(overrides: ["backup.keep=2"])
    for day in 1...3 {
      try daemon.scratch.write("var/lib/backups/judge-2026-01-0\(day)T00-00-00Z.db", "old")
    }
    try daemon.scratch.write("var/lib/backups/.unfinished-1", "left")
    try daemon.scratch.write("var/lib/backups/README", "mine")
    if geteuid() == 0 { try giveAway(daemon, "var/lib") }
    try await daemon.start()
    #expect(daemon.log.contains("begins with an empty database, though there are backups"))
    let folder = daemon.scratch.path.appending("var/lib/backups")
    try await daemon.until("a backup") {
      let kept = try names(folder)
      return kept.count == 3 && !kept.contains("judge-2026-01-02T00-00-00Z.db")
    }
    let kept = try names(folder)
    #expect(kept.contains("README") && kept.contains("judge-2026-01-03T00-00-00Z.db"))
    let newest = try #require(kept.filter { $0.hasSuffix(".db") }.max())
    #expect(try sqlite(folder.appending(newest), "PRAGMA integrity_check") == "ok\n")
    #expect(try judge(daemon, ["status"]).output.contains("backup      of "))
  }

  // MARK: - What they do

  private func backUp(_ daemon: RunningDaemon) throws {
    let folder = daemon.scratch.path.appending("var/lib/backups")
    for name in try names(folder) { unlink(folder.appending(name).string) }
    let database = daemon.scratch.path.appending("var/lib/judge.db")
    let file = folder.appending("judge-2026-01-31T12-00-00Z.db")
    _ = try sqlite(database, "VACUUM INTO '\(file)'")
    chown(file.string, try owner(database), .max)
  }

  private func owner(_ path: FilePath) throws -> uid_t { try path.stat().userID.rawValue }

  /// As root, judged has another user.
  private func giveAway(_ daemon: RunningDaemon, _ name: String) throws {
    _ = try FinishedProcess(
      "/bin/chown", ["-R", "1879049215", daemon.scratch.path.pushing(FilePath(name)).string])
  }

  private func rootPage(_ daemon: RunningDaemon, of table: String) throws -> Int {
    let database = daemon.scratch.path.appending("var/lib/judge.db")
    let text = try sqlite(database, "SELECT rootpage FROM sqlite_schema WHERE name = '\(table)'")
    return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// - Parameter offset: what lies before it stays as it was.
  private func spoil(page: Int, of daemon: RunningDaemon, from offset: Int = 0) throws {
    let database = daemon.scratch.path.appending("var/lib/judge.db")
    // Whoever closes a database last leaves no log.
    _ = try sqlite(database, "PRAGMA wal_checkpoint(TRUNCATE)")
    let file = try FileDescriptor.open(database, .readWrite)
    try file.closeAfter {
      _ = try file.writeAll(
        toAbsoluteOffset: Int64((page - 1) * 4096 + offset),
        [UInt8](repeating: 0xa5, count: 4096 - offset))
    }
  }

  private func sqlite(_ path: FilePath, _ sql: String) throws -> String {
    try FinishedProcess(
      "/usr/bin/python3",
      [
        "-c",
        "import sqlite3, sys\nfor row in sqlite3.connect(sys.argv[1], isolation_level=None).execute(sys.argv[2]): print(*row)",
        path.string, sql,
      ]
    ).output
  }

  private func names(_ folder: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
  }

  private func judge(_ daemon: RunningDaemon, _ arguments: [String]) throws -> FinishedProcess {
    try FinishedProcess(
      BuiltPrograms.path("judge").string,
      ["--config", daemon.scratch.path.appending("judge.conf").string] + arguments)
  }
}
