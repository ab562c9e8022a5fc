import Control
import Foundation
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// A timed assessment, as students and staff meet it. As one's own user nobody is a student of one's own judge.
@Suite(.serialized, .enabled(if: getuid() == 0, "needs root to act as several users"))
struct AssessmentDaemonTests {
  /// `bin` and `mail`, users of every Debian: who has no name cannot start an assessment.
  private static let (ann, bob) = (UInt32(2), UInt32(8))
  private static let right = "print(sum(map(int, input().split())))\n"
  private static let wrong = "print(1)\n"

  private func daemon() async throws -> RunningDaemon {
    let daemon = try RunningDaemon(overrides: ["staff_group=games"])
    try await daemon.start()
    return daemon
  }

  /// What `judge` prints, and that it ends so.
  @discardableResult
  private func judge(
    _ daemon: RunningDaemon, _ command: String, as uid: UInt32 = 0, status: Int32 = 0,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let ended = try daemon.act(as: uid, "judge \(command)")
    #expect(ended.status == status, "\(command): \(ended.output)", sourceLocation: location)
    return ended.output
  }

  private func drop(
    _ daemon: RunningDaemon, as uid: UInt32, _ name: String, _ text: String
  ) async throws -> Submission {
    try daemon.act(as: uid, "cat > var/spool/sum/\(name)", input: text)
    try await daemon.until("\(name) to be final") {
      try await daemon.rows().contains { $0.fileName == name && $0.state.isFinal }
    }
    return try #require(try await daemon.rows().first { $0.fileName == name })
  }

  @Test func `each has a time of their own, and so many attempts`() async throws {
    let daemon = try await daemon()
    try judge(daemon, "assess week3 -p sum:2 --closes 2100-01-01 --minutes 60")
    for command in ["statement sum", "template sum", "try judge.conf -p sum -l python3"] {
      let refused = try judge(daemon, command, as: Self.ann, status: 77)
      #expect(refused.contains("`judge start week3` begins your time"), "\(command): \(refused)")
    }
    let early = try await drop(daemon, as: Self.ann, "early.py", Self.right)
    #expect(early.state == .rejected && early.message.contains("`judge start week3`"))
    let listed = try judge(daemon, "problems", as: Self.ann)
    #expect(listed.contains("week3") && !listed.contains("python3"))

    #expect(
      try judge(daemon, "status", as: Self.ann)
        .contains("assessment  week3, not started: judge start week3\n"))
    #expect(try !judge(daemon, "status").contains("assessment"))

