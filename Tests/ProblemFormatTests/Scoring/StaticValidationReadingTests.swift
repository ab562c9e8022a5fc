import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// Packages with a static validator.
@Suite struct StaticValidationReadingTests {
  private static let program = ["../static_validator/look.py": ""]
  private static let passFail = "static_validation_score: pass-fail\n"

  /// A scoring package with these files of data, besides a sample and a static validator.
  private func scored(
    _ files: [String: String], version: String = "2025-09"
  ) throws -> Problem {
    let scratch = try ScratchFolder()
    let package = try AggregationReadingTests.package(
      files.merging(Self.program) { $1 }, version: version, in: scratch)
    return try Problem.read(directory: package)
  }

  /// The sample package with these files.
  private static func plain(
    _ files: [String: String], in scratch: ScratchFolder
  ) throws -> FilePath {
    let package = try SamplePackage.make(in: scratch)
    for (path, text) in files { try scratch.write("sum/\(path)", text) }
    return package
  }

  @Test func `it is the first test of its group`() throws {
    let scratch = try ScratchFolder()
    let package = try Self.plain(
      [
        "static_validator/look.py": "", "data/sample/test_group.yaml": Self.passFail,
        "data/secret/test_group.yaml":
          Self.passFail + "static_validator_args: [a, 'b c']\nfull_feedback: true\n",
        "data/secret/02/1.in": "1", "data/secret/02/1.ans": "1",
        "data/secret/02/test_group.yaml": Self.passFail + "hint: think\n",
        "data/secret/z/test_group.yaml": Self.passFail,
      ], in: scratch)
    let problem = try Problem.read(directory: package)
    #expect(
      problem.tests.map(\.name) == [
        "sample/static validation", "sample/1", "secret/static validation", "secret/01-small",
        "secret/02-large", "secret/02/static validation", "secret/02/1",
        "secret/z/static validation",
      ])
    #expect(problem.tests.map(\.isStatic) == [true, false, true, false, false, true, false, true])
    let tests = problem.tests.filter(\.isStatic)
    #expect(tests.map(\.isSample) == [true, false, false, false])
    // Nothing of it is inherited.
    #expect(tests.map(\.validatorArguments) == [[], ["a", "b c"], [], []])
    #expect(tests.map(\.hint) == [nil, nil, "think", nil])
    #expect(tests.map(\.hasFullFeedback) == [true, true, true, true])
    #expect(problem.staticValidator?.path == "static_validator")
    #expect(problem.remarks == [])
    // Samples that are shown are those with data.
    #expect(problem.checks.sampleOutputs.map(\.name) == ["sample/1"])
  }

  @Test func `results of one belong to nothing but the program and the package`() throws {
    let scratch = try ScratchFolder()
    let package = try Self.plain(
      ["static_validator/look.py": "", "data/secret/test_group.yaml": Self.passFail], in: scratch)
    let before = try Problem.read(directory: package)
    let name = "secret/static validation"
    #expect(try before.ingredients().cases[name] != nil)
    for (path, text) in [
      ("static_validator/look.py", "#"),
      ("data/secret/test_group.yaml", Self.passFail + "static_validator_args: [a]\n"),
    ] {
      let common = try before.ingredients().common
      let version = try Problem.read(directory: package).version
      try scratch.write("sum/\(path)", text)
      let after = try Problem.read(directory: package)
      #expect(try after.ingredients().common != common)
      #expect(after.version != version)
    }
  }

  @Test func `in groups it has its own part of the score`() throws {
    let problem = try scored([
      "secret/a/1.in": "1", "secret/a-b/1.in": "2", "secret/a-b/2.in": "3",
      "secret/test_group.yaml": "static_validation_score: 10\n",
      "secret/a/test_group.yaml": "max_score: 20\n" + Self.passFail,
      "secret/a-b/test_group.yaml":
        "max_score: 50\nscore_aggregation: sum\nstatic_validation_score: 30\nstatic_validator_args: [x]\n",
      "secret/c/test_group.yaml":
        "max_score: 20\nscore_aggregation: min\nstatic_validation_score: 20\n",
    ])
    let scoring = try #require(problem.scoring)
    #expect(
      problem.tests.map(\.name) == [
        "sample/1", "secret/static validation", "secret/a/static validation", "secret/a/1",
        "secret/a-b/static validation", "secret/a-b/1", "secret/a-b/2",
        "secret/c/static validation",
      ])
    func group(_ name: String, _ rule: Aggregation, _ members: [TestGroup.Member]) -> TestGroup {
      TestGroup(name: name, rule: .aggregation(rule), members: members)
    }
    #expect(
      scoring.whole
        == group(
          "secret", Aggregation(.sum, maximum: 100, staticMaximum: 10),
          [
            .staticValidation(1),
            .group(
              group(
                "secret/a", Aggregation(.passFail, maximum: 20), [.staticValidation(2), .test(3)])),
            .group(
              group(
                "secret/a-b", Aggregation(.sum, maximum: 50, staticMaximum: 30),
                [.staticValidation(4), .test(5), .test(6)])),
            .group(
              group(
                "secret/c", Aggregation(.min, maximum: 20, staticMaximum: 20),
                [.staticValidation(7)])),
          ]))
    #expect(problem.remarks == [])
    // Those with the same arguments are one.
    #expect(scoring.twins == [[1, 2, 7]])
  }

  @Test func `samples may have one of either kind`() throws {
    for score in ["5", "pass-fail"] {
      let problem = try scored([
        "secret/1.in": "1", "sample/test_group.yaml": "static_validation_score: \(score)\n",
      ])
      #expect(problem.scoring?.samples?.members == [.staticValidation(0), .test(1)])
      #expect(problem.scoring?.whole.members == [.test(2)])
    }
  }

  @Test func `the draft has them, too`() throws {
    let problem = try scored(
      [
        "secret/a/1.in": "1",
        "secret/a/test_group.yaml":
          "max_score: 50\nscore_aggregation: sum\nstatic_validation_score: 10\n",
      ], version: "2023-07")
    #expect(problem.tests.map(\.isStatic) == [false, true, false])
  }

  @Test func `what decides nothing is remarked upon`() throws {
    let idle = try scored(["secret/1.in": "1"])
    #expect(idle.staticValidator == nil)
    #expect(
      idle.remarks.map(\.description) == [
        "static_validator: is not used: no test_group.yaml states a static_validation_score",
        "problem.yaml: type scoring without test_group.yaml in data/secret: its tests share 100 points equally",
      ])
    let least = try scored([
      "secret/1.in": "1",
      "secret/test_group.yaml": "score_aggregation: min\nstatic_validation_score: 5\n",
    ])
    #expect(
      least.remarks.map(\.description) == [
        "data/secret/test_group.yaml:2: static_validation_score counts as max_score, since score_aggregation is min"
      ])
  }

  /// Files of a scoring package with the groups a and b, and the line that they give.
  static let spoilt: [([String: String], String)] = [
    (
      [
        "secret/a/test_group.yaml":
          "max_score: 9\nscore_aggregation: sum\nstatic_validation_score: -1\n"
      ],
      "data/secret/a/test_group.yaml:3: static_validation_score must be a whole number from 0 to 1000000000, or pass-fail, not '-1'"
    ),
    (
      [
        "secret/a/test_group.yaml":
          "max_score: 9\nscore_aggregation: sum\nstatic_validation_score: 1.5\n"
      ],
      "data/secret/a/test_group.yaml:3: static_validation_score must be a whole number from 0 to 1000000000, or pass-fail, not '1.5'"
    ),
    (
      [
        "secret/a/test_group.yaml":
          "max_score: 9\nscore_aggregation: sum\nstatic_validation_score: 10\n"
      ],
      "data/secret/a/test_group.yaml:3: static_validation_score is 10, more than max_score, 9"
    ),
    (
      ["secret/test_group.yaml": "static_validation_score: 101\n"],
      "data/secret/test_group.yaml:1: static_validation_score is 101, more than max_score, 100"
    ),
    (
      ["secret/a/test_group.yaml": "max_score: 9\nstatic_validation_score: 1\n"],
      "data/secret/a/test_group.yaml:2: static_validation_score must be pass-fail, as score_aggregation is"
    ),
    (
      [
        "secret/a/test_group.yaml":
          "static_validation_score: pass-fail\nmax_score: 9\nscore_aggregation: min\n"
      ],
      "data/secret/a/test_group.yaml:1: static_validation_score must be a whole number: score_aggregation is min, not pass-fail"
    ),
    (
      ["secret/test_group.yaml": "static_validation_score: pass-fail\n"],
      "data/secret/test_group.yaml:1: static_validation_score must be a whole number: score_aggregation is sum, not pass-fail"
    ),
    (
      ["secret/a/test_group.yaml": "max_score: 9\nstatic_validator_args: [a]\n"],
      "data/secret/a/test_group.yaml:2: static_validator_args is for groups with a static_validation_score, and there is none"
    ),
    (
      ["secret/a/test_group.yaml": passFail + "max_score: 9\nstatic_validator_args: a\n"],
      "data/secret/a/test_group.yaml:3: static_validator_args must be a list, not 'a'"
    ),
    (
      ["secret/a/1.yaml": passFail],
      "data/secret/a/1.yaml:1: static_validation_score is a key of test_group.yaml, not of a single test"
    ),
    (
      ["secret/a/x/1.in": "5", "secret/a/x/test_group.yaml": passFail],
      "data/secret/a/x/test_group.yaml:1: static_validation_score must not be set here: only data/sample, data/secret and the folders right in that are groups"
    ),
    (
      ["secret/a/testdata.yaml": "max_score: 1\n" + passFail],
      "data/secret/a/testdata.yaml: differs from test_group.yaml: keep one of them"
    ),
  ]

  @Test(arguments: spoilt)
  func `what cannot be validated is refused with the file and the reason`(
    files: [String: String], line: String
  ) throws {
    let scratch = try ScratchFolder()
    var all = ["secret/a/1.in": "1", "secret/b/1.in": "2"].merging(Self.program) { $1 }
    all["secret/a/test_group.yaml"] = "max_score: 1\n"
    all["secret/b/test_group.yaml"] = "max_score: 1\n"
    let package = try AggregationReadingTests.package(all.merging(files) { $1 }, in: scratch)
    #expect(try ProblemRefusalTests.lines(package).contains(line))
  }

  /// Files of a pass-fail package, and all lines that they give.
  static let spoiltPlain: [([String: String], [String])] = [
    (
      ["data/secret/test_group.yaml": passFail],
      ["static_validator: is missing: a static_validation_score needs a program there"]
    ),
    (
      [
        "data/secret/test_group.yaml": passFail, "static_validator/a/a.py": "",
        "static_validator/b/b.py": "",
      ],
      ["static_validator: holds 2 programs instead of one"]
    ),
    (
      ["data/secret/test_group.yaml": "static_validation_score: 5\n", "static_validator/a.py": ""],
      [
        "data/secret/test_group.yaml:1: static_validation_score must be pass-fail: this is a pass-fail problem"
      ]
    ),
    (
      ["data/sample/test_group.yaml": "static_validation_score: 5\n", "static_validator/a.py": ""],
      [
        "data/sample/test_group.yaml:1: static_validation_score must be pass-fail: this is a pass-fail problem"
      ]
    ),
    (
      ["data/secret/test_group.yaml": "static_validator_args: []\n", "static_validator/a.py": ""],
      [
        "data/secret/test_group.yaml:1: static_validator_args is for groups with a static_validation_score, and there is none"
      ]
    ),
    (
      [
        "data/secret/test_group.yaml": passFail, "static_validator/a.py": "",
        "judge.yaml": "schema: 1\nresources:\n  gpu: {count: 1}\n", "gpu/problem.py": "",
      ],
      [
        "static_validator: cannot be used yet by a problem that needs a GPU: remove static_validation_score"
      ]
    ),
  ]

  @Test(arguments: spoiltPlain)
  func `what a pass-fail problem cannot have is refused`(
    files: [String: String], lines: [String]
  ) throws {
    let scratch = try ScratchFolder()
    let package = try Self.plain(files, in: scratch)
    #expect(try ProblemRefusalTests.lines(package) == lines)
  }

  @Test func `the legacy format has none`() throws {
    let scratch = try ScratchFolder()
    let package = try LegacyPackage.make(in: scratch)
    try scratch.write("\(package.lastComponent?.string ?? "")/static_validator/a.py", "")
    let problem = try Problem.read(directory: package)
    #expect(problem.staticValidator == nil && problem.remarks == [])
  }
}
