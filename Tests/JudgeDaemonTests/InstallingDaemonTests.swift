import Control
import Foundation
import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// Installing problems while the whole judge runs.
@Suite(.serialized) struct InstallingDaemonTests {
  private static let slow = """
    import sys, time
    a, b = map(int, input().split())
    end = time.process_time() + 3
    while time.process_time() < end: pass
    print(a + b)

    """

  private func daemon(_ overrides: [String] = []) async throws -> RunningDaemon {
    let daemon = try RunningDaemon(overrides: overrides)
    daemon.environment["XDG_CACHE_HOME"] = daemon.scratch.path.appending("cache").string
    try await daemon.start()
    return daemon
  }

  /// - Parameter folder: below the scratch folder.
  private func install(_ daemon: RunningDaemon, _ folder: String, _ more: [String] = []) throws
    -> FinishedProcess
  {
    try FinishedProcess(
      "/usr/bin/env",
      [
        "XDG_CACHE_HOME=\(daemon.scratch.path.appending("cache"))",
        BuiltPrograms.path("judge").string, "install",
        daemon.scratch.path.pushing(FilePath(folder)).string, "--config",
        daemon.scratch.path.appending("judge.conf").string,
      ] + more)
  }

  private func make(_ daemon: RunningDaemon, _ name: String, _ files: [String: String] = [:])
    throws
  {
    try SamplePackage.make(in: daemon.scratch, name: name)
    for (path, text) in files { try daemon.scratch.write("\(name)/\(path)", text) }
  }

  @Test func `a code limit that nobody can use is warned of, and said again at each start`()
    async throws
  {
    let daemon = try await daemon()
    let manifest = SamplePackage.manifest.replacing("memory: 256", with: "code: 256")
    try make(daemon, "new/two", ["problem.yaml": manifest])
    let installed = try install(daemon, "new/two")
    let words = "limits.code is 256 KiB, and files over 128 KiB cannot be handed in"
    #expect(installed.status == 0 && installed.output.contains(words), "\(installed.output)")
    #expect(!daemon.log.contains(words))
    daemon.stop()
    try await daemon.start()
    #expect(daemon.log.contains("two: \(words)"))
  }

  @Test func `a new problem can be handed in at once, by file too, and is there after a restart`()
    async throws
  {
    let daemon = try await daemon()
    try make(daemon, "new/two")
    let installed = try install(daemon, "new/two")
    #expect(installed.status == 0, "\(installed.output)")
    #expect(installed.output.contains("installed two, a new problem"))
    try daemon.drop("right.py", "print(sum(map(int, input().split())))\n", problem: "two")
    let rows = try await daemon.submissions(final: 1)
    #expect(rows.map(\.verdict) == [.accepted] && rows[0].problem == "two")
    #expect(daemon.log.contains("installed a problem"))
    #expect(daemon.log.contains("two"))
    let again = try install(daemon, "new/two")
    #expect(again.status == 0 && again.output.contains("two is installed already"))
    daemon.kill()
    try await daemon.start()
    try daemon.drop("again.py", "print(7)\n", problem: "two")
    #expect(try await daemon.submissions(final: 2).map(\.verdict) == [.accepted, .wrongAnswer])
  }

  @Test func `what is being judged is finished on the version that it began with`() async throws {
    let daemon = try await daemon(["slots=1"])
    try daemon.drop("slow.py", Self.slow)
    try await daemon.until("a running submission") {
      try await daemon.rows().first?.state == .running
    }
    // From now on 0 and 0 make 1.
    let mended = [
      "data/secret/01-small.ans": "1\n",
      "submissions/accepted/sum.py":
        "a, b = map(int, input().split())\nprint(a + b or 1)\n",
      "problem.yaml": SamplePackage.manifest.replacing("time_limit: 1", with: "time_limit: 20"),
    ]
    try make(daemon, "mended/sum", mended)
    let installed = try install(daemon, "mended/sum")
    #expect(installed.status == 0, "\(installed.output)")
    #expect(installed.output.contains("replaced sum; what that changes"))
    try daemon.drop("late.py", Self.slow.replacing("+ 3", with: "+ 0"))
    let rows = try await daemon.submissions(final: 2)
    #expect(rows.map(\.verdict) == [.accepted, .wrongAnswer])
    #expect(rows[0].problemVersion != rows[1].problemVersion)

    // The old one is judged again by the new version, and nothing changes before somebody says so.
    let rejudging = try await daemon.ask { client in
      let begun = try await client.rejudge(RejudgeRequest(problem: "sum", reason: "mended"))
      var last = begun
      try await client.followRejudging(begun.id) { last = $0 }
      return last
    }
    #expect(rejudging.changes?.map(\.submission) == [rows[0].id])
    #expect(try await daemon.rows().map(\.verdict) == [.accepted, .wrongAnswer])
    _ = try await daemon.ask { try await $0.endRejudging(rejudging.id, .applied) }
    #expect(try await daemon.rows().map(\.verdict) == [.wrongAnswer, .wrongAnswer])
  }

