import Foundation
import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// Sheets of answers, from the spool to the score.
@Suite(.serialized) struct QuizDaemonTests {
  private static let quiz = "quizsheet"
  private static let passes = "# mine\nq00: B\nq01: A\nq02: b\nq03:\n"
  private static let fails = "q00: B\nq01: A\nq02: B\nq03: A\n"

  /// One that has the gallery's quiz.
  ///
  /// - Parameter feedback: other than the package's own.
  private func daemon(feedback: String? = nil) throws -> RunningDaemon {
    let daemon = try RunningDaemon()
    let package = daemon.scratch.path.pushing(FilePath("Problems/\(Self.quiz)"))
    // Whoever runs this may have files of somebody else's to copy, and cannot give the copies to them.
    let copy = try FinishedProcess(
      "/bin/cp", ["-r", SourcePackages.gallery.appending(Self.quiz).string, package.string])
    try #require(copy.status == 0, "\(copy.output)")
    if let feedback {
      let file = package.appending("judge.yaml").string
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try daemon.scratch.write(
        "Problems/\(Self.quiz)/judge.yaml", text.replacing("first-failing-test", with: feedback))
    }
    return daemon
  }

  @Test func `a sheet that is dropped is judged as a whole, and has a score`() async throws {
    let daemon = try daemon()
    try await daemon.start()
    for (number, sheet) in [Self.passes, Self.fails, "q01 A C\n"].enumerated() {
      try daemon.drop("answers.txt", sheet, problem: Self.quiz)
      _ = try await daemon.submissions(final: number + 1)
    }
    let rows = try await daemon.rows()
    #expect(rows.map(\.verdict) == [.accepted, .wrongAnswer, .runTimeError])
    #expect(rows.map(\.score) == [2, 1, 0])
    #expect(
      rows.map { $0.groups?.first?.rightAnswers } == [
        "2 of 3 right, 2 needed", "1 of 3 right, 2 needed", "0 of 3 right, 2 needed",
      ])
    #expect(rows.map(\.message).prefix(2) == ["", "1 of 3 right, 2 needed"])
    #expect(rows.allSatisfy { $0.tests.count == 4 && $0.skipped == 0 })
    #expect(rows.allSatisfy { $0.language == "python3" && $0.fileName == "answers.txt" })
    // The sample says what is wrong with it.
    #expect(rows[2].message.hasPrefix("sample/00: "))
    #expect(
      rows[2].tests.first?.comparison?.errors
        == "answers.txt, line 1: there is no colon: write it as q01: A C\n")
  }

  @Test func `an ending stands for a language in its problem alone`() async throws {
    let daemon = try daemon()
    try await daemon.start()
    let drops = [("answers.txt", "sum"), ("answers.doc", Self.quiz), ("answers.c", Self.quiz)]
    for (number, (name, problem)) in drops.enumerated() {
      try daemon.drop(name, Self.passes, problem: problem)
      _ = try await daemon.submissions(final: number + 1)
    }
    let rows = try await daemon.rows()
    #expect(rows.allSatisfy { $0.state == .rejected })
    #expect(!rows[0].message.contains(".txt ("))
    #expect(rows[1].message.contains(".txt (python3)"))
    #expect(rows[2].message == "quizsheet takes no c: it takes python3 (also .txt)")
  }

  /// A policy, and what is said of the first wrong question.
  static let policies = [("none", false), ("first-failing-test", true)]

  @Test(.enabled(if: getuid() == 0, "needs root to act as a student"), arguments: policies)
  func `a student is told no more than the package says`(policy: String, tells: Bool) async throws {
    let daemon = try daemon(feedback: policy)
    try await daemon.start()
    let student: UInt32 = 54_322
    let tried = try daemon.act(
      as: student,
      "cat > /tmp/quiz-$$.txt; judge try /tmp/quiz-$$.txt -p quizsheet; rm /tmp/quiz-$$.txt",
      input: Self.fails)
    #expect(tried.output.contains("passes the only sample"))
    try daemon.act(as: student, "cat > var/spool/quizsheet/mine.txt", input: Self.fails)
    _ = try await daemon.submissions(final: 1)
    for command in ["judge show 1", "judge show 1 --tests --output", "judge watch 1"] {
      let seen = try daemon.act(as: student, command).output
      #expect(seen.contains("1 of 3 right, 2 needed"), "\(command): \(seen)")
    }
    for command in [
      "judge show 1 --tests --output", "judge show 1 --json", "judge explain 1",
      "judge explain 1 --json", "judge watch 1 --json", "judge list --json", "judge board --json",
    ] {
      let seen = try daemon.act(as: student, command).output
      // What comes after the first wrong one, and what the output lacks, is told to nobody.
      for secret in ["secret/02", "secret/03", "too early", "none is right"] {
        #expect(!seen.contains(secret), "\(command): \(seen)")
      }
      if !tells { #expect(!seen.contains("secret/01"), "\(command): \(seen)") }
    }
    let shown = try daemon.act(as: student, "judge show 1").output
    #expect(shown.contains("the first wrong one is secret/01") == tells)
    #expect(shown.contains("tests: several answers are right") == tells)
    #expect(try daemon.act(as: student, "judge show 1 --json").output.contains("\"needed\" : 2"))
    #expect(try daemon.act(as: 0, "judge show 1 --tests").output.contains("secret/03"))
  }
}
