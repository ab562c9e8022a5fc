import Foundation
import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// A real judged, looked at and looked after as a service is.
@Suite(.serialized) struct WatchedDaemonTests {
  private let right = "print(sum(map(int, input().split())))\n"

  @Test func `systemd is told when it serves, that it lives, and when it stops`() async throws {
    let daemon = try RunningDaemon()
    let name = daemon.scratch.path.appending("notify").string
    let systemd = try DatagramListener(name)
    daemon.environment = [
      "NOTIFY_SOCKET": name, "WATCHDOG_USEC": "800000", "JOURNAL_STREAM": "1:1",
    ]
    try daemon.launch()
    var heard: [String] = []
    func until(_ what: String, _ condition: ([String]) -> Bool) async throws {
      try await daemon.until(what) {
        heard += systemd.texts()
        return condition(heard)
      }
    }
    try await until("READY=1") { $0.contains { $0.hasPrefix("READY=1\n") } }
    #expect(heard.count { $0.hasPrefix("READY=1") } == 1)
    // Whoever is told so can connect.
    let socket = daemon.scratch.path.appending("var/run/control.sock").string
    #expect(access(socket, W_OK) == 0)
    #expect(heard.first?.contains("STATUS=0 of ") == true, "\(heard)")
    try await until("two signs of life") { $0.count { $0.hasPrefix("WATCHDOG=1") } >= 2 }
    // Neither workers nor anything else that it has started speaks in its name.
    let others = daemon.processes("judge-worker") + daemon.processes("judge-spawn")
    #expect(!others.isEmpty)
    for process in others {
      let environment =
        (try? String(contentsOfFile: "/proc/\(process)/environ", encoding: .utf8)) ?? ""
      for name in ["NOTIFY_SOCKET", "WATCHDOG", "JOURNAL_STREAM"] {
        #expect(!environment.contains(name), "\(process)")
      }
    }
    daemon.stop()
    try await until("STOPPING=1") { $0.contains { $0.hasPrefix("STOPPING=1") } }
  }

  @Test func `a daemon that is held up gives no sign of life`() async throws {
    let daemon = try RunningDaemon()
    let name = daemon.scratch.path.appending("notify").string
    let systemd = try DatagramListener(name)
    daemon.environment = ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "400000"]
    try await daemon.start()
    try await daemon.until("a sign of life") {
      systemd.texts().contains { $0.hasPrefix("WATCHDOG=1") }
    }
    // Somebody holds the database's lock, and so the loop that writes waits: up to five seconds each time.
    let lock = try LockedDatabase(daemon.scratch.path.appending("var/lib/judge.db"))
    try daemon.drop("right.py", right)
    try await daemon.until("a complaint in the log") { daemon.log.contains("no answer") }
    _ = systemd.texts()
    lock.release()
    try await daemon.until("a sign of life again") {
      systemd.texts().contains { $0.hasPrefix("WATCHDOG=1") }
    }
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
  }

  @Test func `figures are there for whoever may connect, and survive a restart`() async throws {
    let daemon = try RunningDaemon()
    try await daemon.start()
    try daemon.drop("right.py", right)
    try daemon.drop("notes.txt", "no program\n")
    _ = try await daemon.submissions(final: 2)
    for isAgain in [false, true] {
      let text = try metrics(daemon)
      for line in [
        #"judge_verdicts_total{verdict="AC",language="python3"} 1"#,
        #"judge_verdicts_total{verdict="WA",language="cpp"} 0"#, "judge_rejected_total 1",
        "judge_faults_total 0", #"judge_mechanism_in_force{mechanism="seccomp"} 1"#,
        #"judge_unfinished_submissions{lane="local",device="cpu",state="queued"} 0"#,
        #"judge_wait_seconds_count{lane="local"} \#(isAgain ? 0 : 1)"#,
        "# TYPE judge_wait_seconds histogram", "# TYPE process_resident_memory_bytes gauge",
      ] {
        #expect(text.split(separator: "\n").contains { $0 == line }, "\(line) in \(text)")
      }
      #expect(text.contains(#"judge_disk_free_bytes{folder="state"}"#))
      // Nothing of anybody's.
      for hidden in ["right.py", "sum"] {
        #expect(
          !text.split(separator: "\n").contains {
            !$0.hasPrefix("#") && $0.contains("\"\(hidden)\"")
          })
      }
      try check(text)
      if !isAgain {
        daemon.stop()
        try await daemon.start()
        try await daemon.until("a worker") {
          try metrics(daemon).contains(#"judge_mechanism_in_force{mechanism="seccomp"} 1"#)
        }
      }
    }
  }

  private func metrics(_ daemon: RunningDaemon) throws -> String {
    let result = try FinishedProcess(
      "/usr/bin/curl",
      [
        "-sf", "--unix-socket", daemon.scratch.path.appending("var/run/control.sock").string,
        "http://judge/metrics",
      ])
    try #require(result.status == 0, "\(result.output)")
    return result.output
  }

  /// Holds the text against the format: every sample belongs to the family announced before it, and no series comes twice.
  private func check(_ text: String) throws {
    let manual = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().appending("docs").appending("operator.md")
    let explained = try String(contentsOfFile: manual.string, encoding: .utf8)
    var (family, families, seen) = ("", Set<Substring>(), Set<Substring>())
    for line in text.split(separator: "\n") {
      if let match = line.wholeMatch(of: /# TYPE ([a-z_:]+) (counter|gauge|histogram)/) {
        #expect(families.insert(match.1).inserted)
        family = String(match.1)
        #expect(explained.contains("`\(family)`"), "\(family)")
        #expect((match.2 == "counter") == family.hasSuffix("_total"), "\(line)")
      } else if !line.hasPrefix("# HELP ") {
        let match = try #require(
          line.wholeMatch(of: /([a-z_]+)(\{[^{}]*\})? (-?[0-9.e+]+)/), "\(line)")
        #expect(match.1.hasPrefix(family), "\(line) in \(family)")
        #expect(seen.insert(line.prefix { $0 != " " }).inserted, "\(line)")
      }
    }
  }
}