  @Test func `versions go when nobody uses them any more`() async throws {
    let daemon = try await daemon()
    let versions = daemon.scratch.path.appending("var/lib/installed/.versions").string
    for number in 1...3 {
      try make(daemon, "new/two", ["statement/problem.en.md": "# \(number)\n"])
      let installed = try install(daemon, "new/two")
      #expect(installed.status == 0, "\(installed.output)")
    }
    try await daemon.until("the end of the old versions") {
      try FileManager.default.contentsOfDirectory(atPath: versions).count == 1
    }
    let statement = try await daemon.ask { try await $0.statement(of: "two") }
    #expect(statement.markdown == "# 3\n")
  }

  @Test func `a bad package is not installed, nor is one with a wrong label`() async throws {
    let daemon = try await daemon()
    try make(daemon, "bad/two", ["problem.yaml": SamplePackage.manifest + "foo: 1\n"])
    let bad = try install(daemon, "bad/two")
    #expect(bad.status == 1 && bad.output.contains("problem.yaml:9: unknown key foo"))
    try make(daemon, "wrong/two", ["submissions/accepted/minus.py": "print(1)\n"])
    let wrong = try install(daemon, "wrong/two")
    #expect(wrong.status == 1 && wrong.output.contains("not installed"))
    #expect(try await daemon.ask { try await $0.problems() }.map(\.name) == ["sum"])
  }

  @Test func `a time limit that is not stated is calibrated, and kept`() async throws {
    let daemon = try await daemon()
    let files = ["problem.yaml": SamplePackage.manifest.replacing("  time_limit: 1\n", with: "")]
    try make(daemon, "new/two", files)
    let installed = try install(daemon, "new/two")
    #expect(installed.status == 0, "\(installed.output)")
    #expect(installed.output.contains("time limit 1.00 s, calibrated"))
    daemon.stop()
    try await daemon.start()
    let summary = try await daemon.ask { try await $0.problems() }.first { $0.name == "two" }
    #expect(summary?.cpuLimit == Milliseconds(.seconds(1)))
  }

  @Test func `a zip file is as good as its folder`() async throws {
    let daemon = try await daemon()
    try make(daemon, "new/two")
    let folder = daemon.scratch.path.appending("new").string
    let zipped = try FinishedProcess(
      "/usr/bin/python3",
      ["-c", "import shutil; shutil.make_archive('\(folder)/two', 'zip', '\(folder)', 'two')"])
    try #require(zipped.status == 0, "\(zipped.output)")
    let installed = try install(daemon, "new/two.zip", ["--json"])
    #expect(installed.status == 0, "\(installed.output)")
    #expect(installed.output.contains("\"was_there\""))
    #expect(try install(daemon, "new/two").output.contains("two is installed already"))
  }

