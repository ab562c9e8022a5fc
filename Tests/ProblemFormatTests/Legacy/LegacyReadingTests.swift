import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@Suite struct LegacyReadingTests {
  /// The legacy package with files changed or added.
  private func read(_ files: [String: String] = [:], without: [String] = []) throws -> Problem {
    let scratch = try ScratchFolder()
    let package = try LegacyPackage.make(in: scratch)
    for path in without { scratch.remove("sum/\(path)") }
    for (path, text) in files { try scratch.write("sum/\(path)", text) }
    return try Problem.read(directory: package)
  }

  @Test func `a package is read whole`() throws {
    let problem = try read()
    #expect(problem.title == "Sum of two")
    #expect(problem.limits == Limits(cpu: .seconds(2), memory: .mib(1024)))
    #expect(!problem.statesTimeLimit && problem.timing == .legacy)
    #expect(problem.tests.map(\.name) == ["sample/1", "secret/a/1", "secret/b/deep/1"])
    #expect(problem.tests.map(\.isSample) == [true, false, false])
    #expect(problem.validator == .standard)
    #expect(problem.statement?.lastComponent == "problem.tex")
    #expect(problem.checks.inputValidators.map(\.name) == ["old", "validate"])
    #expect(problem.jurySubmissions.map(\.group) == ["accepted", "time_limit_exceeded"])
    #expect(problem.remarks == [])
  }

  @Test(arguments: ["[]", "[easy, sums]", "easy sums", "''"])
  func `keywords are a text or a list, which may be empty`(keywords: String) throws {
    #expect(try read(["problem.yaml": "keywords: \(keywords)\n"]).remarks == [])
  }

  @Test(arguments: [
    "", "problem_format_version: legacy\n", "problem_format_version: legacy-icpc\n",
  ])
  func `every key has its type and may be left out`(version: String) throws {
    let problem = try read([
      "problem.yaml": version + """
        type: pass-fail
        name: Sum
        uuid: x
        author: Ada and Alan, Grace
        source: A contest
        source_url: https://example.org
        license: cc by-sa
        rights_owner: Ada
        keywords: easy sums
        validation: default
        validator_flags: case_sensitive  float_tolerance 1e-6
        limits:
          time_multiplier: 3.5
          time_safety_margin: 2
          memory: 64
          output: 1
          code: 16
          compilation_time: 7
          compilation_memory: 300
          validation_time: 5
          validation_memory: 128
          validation_output: 2
        """
    ])
    #expect(problem.limits == Limits(cpu: .seconds(2), memory: .mib(64), output: .mib(1)))
    #expect(problem.timing.acceptedFactor == 3.5 && problem.timing.tooSlowFactor == 2)
    #expect(problem.codeLimit == .kib(16))
    #expect(problem.compilation == .init(time: .seconds(7), memory: .mib(300)))
    #expect(
      problem.validationLimits == Limits(cpu: .seconds(5), memory: .mib(128), output: .mib(2)))
    let flags = ["case_sensitive", "float_tolerance", "1e-6"]
    #expect(problem.tests.map(\.validatorArguments) == [flags, flags, flags])
  }

  @Test func `without a name the statement has it, or else the package`() throws {
    #expect(try read(["problem.yaml": ""]).title == "Sum")
    #expect(
      try read(
        ["problem.yaml": "", "problem_statement/problem.sv.pdf": "%PDF"],
        without: ["problem_statement/problem.tex"]
      ).title == "sum")
  }

  @Test func `packages made for DOMjudge have the statement beside problem.yaml`() throws {
    let problem = try read(["problem.pdf": "%PDF"], without: ["problem_statement"])
    #expect(problem.statement?.lastComponent == "problem.pdf")
  }

  @Test func `settings are inherited key by key from data on`() throws {
    let problem = try read([
      "problem.yaml": "validator_flags: case_sensitive\n",
      "data/testdata.yaml":
        "output_validator_flags: float_tolerance 1e-6\ninput_validator_flags: --small\n",
      "data/secret/b/testdata.yaml":
        "input_validator_flags: {name: old.py, flags: --large --old}\n",
      "data/secret/b/deep/testdata.yaml": "output_validator_flags: ''\n",
    ])
    let flags = ["case_sensitive", "float_tolerance", "1e-6"]
    #expect(problem.tests.map(\.validatorArguments) == [flags, flags, ["case_sensitive"]])
    let input = problem.tests.map(\.inputValidatorArguments)
    #expect(input.map { $0.arguments(for: "validate") } == [["--small"], ["--small"], []])
    #expect(input.last?.arguments(for: "old") == ["--large", "--old"])
  }

  @Test func `keys that mean nothing in a pass-fail problem are remarked upon`() throws {
    let problem = try read([
      "problem.yaml": "name: x\ngrading:\n  objective: max\n  show_test_data_groups: yes\n",
      "data/secret/testdata.yaml":
        "on_reject: continue\ngrading: default\ngrader_flags: min first\naccept_score: 2\nrange: -inf +inf\n",
    ])
    #expect(
      problem.remarks.map(\.description).sorted() == [
        "data/secret/testdata.yaml:3: grader_flags: first means nothing to the default grader",
        "data/secret/testdata.yaml:3: grader_flags: min means nothing in a pass-fail problem",
        "data/secret/testdata.yaml:4: accept_score means nothing in a pass-fail problem",
        "data/secret/testdata.yaml:5: range means nothing in a pass-fail problem",
        "problem.yaml:2: grading means nothing in a pass-fail problem",
      ])
  }

  @Test func `what only the present format reads is remarked upon`() throws {
    let problem = try read([
      "data/test_group.yaml": "", "data/secret/a/test_group.yaml": "x: y\n",
      "submissions/submissions.yaml": "x: y\n",
    ])
    #expect(
      problem.remarks.map(\.description) == [
        "data/secret/a/test_group.yaml: is not read: in the legacy format settings are in testdata.yaml",
        "data/test_group.yaml: is not read: in the legacy format settings are in testdata.yaml",
        "submissions/submissions.yaml: is not read in the legacy format",
      ])
  }

  @Test func `a case may have a hint, and other files that are for the authors alone`() throws {
    let problem = try read([
      "data/secret/a/1.hint": "Nothing is a number.\n", "data/secret/a/1.desc": "Zeros.\n",
      "data/secret/a/1.png": "", "data/sample/2.interaction": ">1\n",
    ])
    #expect(problem.tests.map(\.hint) == [nil, "Nothing is a number.", nil])
    #expect(problem.tests.allSatisfy { $0.description == nil })
  }

  /// What states a time limit, and how long it is.
  static let timeLimits: [([String: String], Duration)] = [
    ([".timelimit": "3\n"], .seconds(3)), ([".timelimit": " 0.25"], .milliseconds(250)),
    (["domjudge-problem.ini": "timelimit=4\n"], .seconds(4)),
    (["domjudge-problem.ini": "timelimit='1.5'\nname='x'\n", ".timelimit": "3\n"], .seconds(1.5)),
  ]

  @Test(arguments: timeLimits)
  func `a time limit is stated beside problem.yaml`(
    files: [String: String], limit: Duration
  ) throws {
    let problem = try read(files)
    #expect(problem.limits.cpu == limit)
    #expect(problem.statesTimeLimit && problem.timing.acceptedFactor == 2)
  }

  @Test func `a time limit in problem.yaml goes before them`() throws {
    let problem = try read([
      "problem.yaml": "limits: {time_limit: 1.5}\n", ".timelimit": "3\n",
    ])
    #expect(problem.limits.cpu == .seconds(1.5) && problem.statesTimeLimit)
  }

  @Test func `what DOMjudge takes is taken`() throws {
    let files = [
      "problem.yaml": "validation: custom\n", "output_validator/check.py": "",
      "output_validator/lib/sums.py": "",
    ]
    let problem = try read(files, without: ["problem_statement"])
    #expect(
      problem.remarks.map(\.description) == [
        "output_validator: is taken for output_validators/, where the legacy format has the output validator",
        "problem_statement: holds no statement: it is problem.en.md, or .tex or .pdf, by language",
      ])
    guard case .custom(let programs) = problem.validator else {
      Issue.record("the validator is not found")
      return
    }
    #expect(programs.map(\.path) == ["output_validator"])
    #expect(programs.flatMap(\.files).map(\.name) == ["check.py", "lib/sums.py"])
  }

  @Test func `the present format knows such files, and its own limit goes before them`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/.timelimit", "3\n")
    #expect(try Problem.read(directory: package).limits.cpu == .seconds(1))
    let text = SamplePackage.manifest.replacing("  time_limit: 1\n", with: "")
    try scratch.write("sum/problem.yaml", text)
    #expect(try Problem.read(directory: package).limits.cpu == .seconds(3))
  }

  @Test func `several output validators are used where problem.yaml says so`() throws {
    let files = [
      "output_validators/b.py": "#!/usr/bin/python3\n", "output_validators/a/check.cpp": "",
      "output_validators/a/check.h": "", "output_validators/README.md": "",
    ]
    let unused = try read(files)
    #expect(unused.validator == .standard)
    #expect(
      unused.remarks.map(\.description) == [
        "output_validators: is not used: problem.yaml does not say validation: custom"
      ])
    let used = try read(files.merging(["problem.yaml": "validation: custom\n"]) { $1 })
    guard case .custom(let programs) = used.validator else {
      Issue.record("the validators are not found")
      return
    }
    #expect(programs.map(\.path) == ["output_validators/a", "output_validators/b.py"])
    #expect(programs.map(\.files.count) == [2, 1])
  }

  @Test func `the one output validator may be named`() throws {
    let problem = try read([
      "problem.yaml": "validation: custom\n", "output_validators/check.py": "",
      "data/secret/testdata.yaml": "output_validator_flags: {name: check.py, flags: -x 1}\n",
    ])
    #expect(problem.tests.map(\.validatorArguments) == [[], ["-x", "1"], ["-x", "1"]])
  }

  @Test func `submissions are labelled by their folder, or by themselves`() throws {
    let problem = try read([
      "submissions/mixed/a.py": "# @EXPECTED_RESULTS@: TIMELIMIT, CORRECT\n",
      "submissions/mixed/b.py": "print(1)\n",
      "submissions/accepted/wrong.py": "# x\n# @EXPECTED_RESULTS@: WRONG-ANSWER\n",
    ])
    let expected = problem.jurySubmissions.map { "\($0.path) \($0.expectation.codes)" }
    #expect(
      expected == [
        "accepted/sum.py [\"AC\"]", "accepted/wrong.py [\"OLE\", \"WA\"]",
        "mixed/a.py [\"AC\", \"OLE\", \"TLE\"]",
        "time_limit_exceeded/slow.py [\"TLE\"]",
      ])
    #expect(
      problem.remarks.map(\.description) == [
        "submissions/accepted/wrong.py:2: @EXPECTED_RESULTS@ says OLE WA, unlike the folder, and goes before it"
      ])
    #expect(
      problem.warnings.map(\.description) == [
        "submissions/mixed: a submission skipped: mixed is no label of the format"
      ])
  }

  @Test func `programs in Python 2 are told of, and refused where judging needs them`() throws {
    let old = "#!/usr/bin/env python2\nprint 1\n"
    let problem = try read([
      "submissions/accepted/old.py": old, "input_validators/old.py": old,
      "submissions/accepted/new.py": "#!/usr/bin/env python3\n",
    ])
    let line = "old.py asks for Python 2 in its first line, and only Python 3 is run here"
    let accepted = problem.jurySubmissions.filter { $0.group == "accepted" }
    #expect(accepted.map(\.obstacle) == [nil, line, nil])
    #expect(problem.checks.inputValidators.map(\.obstacle) == [nil, line, nil])
    #expect(throws: PackageError(package: "sum", issues: [.init("output_validators/old.py", line)]))
    {
      try read(["problem.yaml": "validation: custom\n", "output_validators/old.py": old])
    }
  }

  @Test func `folders of data that later formats have are not looked at`() throws {
    let checks = try read(["data/invalid_input/1.in": "", "data/invalid_output/1.in": ""]).checks
    #expect(checks.invalidInputs == [] && checks.invalidOutputs == [])
  }

  @Test func `what decides judging decides the version`() throws {
    let versions = try [
      [:], [".timelimit": "1\n"], ["domjudge-problem.ini": "timelimit=1\n"],
      ["data/testdata.yaml": "input_validator_flags: x\n"], ["output_validators/x.py": ""],
    ].map { try read($0).version }
    #expect(Set(versions).count == versions.count)
    #expect(try read(["problem_statement/problem.de.tex": ""]).version == versions[0])
  }
}
