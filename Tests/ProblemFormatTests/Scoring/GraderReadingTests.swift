import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// Grading in packages of the legacy format.
@Suite struct GraderReadingTests {
  private static func package(
    _ files: [String: String], in scratch: ScratchFolder, manifest: String = "type: scoring\n"
  ) throws -> FilePath {
    let package = try LegacyPackage.make(in: scratch)
    try scratch.write("sum/problem.yaml", manifest)
    for (path, text) in files { try scratch.write("sum/\(path)", text) }
    return package
  }

  private func read(
    _ files: [String: String] = [:], manifest: String = "type: scoring\n"
  ) throws -> Problem {
    let scratch = try ScratchFolder()
    return try Problem.read(directory: try Self.package(files, in: scratch, manifest: manifest))
  }

  /// The groups of a tree, the whole first, with their graders.
  private func groups(_ problem: Problem) throws -> [(name: String, grader: Grader)] {
    func all(_ group: TestGroup) -> [(name: String, grader: Grader)] {
      var found: [(name: String, grader: Grader)] = []
      if case .grader(let grader) = group.rule { found.append((group.name, grader)) }
      for case .group(let inner) in group.members { found += all(inner) }
      return found
    }
    return all(try #require(problem.scoring).whole)
  }

  @Test func `every folder is a node of the tree`() throws {
    let problem = try read()
    #expect(
      try groups(problem).map(\.name) == [
        "data", "sample", "secret", "secret/a", "secret/b", "secret/b/deep",
      ])
    #expect(try groups(problem).allSatisfy { $0.grader == Grader() })
    #expect(problem.scoring?.whole.tests == [0, 1, 2])
    #expect(problem.scoring?.samples == nil && problem.scoring?.objective == .max)
  }