  @Test func `what was installed can be taken away, and what it has covered is used again`()
    async throws
  {
    let daemon = try await daemon()
    try make(daemon, "new/two")
    try make(daemon, "new/sum", ["data/secret/03.in": "4 5\n", "data/secret/03.ans": "9\n"])
    for name in ["two", "sum"] { #expect(try install(daemon, "new/\(name)").status == 0) }
    try daemon.drop("right.py", "print(sum(map(int, input().split())))\n", problem: "two")
    _ = try await daemon.submissions(final: 1)

    let gone = try await daemon.ask { try await $0.remove(problem: "two") }
    #expect(gone == RemovalDocument(problem: "two", uncovered: nil, waiting: 0))
    let back = try await daemon.ask { try await $0.remove(problem: "sum") }
    let shipped = daemon.scratch.path.appending("Problems/sum")
    #expect(back.uncovered == shipped.string)
    #expect(try await daemon.ask { try await $0.problems() }.map(\.name) == ["sum"])
    let versions = daemon.scratch.path.appending("var/lib/installed/.versions").string
    try await daemon.until("the end of both folders") {
      try FileManager.default.contentsOfDirectory(atPath: versions).isEmpty
    }

    // Nothing is lost of what was judged, and what is dropped there now is told why it is not.
    try daemon.drop("late.py", "print(7)\n", problem: "two")
    try daemon.drop("right.py", "print(sum(map(int, input().split())))\n")
    let rows = try await daemon.submissions(final: 3)
    #expect(Set(rows.map(\.state)) == [.judged, .rejected])
    #expect(rows.first { $0.problem == "sum" }?.tests.count == 3)
    for (name, words) in [("sum", "was not installed"), ("two", "there is no problem two")] {
      let refusal = await #expect(throws: ControlError.self) {
        try await daemon.ask { _ = try await $0.remove(problem: name) }
      }
      #expect(refusal?.description.contains(words) == true)
    }
    daemon.stop()
    try await daemon.start()
    #expect(try await daemon.ask { try await $0.problems() }.map(\.name) == ["sum"])
  }

  @Test func `what waits for a problem that is taken away is judged when it is there again`()
    async throws
  {
    let daemon = try await daemon(["slots=1"])
    try make(daemon, "new/two")
    #expect(try install(daemon, "new/two").status == 0)
    try daemon.drop("slow.py", Self.slow)
    try await daemon.until("a running submission") {
      try await daemon.rows().first?.state == .running
    }
    for number in 1...3 { try daemon.drop("w\(number).py", "print(7)\n", problem: "two") }
    try await daemon.until("all in the queue") { try await daemon.rows().count == 4 }
    #expect(try await daemon.ask { try await $0.remove(problem: "two") }.waiting == 3)
    _ = try await daemon.submissions(final: 1)
    // Judged in its turn, which would be the turn of those three.
    try daemon.drop("late.py", "print(7)\n")
    _ = try await daemon.submissions(final: 2)
    let rows = try await daemon.rows()
    #expect(rows.filter { $0.problem == "two" }.map(\.state) == [.queued, .queued, .queued])
    #expect(try install(daemon, "new/two").status == 0)
    let all = try await daemon.submissions(final: 5)
    #expect(all.filter { $0.problem == "two" }.allSatisfy { $0.verdict == .wrongAnswer })
  }

  @Test func `a package that does not come whole changes nothing`() async throws {
    let daemon = try await daemon()
    try await daemon.ask { client in
      let request = InstallRequest(
        problem: "sum", edition: String(repeating: "0", count: 64), files: 2,
        size: ByteCount(bytes: 10), timeLimit: nil)
      let header = try PackageFileHeader(path: "problem.yaml", size: 5).bytes
      for pieces in [[header + Array("name:".utf8)], [header], [Array("garbage\n".utf8)], []] {
        let stream = AsyncStream<[UInt8]> { continuation in
          for piece in pieces { continuation.yield(piece) }
          continuation.finish()
        }
        await #expect(throws: ControlError.self) {
          _ = try await client.install(request, stream)
        }
      }
    }
    let versions = daemon.scratch.path.appending("var/lib/installed/.versions").string
    #expect(try FileManager.default.contentsOfDirectory(atPath: versions) == [])
    try daemon.drop("right.py", "print(sum(map(int, input().split())))\n")
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
  }

  @Test(.enabled(if: getuid() == 0, "only root can act as another user"))
  func `others than staff are told so before anything is done`() async throws {
    let daemon = try await daemon(["staff_group=games"])
    try make(daemon, "new/two")
    let conf = daemon.scratch.path.appending("judge.conf").string
    let refused = try FinishedProcess(
      "/usr/bin/setpriv",
      [
        "--reuid", "54321", "--regid", "54321", "--clear-groups", "--",
        BuiltPrograms.path("judge").string, "install",
        daemon.scratch.path.pushing(FilePath("new/two")).string, "--config", conf,
      ])
    #expect(refused.status == 77 && refused.output.contains("this is for staff"))
  }
}
