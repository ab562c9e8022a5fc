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
        [{"margins":{"fastest_too_slow":null,"slowest_accepted":\
        {"at_least":false,"cpu_ms":100,"path":"accepted/sum.py"}},"ok":true,"package":"sum","problems":[],"submissions":[\
        {"cpu_ms":100,"expected":["AC"],"ok":true,"path":"accepted/sum.py","verdict":"AC"},\
        {"cpu_ms":100,"expected":["WA"],"ok":true,"path":"wrong_answer/minus.py","verdict":"WA"}],\
        "time_limit_ms":1000,"time_limit_origin":"stated"}]
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

  @Test("tells all that authors may know of a test", arguments: reasons)
  func fullReason(
    verdict: Verdict, message: String, told: String?, errors: String?, reason: String
  ) {
    var result = TestResult(
      name: "secret/1", verdict: verdict, usage: Usage(cpu: .zero, wall: .zero, memory: .zero),
      exitStatus: 1, signal: nil, message: message)
    result.judgeMessage = told
    result.comparison = errors.map { .init(input: "", expected: "", got: "", errors: $0) }
    #expect(result.fullReason == reason)
  }

  @Test("says once why a submission is not what it should be, as authors may know it")
  func reason() async throws {
    let files = [
      "submissions/accepted/sum.py": "WA because line 1, word 1: expected '3', got '4'",
      "submissions/accepted/b.py": "WA because line 1, word 1: expected '3', got '4'",
      "submissions/accepted/c.py": "crash ImportError: no x",
      "submissions/accepted/d.py": "CE",
    ]
    let lines = try await verify(files).lines(for: CapturedConsole().console)
    #expect(
      lines.filter { $0.hasPrefix("  ") } == [
        "  accepted/b.py, accepted/sum.py: sample/1 gets WA, and may get AC: line 1, word 1: expected '3', got '4'",
        "  accepted/c.py: sample/1 gets RTE, and may get AC: ImportError: no x",
        "  accepted/d.py: it gets CE, which no label allows; line 1",
      ])
  }

  @Test("says once what keeps all from being judged")
  func fault() async throws {
    let files = [
      "submissions/accepted/sum.py": "fault", "submissions/wrong_answer/minus.py": "fault",
      "data/sample/1.out": "fault\n",
    ]
    let lines = try await verify(files).lines(for: CapturedConsole().console)
    #expect(
      lines.filter { $0.contains("broke off") } == [
        "  accepted/sum.py, wrong_answer/minus.py: the worker broke off"
      ])
  }

  @Test(
    "finds what the machine lacks",
    arguments: [
      (
        ["judge.yaml": "schema: 1\nlanguages: {python3: {packages: [nump]}}\n"],
        "judge.yaml:2: Python has no module nump on this machine, so nothing can be handed in"
      ),
      (
        ["submissions/accepted/sum.x": "AC"],
        "submissions/accepted/sum.x needs X, whose compiler /usr/bin/no-x is not on this machine"
      ),
      (
        ["input_validators/validate.x": "validator"],
        "input_validators/validate.x needs X, whose compiler /usr/bin/no-x is not on this machine"
      ),
      (
        ["problem.yaml": SamplePackage.manifest + "languages: [x]\n"],
        "problem.yaml: languages needs X, whose compiler /usr/bin/no-x is not on this machine"
      ),
    ])
  func machine(files: [String: String], problem: String) async throws {
    let scratch = try ScratchFolder()
    var verifier = PackageVerifier(
      problem: try self.problem(in: scratch, files), languages: [Self.python, Self.missing],
      executor: FakeExecutor())
    #expect(try await verifier.verify().problems == [problem])
    verifier.isJudgedHere = false
    #expect(try await !verifier.verify().problems.contains(problem))
  }

  private static let missing = Language(
    code: "x", name: "X", extensions: [".x"], compile: ["/usr/bin/no-x"], hasArtefact: true,
    run: ["{artefact}"], profile: .strict, compileRoots: [], runRoots: [])

  @Test("warns of other problems with the same uuid")
  func namesakes() async throws {
    let scratch = try ScratchFolder()
    for name in ["one", "two"] { try SamplePackage.make(in: scratch, name: name) }
    try scratch.write("bad/problem.yaml", "uuid: [")
    let problem = try problem(in: scratch)
    let identifier = try #require(problem.identifier)
    let names = PackageIdentifiers.names(in: scratch.path)
    #expect(names == [identifier: ["one", "sum", "two"]])
    var verifier = PackageVerifier(
      problem: problem, languages: [Self.python], executor: FakeExecutor())
    verifier.namesakes = ["one", "two"]
    #expect(
      try await verifier.verify().warnings == [
        "problem.yaml: the uuid is also that of one, two: each problem needs its own"
      ])
  }

  @Test("finds codes that are no language's, and judges nothing by them")
  func codes() async throws {
    let files = [
      "problem.yaml": SamplePackage.manifest + "languages: [python, java]\n",
      "include/python/main.py": "", "include/java/Main.java": "", "include/default/x": "",
      "attachments/templates/pyton3/a.py": "",
    ]
    let verification = try await verify(files)
    #expect(
      verification.problems == [
        "problem.yaml:9: languages: python is no language of judge.conf, did you mean python3?"
      ])
    #expect(
      verification.warnings == [
        "include/python is not used: python is no language of judge.conf, did you mean python3?",
        "attachments/templates/pyton3 is not used: pyton3 is no language of judge.conf, did you mean python3?",
      ])
    #expect(verification.submissions == [] && verification.omission != nil)
  }

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

  @Test("looks at what single tests must get, and at entry points")
  func rules() async throws {
    let rules = "'wrong_answer/*': {entrypoint: minus.py, 'secret/01-*': {permitted: [WA]}}\n"
    let verification = try await verify(["submissions/submissions.yaml": rules])
    #expect(
      verification.submissions.first { !$0.ok }?.message.hasSuffix(
        "secret/01-small gets AC, and may get WA") == true)
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

  @Test("warns of what is in no language that is known here, and goes on")
  func language() async throws {
    let verification = try await verify([
      "input_validators/check.ctd": "INT(0,1) EOF\n",
      "submissions/accepted/Sum.java": "class Sum {}",
    ])
    #expect(verification.ok)
    #expect(
      verification.warnings == [
        "accepted/Sum.java was not judged: no language of judge.conf fits",
        "input_validators/check.ctd was not run: no language of judge.conf fits",
      ])
    #expect(verification.submissions.map(\.path) == ["accepted/sum.py", "wrong_answer/minus.py"])
  }

  @Test("tells of a missing solution beside what keeps the package from being read")
  func unreadable() throws {
    let scratch = try ScratchFolder()
    let files = ["judge.yaml": "schema: 2\n"]
    let known = try #require(throws: PackageError.self) { try problem(in: scratch, files) }
    #expect(PackageVerification(known).problems.count == 1)
    scratch.remove("sum/submissions/accepted")
    let folder = scratch.path.appending("sum")
    let error = try #require(throws: PackageError.self) { try Problem.read(directory: folder) }
    #expect(
      PackageVerification(error).problems == [
        "judge.yaml:1: schema must be 1, the one that this judge knows, not 2",
        "there is no accepted submission",
      ])
  }

  @Test("needs an accepted submission that can be judged")
  func accepted() async throws {
    let scratch = try ScratchFolder()
    let problem = try problem(in: scratch)
    let verification = try await PackageVerifier(
      problem: problem, languages: [Self.other], executor: FakeExecutor()
    ).verify()
    #expect(verification.problems == ["no accepted submission could be judged here"])
  }

  @Test("warns of what asks for Python 2, and needs another solution beside it")
  func pythonTwo() async throws {
    let scratch = try ScratchFolder()
    for (path, text) in [
      "problem.yaml": "name: Sum\n", ".timelimit": "1\n", "data/secret/1.in": "1 2\n",
      "data/secret/1.ans": "3\n", "problem_statement/problem.en.md": "# Sum\n",
      "input_validators/validate.py": "validator", "submissions/wrong_answer/w.py": "WA",
      "submissions/accepted/old.py": "#!/usr/bin/env python2\n",
    ] { try scratch.write("sum/\(path)", text) }
    func verify() async throws -> PackageVerification {
      try await PackageVerifier(
        problem: try Problem.read(directory: scratch.path.appending("sum")),
        languages: [Self.python], executor: FakeExecutor()
      ).verify()
    }
    let alone = try await verify()
    #expect(alone.problems == ["no accepted submission could be judged here"])
    try scratch.write("sum/submissions/accepted/new.py", "AC")
    let verification = try await verify()
    #expect(verification.ok)
    #expect(
      verification.warnings == [
        "accepted/old.py was not judged: old.py asks for Python 2 in its first line, and only Python 3 is run here"
      ])
  }

  @Test(
    "finds limits that the machine cannot give",
    arguments: [
      ("memory: 512", []), ("output: 64", []),
      ("memory: 500000", ["limits.memory is 500000 MiB, and this machine has 512 MiB"]),
      (
        "memory: 1\n  output: 513",
        ["limits.output is 513 MiB, and this machine has 512 MiB of memory"]
      ),
      // A default that the package does not state.
      ("time_resolution: 1", []),
    ])
  func excesses(limits: String, problems: [String]) async throws {
    let scratch = try ScratchFolder()
    let manifest = SamplePackage.manifest.replacing("memory: 256", with: limits)
    var verifier = PackageVerifier(
      problem: try problem(in: scratch, ["problem.yaml": manifest]), languages: [Self.python],
      executor: FakeExecutor())
    verifier.memory = .mib(512)
    #expect(try await verifier.verify().problems == problems)
  }

  @Test(
    "warns of a code limit above what can be handed in",
    arguments: [
      ("code: 64", []), ("memory: 256", []),
      (
        "code: 256",
        [
          "limits.code is 256 KiB, and files over 64 KiB cannot be handed in: lower it in problem.yaml, or raise spool.max_source_kib in judge.conf"
        ]
      ),
    ])
  func codeExcess(limits: String, warnings: [String]) async throws {
    let scratch = try ScratchFolder()
    let manifest = SamplePackage.manifest.replacing("memory: 256", with: limits)
    var verifier = PackageVerifier(
      problem: try problem(in: scratch, ["problem.yaml": manifest]), languages: [Self.python],
      executor: FakeExecutor())
    verifier.largestSource = .kib(64)
    let verification = try await verifier.verify()
    #expect(verification.ok && verification.warnings == warnings)
  }

  private static let other = Language(
    code: "c", name: "C", extensions: [".c"], compile: ["/bin/true"], hasArtefact: true,
    run: ["{artefact}"], profile: .strict, compileRoots: [], runRoots: [])

  @Test("tells a terminal how far it is")
  func progress() async throws {
    let scratch = try ScratchFolder()
    let captured = CapturedConsole(isTerminal: true)
    let screen = VerificationScreen(package: "sum", captured.console)
    var verifier = PackageVerifier(
      problem: try problem(in: scratch), languages: [Self.python], executor: FakeExecutor())
    verifier.report = { screen.show($0) }
    _ = try await verifier.verify()
    screen.clear()
    #expect(captured.output.contains("sum: 3 of 3 checked"))
    #expect(captured.output.contains("sum/accepted/sum.py  test 3 of 3"))
    #expect(captured.output.contains("sum/wrong_answer/minus.py  WA"))
  }

  @Test("shows what is wrong in a table")
  func table() async throws {
    let verification = try await verify(["submissions/accepted/sum.py": "WA"])
    let text = verification.lines(for: CapturedConsole().console).joined(separator: "\n")
    #expect(text.contains("sum  NOT OK"))
    #expect(text.contains("WRONG"))
  }
}
