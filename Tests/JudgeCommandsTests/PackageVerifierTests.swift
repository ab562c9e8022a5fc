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
  static let python = Language(
    code: "python3", name: "Python", extensions: [".py"], compile: ["/bin/true"],
    hasArtefact: false,
    run: ["/usr/bin/python3", "{entry}"], profile: .runtime, compileRoots: [], runRoots: [])

  /// A package whose programs say to the fake executor what becomes of them.
  func problem(
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

  func verify(
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

  @Test("looks at what single tests must get, and at entry points")
  func rules() async throws {
    let rules = "'wrong_answer/*': {entrypoint: minus.py, 'secret/01-*': {permitted: [WA]}}\n"
    let verification = try await verify(["submissions/submissions.yaml": rules])
    #expect(
      verification.submissions.first { !$0.ok }?.message.hasSuffix(
        "secret/01-small gets AC, and may get WA") == true)
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
