import Control
import FoundationEssentials
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("Verifying a package")
struct PackageVerifierTests {
  private static let python = Language(
    code: "python3", name: "Python", extensions: [".py"], compile: ["/bin/true"],
    hasArtefact: false,
    run: ["/usr/bin/python3", "{entry}"], profile: .runtime, compileRoots: [], runRoots: [])

  /// A package whose programs say to the fake executor what becomes of them.
  private func problem(
    in scratch: ScratchFolder, _ files: [String: String] = [:]
  ) throws -> Problem {
    let folder = try SamplePackage.make(in: scratch)
    var all = [
      "submissions/accepted/sum.py": "AC",
      "submissions/wrong_answer/minus.py": "WA on secret/02-large",
      "input_validators/validate.py": "validator",
    ]
    all.merge(files) { $1 }
    for (path, text) in all { try scratch.write("sum/\(path)", text) }
    return try Problem.read(directory: folder)
  }

  private func verify(
    _ files: [String: String] = [:], _ executor: FakeExecutor = FakeExecutor()
  ) async throws -> PackageVerification {
    let scratch = try ScratchFolder()
    return try await PackageVerifier(
      problem: try problem(in: scratch, files), languages: [Self.python], executor: executor
    ).verify()
  }

  @Test("finds nothing wrong with a good one")
  func good() async throws {
    let verification = try await verify()
    #expect(verification.ok)
    #expect(verification.problems == [])
    #expect(
      String(decoding: try ControlJSON.line([verification]), as: UTF8.self) == """
        [{"ok":true,"package":"sum","problems":[],"submissions":[\
        {"cpu_ms":100,"expected":["AC"],"ok":true,"path":"accepted/sum.py","verdict":"AC"},\
        {"cpu_ms":100,"expected":["WA"],"ok":true,"path":"wrong_answer/minus.py","verdict":"WA"}],"time_limit_ms":1000}]
        """)
  }

  @Test(
    "finds a submission that is not what its label says",
    arguments: [
      ("accepted/sum.py", "WA", Verdict.wrongAnswer), ("wrong_answer/minus.py", "AC", .accepted),
      ("wrong_answer/minus.py", "TLE", .timeLimit), ("accepted/sum.py", "fault", .judgeError),
    ])
  func label(path: String, source: String, verdict: Verdict) async throws {
    let verification = try await verify(["submissions/\(path)": source])
    #expect(!verification.ok)
    let entry = verification.submissions.first { $0.path == path }
    #expect(entry?.ok == false)
    #expect(entry?.verdict == verdict)
  }

  @Test("finds an input that its validators refuse")
  func input() async throws {
    let verification = try await verify([:], FakeExecutor(refused: ["secret/01-small"]))
    #expect(
      verification.problems == [
        "input_validators/validate.py refuses secret/01-small: exit status 43, not 42"
      ])
  }

  @Test("finds an invalid input that is let through")
  func invalidInput() async throws {
    let files = ["data/invalid_input/neg.in": "x\n"]
    let verification = try await verify(files)
    #expect(verification.problems == ["invalid_input/neg is accepted by every input validator"])
    let refused = try await verify(files, FakeExecutor(refused: ["invalid_input/neg"]))
    #expect(refused.ok)
  }

  @Test("finds an accepted submission that comes close to the limit")
  func margin() async throws {
    let verification = try await verify([:], FakeExecutor(cpu: .milliseconds(600)))
    #expect(
      verification.problems == [
        "accepted/sum.py uses 600 ms of the limit of 1.00 s: more than half"
      ])
  }

  @Test("says of a validator in an unknown language that it was not run")
  func language() async throws {
    let scratch = try ScratchFolder()
    try scratch.write("sum/input_validators/check.ctd", "INT(0,1) EOF\n")
    let verification = try await PackageVerifier(
      problem: try problem(in: scratch), languages: [Self.python], executor: FakeExecutor()
    ).verify()
    #expect(
      verification.problems == [
        "input_validators/check.ctd is in no language of judge.conf, so it was not run"
      ])
  }

  @Test("shows what is wrong in a table")
  func table() async throws {
    let verification = try await verify(["submissions/accepted/sum.py": "WA"])
    let text = verification.lines(for: CapturedConsole().console).joined(separator: "\n")
    #expect(text.contains("sum  NOT OK"))
    #expect(text.contains("WRONG"))
  }
}
