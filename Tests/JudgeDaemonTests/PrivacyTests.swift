import Foundation
import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// What real users can see and do of each other's, with the real daemon: by file, by socket, by database.
@Suite(.serialized, .enabled(if: getuid() == 0, "needs root to act as several users"))
struct PrivacyTests {
  private static let (author, other) = (UInt32(54_320), UInt32(54_321))
  private static let secret = "s3cr3t"
  private static let program = "# \(secret)\nprint(sum(map(int, input().split())))\n"

  /// A daemon that has judged a submission of the author's, right on all tests, and one that prints the secret and is wrong.
  private func daemon(_ overrides: [String] = []) async throws -> RunningDaemon {
    let daemon = try RunningDaemon(overrides: ["staff_group=games"] + overrides)
    try await daemon.start()
    for (name, text) in [("right.py", Self.program), ("wrong.py", "print('\(Self.secret)')\n")] {
      try act(daemon, as: Self.author, "cat > var/spool/sum/\(name)", input: text)
    }
    _ = try await daemon.submissions(final: 2)
    return daemon
  }

  @discardableResult
  private func act(
    _ daemon: RunningDaemon, as uid: UInt32, _ command: String, input: String = "",
    group: UInt32? = nil
  ) throws -> FinishedProcess {
    try daemon.act(as: uid, command, input: input, group: group)
  }

  @Test func `nobody but its owner, staff and root sees a source or an output`() async throws {
    let daemon = try await daemon()
    for command in ["judge show 1 --source", "judge show 2 --output"] {
      #expect(try act(daemon, as: Self.author, command).output.contains(Self.secret))
      let refused = try act(daemon, as: Self.other, command)
      #expect(refused.status == 77 && refused.output.contains("staff alone"))
      #expect(try act(daemon, as: 0, command).output.contains(Self.secret))
    }
    // Whose verdict it is, and which, is for everybody.
    for command in [
      "judge show 1", "judge show 2", "judge explain 2", "judge show 2 --json", "judge list --json",
      "judge watch 2 --json", "judge board --json", "judge status --json",
    ] {
      let seen = try act(daemon, as: Self.other, command)
      #expect(seen.status == 0, "\(command): \(seen.output)")
      #expect(!seen.output.contains(Self.secret), "\(command)")
    }
    for command in ["judge rejudge 1", "judge rejudge --apply 1"] {
      let refused = try act(daemon, as: Self.author, command)
      #expect(refused.status == 77 && refused.output.contains("this is for staff"))
    }
  }

  @Test func `no file of the judge's shows anybody anything`() async throws {
    let daemon = try await daemon()
    for command in [
      "grep -r '\(Self.secret)' . 2>/dev/null", "cat var/lib/judge.db", "ls var/lib/work",
      "ls var/lib/cache", "ls var/lib/backups", "ls var/spool/sum",
      "cat var/lib/work/slot-0/run-1/right.py",
      "grep -r '\(Self.secret)' var/lib/cache var/lib/work", "rm -f var/lib/judge.db",
      "touch var/lib/x", "touch var/spool/x", "mv var/spool/sum var/spool/mus",
      "ln -s /etc/passwd var/run/control.sock", "rm -f var/run/control.sock",
    ] {
      let seen = try act(daemon, as: Self.other, command)
      #expect(seen.status != 0, "\(command)")
      #expect(!seen.output.contains(Self.secret), "\(command)")
    }
    // What runs has a uid of its own, and sees no more.
    for process in daemon.processes("judge-worker") {
      let seen = try act(daemon, as: Self.other, "ls /proc/\(process)/fd /proc/\(process)/root/")
      #expect(seen.status != 0)
    }
  }

  @Test func `staff see everything, and students what board_show lets them`() async throws {
    let daemon = try await daemon(["board.show=counts"])
    // The user games is a member of the group games, on every Debian.
    let staff = try act(daemon, as: 5, "judge show 1 --source", group: 60)
    #expect(staff.status == 0 && staff.output.contains(Self.secret))
    #expect(try act(daemon, as: 5, "judge rejudge 1 --no-wait", group: 60).status == 0)
    #expect(try act(daemon, as: 5, "judge export --csv", group: 60).output.contains("#54320"))
    #expect(try act(daemon, as: Self.author, "judge export --csv").status == 77)
    #expect(try act(daemon, as: Self.author, "judge list").output.contains("AC"))
    for command in [
      "judge show 1", "judge explain 1", "judge watch 1", "judge list --user '#54320'",
    ] {
      let refused = try act(daemon, as: Self.other, command)
      #expect(refused.status == 77, "\(command): \(refused.output)")
    }
    #expect(try act(daemon, as: Self.other, "judge list").output == "no submissions\n")
    let board = try act(daemon, as: Self.other, "judge board").output
    #expect(board.contains("#54320       1") && !board.contains("sum"))
    for part in ["-p sum", "--since 2020-01-01", "--until 2100-01-01"] {
      let board = try act(daemon, as: Self.other, "judge board \(part)").output
      #expect(board.contains("of your own") && !board.contains("#54320"), "\(part)")
      #expect(try act(daemon, as: 5, "judge board \(part)", group: 60).output.contains("#54320"))
    }
  }

  @Test func `who owns a submission is the kernel's word, whatever is said or linked`() async throws
  {
    let daemon = try await daemon()
    let folder = daemon.scratch.path
    let own = try daemon.scratch.write("own.py", Self.program)
    #expect(chown(own.string, Self.author, Self.author) == 0 && chmod(own.string, 0o644) == 0)
    // Linked by somebody else, it would be the author's submission, with what the author never handed in. The kernel may let
    // others make no such link (protected_hardlinks), so it is made as root.
    let link = folder.pushing("var/spool/sum/own.py")
    #expect(Glibc.link(own.string, link.string) == 0)
    try act(daemon, as: Self.other, "ln -s \(own) var/spool/sum/link.py")
    try act(daemon, as: Self.other, "cat > var/spool/sum/mine.py", input: "print(1)\n")
    try await daemon.until("all of them") {
      try await daemon.rows().count(where: \.state.isFinal) == 5
    }
    let rows = try await daemon.rows().dropFirst(2)
    #expect(rows.first { $0.fileName == "own.py" }?.state == .rejected)
    #expect(rows.first { $0.fileName == "link.py" }?.state == .rejected)
    #expect(rows.first { $0.fileName == "mine.py" }?.uid == Self.other)
    #expect(!rows.contains { $0.uid == Self.author && $0.state != .rejected })
  }
}