    let started = try judge(daemon, "start week3", as: Self.ann)
    #expect(
      try judge(daemon, "status", as: Self.ann)
        .contains("assessment  week3, 59 min left, until "))
    #expect(started.contains("you have 59 min left, until ") && started.contains("2 of 2"))
    #expect(try judge(daemon, "problems", as: Self.ann).contains("python3"))
    #expect(try await drop(daemon, as: Self.ann, "broken.py", "print(\n").verdict == .compileError)
    #expect(try await drop(daemon, as: Self.ann, "wrong.py", Self.wrong).verdict == .wrongAnswer)
    #expect(try await drop(daemon, as: Self.ann, "right.py", Self.right).verdict == .accepted)
    let third = try await drop(daemon, as: Self.ann, "third.py", Self.right)
    #expect(
      third.state == .rejected
        && third.message == "you have made all 2 attempts at sum that week3 allows")
    // Staff may hand in whatever it says.
    #expect(try await drop(daemon, as: 0, "staff.py", Self.right).verdict == .accepted)

    let own = try judge(daemon, "assessments week3", as: Self.ann)
    #expect(own.contains("solved (2)") && own.contains("0 of 2") && !own.contains("user"))
    try judge(daemon, "start week3", as: Self.bob)
    let all = try judge(daemon, "assessments week3")
    #expect(all.contains("bin ") && all.contains("mail ") && all.contains("solved (2)"))
    let csv = try judge(daemon, "assessments week3 --csv").split(separator: "\n")
    #expect(csv.count == 3 && csv[1].hasPrefix("bin,20") && csv[1].hasSuffix(",0,1,1,,2"))
    try judge(daemon, "assessments week3 --csv", as: Self.ann, status: 77)
    try judge(daemon, "assess week3 --minutes 600", as: Self.ann, status: 77)
    try judge(daemon, "assess week3 --remove", status: 65)
    // A change is made as a whole or not at all.
    try judge(daemon, "assess week3 --minutes 30 --extra nobody9=5", status: 64)
    let present = try judge(daemon, "assess week3 --extra bin=15")
    #expect(present.contains("60 minutes each") && present.contains("(+15 min)"))
  }

  @Test func `who has no name cannot start one, and staff leave no trace`() async throws {
    let daemon = try await daemon()
    try judge(daemon, "assess week3 -p sum --closes 2100-01-01")
    let refused = try judge(daemon, "start week3", as: 54_320, status: 77)
    #expect(refused.contains("started under one's user name"))
    try judge(daemon, "start week3")
    #expect(try judge(daemon, "assess week3 -p max").contains("taken out: sum\n"))
    try judge(daemon, "assess week3 --remove")
    #expect(try judge(daemon, "assessments") == "no assessments\n")
  }

  @Test func `changes at the same time are both made`() async throws {
    let daemon = try await daemon()
    try judge(daemon, "assess week3 -p sum --closes 2100-01-01 --minutes 1")
    let socket = daemon.scratch.path.appending("var/run/control.sock").string
    for number in 2...20 {
      let end = Timestamp(milliseconds: 4_000_000_000_000 + Int64(number))
      async let minutes = ControlClient.using(socket: socket) {
        try await $0.setAssessment("week3", .init(minutes: number))
      }
      async let closing = ControlClient.using(socket: socket) {
        try await $0.setAssessment("week3", .init(closesAt: end))
      }
      _ = try await (minutes, closing)
      let present = try await daemon.ask { try await $0.assessment("week3") }
      #expect(present.minutes == number && present.closesAt == end)
    }
  }

  @Test func `nobody learns from others before it is over, and then everybody does`() async throws {
    let daemon = try await daemon()
    try judge(daemon, "assess week3 -p sum --opens 2026-01-01 --closes 2100-01-01")
    try judge(daemon, "start week3", as: Self.ann)
    #expect(try await drop(daemon, as: Self.ann, "right.py", Self.right).verdict == .accepted)
    #expect(try judge(daemon, "list", as: Self.bob) == "no submissions\n")
    #expect(try judge(daemon, "list --verdict AC -p sum", as: Self.bob) == "no submissions\n")
    #expect(try judge(daemon, "board", as: Self.bob) == "nothing was handed in\n")
    for command in ["show 1", "explain 1", "watch 1"] {
      let refused = try judge(daemon, command, as: Self.bob, status: 77)
      #expect(refused.contains("is to a problem of an assessment"), "\(command): \(refused)")
    }
    #expect(try judge(daemon, "list", as: Self.ann).contains("AC"))
    #expect(try judge(daemon, "board", as: Self.ann).contains("solved"))
    #expect(try judge(daemon, "board").contains("solved"))

    // It ends for all.
    try judge(daemon, "assess week3 --closes 2026-01-02")
    #expect(try judge(daemon, "list", as: Self.bob).contains("AC"))
    #expect(try judge(daemon, "board", as: Self.bob).contains("solved"))
    try judge(daemon, "statement sum", as: Self.bob)
    try judge(daemon, "start week3", as: Self.bob, status: 77)
    #expect(try await drop(daemon, as: Self.bob, "free.py", Self.right).verdict == .accepted)
  }

  @Test func `results that are told later are told nowhere before that`() async throws {
    let daemon = try await daemon()
    try judge(daemon, "assess exam -p sum:9 --closes 2100-01-01 --results when-over")
    #expect(try judge(daemon, "start exam", as: Self.ann).contains("told when it is over for all"))
    #expect(try await drop(daemon, as: Self.ann, "wrong.py", Self.wrong).verdict == .wrongAnswer)
    #expect(try await drop(daemon, as: Self.ann, "right.py", Self.right).verdict == .accepted)
    #expect(try await drop(daemon, as: Self.ann, "broken.py", "print(\n").verdict == .compileError)

    let later = "the result is told when exam is over for all, not before 2100-01-01"
    for command in ["show 1", "show 2 --output", "explain 2", "watch 1", "list -p sum"] {
      let told = try judge(daemon, command, as: Self.ann)
      #expect(told.contains("judged") && told.contains(later), "\(command): \(told)")
      #expect(!told.contains("WA") && !told.contains("AC") && !told.contains("secret"), "\(told)")
    }
    #expect(try judge(daemon, "show 3", as: Self.ann).contains("CE"))
    let socket = "curl -s --unix-socket var/run/control.sock http://judge"
    for path in ["/v1/submissions/2", "/v1/submissions?mine=1", "/v1/board", "/v1/problems"] {
      let told = try daemon.act(as: Self.ann, "\(socket)\(path)").output
      for word in ["\"AC\"", "\"WA\"", "\"cpu_ms\":1", "\"tests\":[{", "solved"] {
        #expect(!told.contains(word), "\(path) tells \(word): \(told)")
      }
    }
    for command in ["list --verdict AC", "list --mine --verdict WA", "list -p sum --verdict AC"] {
      #expect(try judge(daemon, command, as: Self.ann) == "no submissions\n", "\(command)")
    }
    #expect(try judge(daemon, "list --verdict CE", as: Self.ann).contains("broken.py"))
    #expect(try judge(daemon, "board", as: Self.ann).contains("your results of exam are told when"))
    #expect(try !judge(daemon, "explain 1", as: Self.ann).contains(" ms  done"))
    // Where the first failure was cannot be told from how long it took.
    #expect(try judge(daemon, "explain 1 --json").contains("\"skipped\" : 0"))
    let figures = try daemon.act(as: Self.ann, "\(socket)/metrics").output
    #expect(figures.contains("judge_slots") && !figures.contains("judge_verdicts_total"))
    #expect(try daemon.act(as: 0, "\(socket)/metrics").output.contains("judge_verdicts_total"))
    let own = try judge(daemon, "assessments exam", as: Self.ann)
    #expect(own.contains("handed in (2)") && own.contains("7 of 9"), "\(own)")
    // Staff are told at once.
    #expect(try judge(daemon, "assessments exam").contains("solved (2)"))
    #expect(try judge(daemon, "list --verdict AC").contains("right.py"))
    #expect(try judge(daemon, "show 2").contains("withheld from bin until exam is over for all"))

    let moment = Timestamp.now
    _ = try await daemon.ask { try await $0.setAssessment("exam", .init(closesAt: moment)) }
    #expect(try judge(daemon, "show 1", as: Self.ann).contains("WA"))
    #expect(try judge(daemon, "list --verdict AC", as: Self.ann).contains("right.py"))
    #expect(try judge(daemon, "assessments exam", as: Self.ann).contains("solved (2)"))
  }

  @Test func `a time goes on while the judge is down, and what was dropped in time counts`()
    async throws
  {
    let daemon = try await daemon()
    try judge(daemon, "assess week3 -p sum:1 --closes 2100-01-01")
    try judge(daemon, "start week3", as: Self.ann)
    daemon.kill()
    try daemon.act(as: Self.ann, "cat > var/spool/sum/in-time.py", input: Self.right)
    try daemon.act(as: Self.bob, "cat > var/spool/sum/not-started.py", input: Self.right)
    try await daemon.start()
    let rows = try await daemon.submissions(final: 2)
    #expect(rows.first { $0.fileName == "in-time.py" }?.verdict == .accepted)
    #expect(rows.first { $0.fileName == "not-started.py" }?.state == .rejected)
    #expect(try judge(daemon, "assessments week3", as: Self.ann).contains("0 of 1"))
  }
}
