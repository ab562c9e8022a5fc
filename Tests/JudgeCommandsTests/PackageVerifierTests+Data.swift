import Control
import FoundationEssentials
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

// What verifying says of a package's data and of the programs that check them.
extension PackageVerifierTests {
  @Test("finds an input that its validators refuse")
  func input() async throws {
    let verification = try await verify([:], FakeExecutor(refused: ["secret/01-small"]))
    #expect(
      verification.problems == [
        "input_validators/validate.py refuses secret/01-small"
      ])
  }

  @Test("tells an input validator that fails from one that refuses, once, with what it writes")
  func crashingValidator() async throws {
    let files = ["input_validators/validate.py": "crash ModuleNotFoundError: No module named 'foo'"]
    #expect(
      try await verify(files).problems == [
        "input_validators/validate.py failed on sample/1 and 2 more inputs: exit status 1, neither 42 nor 43: ModuleNotFoundError: No module named 'foo'"
      ])
  }

  static let reasons: [(Verdict, String, String?, String?, String)] = [
    (
      .wrongAnswer, "wrong sum", "expected 3\nmore", nil,
      "wrong sum; the judges are told: expected 3"
    ),
    (.wrongAnswer, "expected 3", "expected 3\n", nil, "expected 3"),
    (.wrongAnswer, "line 1, word 1 is wrong", nil, nil, "line 1, word 1 is wrong"),
    (
      .judgeError, "the output validator failed: exit status 1", "note\nTraceback\nNameError: x\n",
      nil,
      "the output validator failed: exit status 1: NameError: x"
    ),
    (
      .runTimeError, "exit status 1", nil, "Traceback\n  KeyError: 3\n\n",
      "exit status 1: KeyError: 3"
    ),
    (.timeLimit, "used 1.10 s", nil, "Traceback\n", "used 1.10 s"),
    (.accepted, "", "good", nil, ""),
  ]

  @Test("finds an invalid input that is let through")
  func invalidInput() async throws {
    let files = ["data/invalid_input/neg.in": "x\n"]
    let verification = try await verify(files)
    #expect(verification.problems == ["invalid_input/neg is accepted by every input validator"])
    let refused = try await verify(files, FakeExecutor(refused: ["invalid_input/neg"]))
    #expect(refused.ok)
  }

  @Test("gives input validators what submissions to the case are given, after their own arguments")
  func given() async throws {
    let files = [
      "data/sample/test_group.yaml": "input_validator_args: [own]\nargs: [b]\n",
      "data/sample/1.files/c.txt": "c\n",
      "data/secret/test_group.yaml": "input_validator_args: [own, b]\n",
      "data/secret/01-small.files/c.txt": "c\n", "data/secret/02-large.yaml": "args: [c.txt]\n",
      "data/invalid_input/yes.in": "x\n", "data/invalid_input/yes.files/c.txt": "c\n",
      "data/invalid_input/yes.yaml": "input_validator_args: [own]\nargs: [b]\n",
      "data/invalid_input/no.in": "x\n", "input_validators/validate.py": "wants own b c.txt",
    ]
    #expect(
      try await verify(files).problems == [
        "invalid_input/yes is accepted by every input validator"
      ])
  }

  @Test("goes on after an input validator that is broken")
  func brokenValidators() async throws {
    let files = [
      "input_validators/a.py": "CE", "input_validators/b.py": "CE",
      "data/invalid_input/x.in": "x\n", "data/sample/1.out": "WA\n",
    ]
    let verification = try await verify(files, FakeExecutor(refused: ["secret/01-small"]))
    #expect(
      verification.problems == [
        "input_validators/a.py does not compile: line 1",
        "input_validators/b.py does not compile: line 1",
        "input_validators/validate.py refuses secret/01-small",
        "sample/1.out gets WA, not AC",
      ])
    #expect(
      verification.warnings == ["invalid_input/x is accepted by every input validator"])
  }

  @Test("checks the inputs of known outputs, and what is shown of samples")
  func outputs() async throws {
    let files = [
      "data/valid_output/a.in": "1 2\n", "data/valid_output/a.ans": "3\n",
      "data/valid_output/a.out": "3\n", "data/sample/1.out": "WA\n",
    ]
    let verification = try await verify(files, FakeExecutor(refused: ["valid_output/a"]))
    #expect(
      verification.problems == [
        "input_validators/validate.py refuses valid_output/a",
        "sample/1.out gets WA, not AC",
      ])
  }

  @Test("checks outputs of any size, and goes on after one that cannot be judged")
  func largeOutputs() async throws {
    let large = "WA\n" + String(repeating: " ", count: 5 << 20)
    var files = ["data/sample/1.out": large, "data/invalid_output/d.out": "AC\n"]
    for (name, output) in [("a", large), ("b", "fault\n"), ("c", "AC\n")] {
      files["data/valid_output/\(name).out"] = output
    }
    for name in ["valid_output/a", "valid_output/b", "valid_output/c", "invalid_output/d"] {
      files["data/\(name).in"] = "1 2\n"
      files["data/\(name).ans"] = "3\n"
    }
    #expect(
      try await verify(files).problems == [
        "invalid_output/d gets AC, not WA", "valid_output/a gets WA, not AC",
        "sample/1.out gets WA, not AC", "valid_output/b: the worker broke off",
      ])
  }
}
