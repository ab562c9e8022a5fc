import Control
import FoundationEssentials
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

// What verifying says of the time limit.
extension PackageVerifierTests {
  @Test("warns of an accepted submission that comes close to the limit")
  func margin() async throws {
    let verification = try await verify([:], FakeExecutor(cpu: .milliseconds(600)))
    #expect(verification.ok)
    #expect(
      verification.warnings == [
        "accepted/sum.py 600 ms leaves little room: it should fit 2 times into the limit of 1.00 s"
      ])
  }

  @Test("warns of what must be too slow and is close to the limit")
  func tooFast() async throws {
    let files = ["submissions/time_limit_exceeded/slow.py": "taking 1100 ms"]
    let verification = try await verify(files, FakeExecutor())
    #expect(verification.ok)
    #expect(verification.margins?.fastest?.path == "time_limit_exceeded/slow.py")
    #expect(
      verification.warnings == [
        "time_limit_exceeded/slow.py 1.10 s is close to the limit of 1.00 s: it should take 1.50 s at least"
      ])
  }

  private static let unstated = SamplePackage.manifest.replacing("  time_limit: 1\n", with: "")

  @Test("finds the time limit of a package that states none")
  func calibration() async throws {
    let files = [
      "problem.yaml": Self.unstated, "submissions/accepted/sum.py": "taking 700 ms",
      "submissions/accepted/quick.py": "taking 20 ms",
      "submissions/time_limit_exceeded/slow.py": "taking 9000 ms",
    ]
    let verification = try await verify(files)
    #expect(verification.problems == [] && verification.ok)
    #expect(verification.timeLimit == Milliseconds(.seconds(2)))
    #expect(verification.timeLimitOrigin == .calibrated)
    #expect(verification.margins?.slowest?.words == "accepted/sum.py 700 ms")
    #expect(verification.margins?.fastest?.words == "time_limit_exceeded/slow.py over 3.00 s")
    #expect(verification.warnings == [])
  }

  @Test("says where no time limit suits all")
  func noLimit() async throws {
    let files = [
      "problem.yaml": Self.unstated, "submissions/accepted/sum.py": "taking 700 ms",
      "submissions/time_limit_exceeded/slow.py": "taking 2500 ms",
    ]
    #expect(
      try await verify(files).problems == [
        "time_limit_exceeded/slow.py 2.50 s is close to the limit of 2.00 s: it should take 3.00 s at least, so no time limit suits all submissions"
      ])
    let endless = try await verify(
      ["problem.yaml": Self.unstated, "submissions/accepted/sum.py": "taking 70000 ms"])
    #expect(
      endless.problems == [
        "accepted/sum.py takes more than 60.00 s, so no time limit can be found by it"
      ])
  }

  @Test("gives what is too slow for a limit that was found the room that others must fill")
  func room() async throws {
    let files = [
      "problem.yaml": Self.unstated, "submissions/accepted/sum.py": "taking 700 ms",
      "submissions/wrong_answer/minus.py": "taking 2500 ms WA",
      "submissions/submissions.yaml": "wrong_answer: {use_for_time_limit: false}\n",
    ]
    let verification = try await verify(files)
    #expect(
      verification.ok && verification.submissions.map(\.verdict) == [.accepted, .wrongAnswer])
    #expect(
      verification.warnings == [
        "wrong_answer/minus.py is too slow for the limit, and gets WA within 3.00 s"
      ])
    let stated = files.merging(["problem.yaml": SamplePackage.manifest]) { $1 }
    #expect(try await !verify(stated).ok)
  }
}
