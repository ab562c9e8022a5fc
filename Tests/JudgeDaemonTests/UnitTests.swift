import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

/// What `make install` puts in place, and whether systemd understands it.
@Suite struct UnitTests {
  private static let repository = FilePath(#filePath).removingLastComponent()
    .removingLastComponent()
    .removingLastComponent()
  private static let programs = [
    "judge", "judged", "judge-worker", "judge-spawn", "libJudgePark.so",
  ]

  @Test func `make install puts every file in place`() throws {
    let scratch = try ScratchFolder()
    try install(into: scratch)
    for name in [
      "bin/judge", "libexec/judge/judged", "libexec/judge/judge-worker",
      "libexec/judge/judge-spawn",
    ] {
      #expect(
        access(scratch.path.pushing(FilePath("root/usr/\(name)")).string, X_OK) == 0, "\(name)")
    }
    for name in [
      "etc/judge/judge.conf", "usr/lib/systemd/system/judge.service",
      "usr/lib/sysusers.d/judge.conf",
      "usr/lib/tmpfiles.d/judge.conf", "usr/share/doc/judge/operator.md",
      "var/lib/judge/problems/kerneloverlap/problem.yaml",
    ] {
      #expect(access(scratch.path.pushing(FilePath("root/\(name)")).string, R_OK) == 0, "\(name)")
    }
    // The answers lie there.
    let problems = try scratch.path.pushing("root/var/lib/judge/problems").stat()
    #expect(problems.permissions.rawValue & 0o7777 == 0o750)
  }

  @Test func `the installed judge.conf names the installed places, and judge.conf of before stays`()
    throws
  {
    let scratch = try ScratchFolder()
    try install(into: scratch, "PREFIX=/opt/judge", "PROBLEMS=/srv/problems")
    let installed = try text(scratch, "root/etc/judge/judge.conf")
    let shipped = try String(
      contentsOfFile: Self.repository.appending("judge.conf").string, encoding: .utf8)
    for line in [
      "staff_group: judge-staff", "  path: /var/spool/judge", "  path: /var/lib/judge",
      "  path: /run/judge/control.sock",
      "  path: /srv/problems", "  path: /opt/judge/libexec/judge/judge-worker",
    ] {
      #expect(installed.contains("\(line)\n"), "\(line)")
    }
    #expect(comments(installed) == comments(shipped))

    try scratch.write("root/etc/judge/judge.conf", "slots: 1\n")
    try install(into: scratch, "PREFIX=/opt/judge", "PROBLEMS=/srv/problems")
    #expect(try text(scratch, "root/etc/judge/judge.conf") == "slots: 1\n")
  }

  @Test(.enabled(if: has("/usr/bin/systemd-analyze"), "systemd-analyze is not installed"))
  func `systemd finds nothing wrong with the unit`() throws {
    let scratch = try ScratchFolder()
    try install(into: scratch)
    let root = scratch.path.appending("root").string
    let unit = try text(scratch, "root/usr/lib/systemd/system/judge.service")
      .replacingOccurrences(of: "=/usr/libexec", with: "=\(root)/usr/libexec")
      .replacingOccurrences(of: "file:/usr", with: "file:\(root)/usr")
    let written = try scratch.write("judge.service", unit)
    let result = try FinishedProcess(
      "/usr/bin/systemd-analyze", ["verify", "--man=no", written.string])
    #expect(result.status == 0, "\(result.output)")
    // It speaks of the machine's other units too.
    #expect(!result.output.contains("judge.service"), "\(result.output)")
  }

  @Test(.enabled(if: has("/usr/bin/systemd-sysusers"), "systemd-sysusers is not installed"))
  func `systemd understands the accounts`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("etc/passwd", "")
    let file = Self.repository.appending("systemd/judge.sysusers").string
    let result = try FinishedProcess(
      "/usr/bin/systemd-sysusers", ["--root=\(scratch.path)", "--dry-run", file])
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(
    .enabled(if: has("/usr/bin/systemd-tmpfiles"), "systemd-tmpfiles is not installed"),
    .enabled(if: geteuid() == 0, "only root can give folders away"))
  func `systemd makes the folders`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("etc/passwd", "judge:x:60000:60000::/:/usr/sbin/nologin\n")
    try scratch.write("etc/group", "judge:x:60000:\n")
    let file = Self.repository.appending("systemd/judge.tmpfiles").string
    let result = try FinishedProcess(
      "/usr/bin/systemd-tmpfiles", ["--root=\(scratch.path)", "--create", file])
    #expect(result.status == 0, "\(result.output)")
    for name in ["run/judge", "var/spool/judge", "var/lib/judge"] {
      let folder = try scratch.path.pushing(FilePath(name)).stat()
      #expect(folder.userID.rawValue == 60000, "\(name)")
    }
    let problems = try scratch.path.pushing("var/lib/judge/problems").stat()
    #expect(problems.userID.rawValue == 0 && problems.groupID.rawValue == 60000)
    #expect(problems.permissions.rawValue & 0o7777 == 0o750)
  }

  /// Installs programs that do nothing below `root`.
  private func install(into scratch: ScratchFolder, _ settings: String...) throws {
    for name in Self.programs {
      chmod(try scratch.write("built/\(name)", "#!/bin/sh\n").string, 0o755)
    }
    let result = try FinishedProcess(
      "/usr/bin/make",
      [
        "-s", "-C", Self.repository.string, "install", "DESTDIR=\(scratch.path)/root",
        "BIN=\(scratch.path)/built", "INSTALL_PROGRAM=install -m 0755",
      ] + settings)
    try #require(result.status == 0, "\(result.output)")
  }

  private func text(_ scratch: ScratchFolder, _ name: String) throws -> String {
    try String(contentsOfFile: scratch.path.pushing(FilePath(name)).string, encoding: .utf8)
  }

  private func comments(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.contains("#") }
  }

  private static func has(_ program: String) -> Bool { access(program, X_OK) == 0 }
}