  @Test func `settings of grading are inherited key by key`() throws {
    let problem = try read([
      "data/testdata.yaml": "on_reject: continue\nrange: 0 +inf\ngrader_flags: ignore_sample min\n",
      "data/secret/testdata.yaml": "accept_score: 5\nreject_score: -1.5\n",
      "data/secret/b/testdata.yaml": "on_reject: break\ngrader_flags: first_error\nrange: -1 5\n",
    ])
    var lenient = DefaultGrader(flags: ["min"])
    let inner = Grader(
      .standard(lenient), stopsAtFailure: false, acceptScore: 5, rejectScore: -1.5,
      range: 0...Double.infinity)
    lenient.ignoresSample = true
    let graders = try groups(problem).map(\.grader)
    #expect(
      graders[0]
        == Grader(.standard(lenient), stopsAtFailure: false, range: 0...Double.infinity))
    #expect(graders[2] == inner && graders[3] == inner)
    let strict = Grader(
      .standard(DefaultGrader(flags: ["first_error"])), acceptScore: 5, rejectScore: -1.5,
      range: -1...5)
    #expect(graders[4] == strict && graders[5] == strict)
    #expect(problem.remarks == [])
  }

  @Test func `problem.yaml has the objective, and of old the scores`() throws {
    let problem = try read(
      ["data/secret/testdata.yaml": "accept_score: 5\non_reject: break\n"],
      manifest: """
        type: scoring
        grading:
          objective: min
          show_test_data_groups: false
          accept_score: 7
          reject_score: 1
          range: 0 50
          on_reject: grade
        """)
    #expect(problem.scoring?.objective == .min && problem.scoring?.best == 0)
    let grader = Grader(stopsAtFailure: false, acceptScore: 7, rejectScore: 1, range: 0...50)
    #expect(try groups(problem).allSatisfy { $0.grader == grader })
    #expect(problem.remarks == [])
  }

  @Test func `the output validator may give scores`() throws {
    let problem = try read(
      ["output_validators/check.py": ""],
      manifest: "type: scoring\nvalidation: custom score\n")
    #expect(try groups(problem).allSatisfy { $0.grader.givesScores })
  }

  @Test func `the package's own grader is used where it is asked for`() throws {
    let files = ["graders/grade.py": "print('AC 1')\n"]
    let unused = try read(files)
    #expect(unused.grader == nil)
    #expect(
      unused.remarks.map(\.description) == [
        "graders: is not used: no testdata.yaml says grading: custom"
      ])
    let used = try read(
      files.merging([
        "data/secret/testdata.yaml": "grading: custom\ngrader_flags: -x 1\n",
        "data/secret/b/testdata.yaml": "grading: default\n",
      ]) { $1 })
    #expect(used.grader?.path == "graders/grade.py")
    #expect(
      try groups(used).map(\.grader.program) == [
        .standard(DefaultGrader()), .standard(DefaultGrader()), .custom(arguments: ["-x", "1"]),
        .custom(arguments: ["-x", "1"]), .standard(DefaultGrader()), .standard(DefaultGrader()),
      ])
    #expect(used.remarks == [])
    #expect(used.version != unused.version)
  }

  /// Settings, and whether they need a tree.
  static let passFail: [(String, Bool)] = [
    ("", false), ("on_reject: break\n", false), ("grader_flags: first_error\n", false),
    ("grader_flags: worst_error\n", false), ("on_reject: continue\n", true),
    ("grader_flags: always_accept\n", true), ("grader_flags: accept_if_any_accepted\n", true),
  ]

  @Test(arguments: passFail)
  func `a pass-fail problem has a tree where that decides something`(
    settings: String, isTree: Bool
  ) throws {
    let problem = try read(["data/secret/testdata.yaml": settings], manifest: "name: Sum\n")
    #expect((problem.scoring != nil) == isTree)
    #expect(problem.scoring?.givesScores != true)
    if isTree { #expect(try groups(problem).allSatisfy { !$0.grader.givesScores }) }
    #expect(problem.remarks == [])
  }

  /// Files, and what is remarked upon.
  static let remarks: [([String: String], String)] = [
    (
      ["data/secret/testdata.yaml": "on_reject: break\ngrader_flags: ignore_sample\n"],
      "data/secret/testdata.yaml:2: grader_flags: ignore_sample means something in data/testdata.yaml alone"
    ),
    (
      ["data/testdata.yaml": "grader_flags: min often\non_reject: continue\n"],
      "data/testdata.yaml:1: grader_flags: often means nothing to the default grader"
    ),
    (
      ["data/testdata.yaml": "grader_flags: ignore_sample\n"],
      "data/testdata.yaml:1: with ignore_sample, data/secret is judged only if samples are accepted, unless on_reject is continue"
    ),
  ]

  @Test(arguments: remarks)
  func `flags that decide nothing are remarked upon`(
    files: [String: String], line: String
  ) throws {
    #expect(try read(files).remarks.map(\.description) == [line])
  }

  /// Files, and the line they give.
  static let spoilt: [([String: String], String)] = [
    (
      ["data/secret/testdata.yaml": "grading: custom\n"],
      "graders: holds 0 programs, and grading: custom needs one"
    ),
    (
      [
        "data/secret/testdata.yaml": "grading: custom\n", "graders/a.py": "",
        "graders/b/grade.cpp": "",
      ],
      "graders: holds 2 programs, and grading: custom needs one"
    ),
    (
      [
        "data/secret/testdata.yaml": "grading: custom\n",
        "graders/a.py": "#!/usr/bin/env python2\n",
      ],
      "graders/a.py: a.py asks for Python 2 in its first line, and only Python 3 is run here"
    ),
    (
      ["data/testdata.yaml": "accept_score: many\n"],
      "data/testdata.yaml:1: accept_score must be a number, not 'many'"
    ),
    (
      ["data/testdata.yaml": "range: 0\n"],
      "data/testdata.yaml:1: range must be two numbers, the lower one first, not '0'"
    ),
    (
      ["data/testdata.yaml": "range: 0 nan\n"],
      "data/testdata.yaml:1: range must be two numbers, the lower one first, not '0 nan'"
    ),
    (
      ["problem.yaml": "type: scoring\ngrading:\n  on_reject: never\n"],
      "problem.yaml:3: grading.on_reject must be one of break, continue, first_error, worst_error, grade, not 'never'"
    ),
  ]

  @Test(arguments: spoilt)
  func `what cannot be graded is refused with the file and the reason`(
    files: [String: String], line: String
  ) throws {
    let scratch = try ScratchFolder()
    let package = try Self.package(files, in: scratch)
    #expect(try ProblemRefusalTests.lines(package).contains(line))
  }

  @Test func `a folder of submissions that are accepted partially is a label of scoring problems`()
    throws
  {
    let files = ["submissions/partially_accepted/half.py": "print(1)\n"]
    let scored = try read(files).jurySubmissions
    #expect(scored.map(\.group) == ["accepted", "partially_accepted", "time_limit_exceeded"])
    #expect(scored.map(\.expectation.isPartial) == [false, true, false])
    #expect(try read(files, manifest: "").jurySubmissions.count == 2)
  }
}
