import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// Packages of the drafts of 2023-07 whose settings are those of the legacy format.
@Suite struct DraftGradersTests {
  private static let tests = ["secret/a/1.in": "1", "secret/b/1.in": "2"]
  private static let graded = tests.merging([
    "testdata.yaml": "on_reject: continue\nrange: 0 100\ngrader_flags: ignore_sample\n",
    "secret/a/testdata.yaml": "accept_score: 40\ngrader_flags: min\n",
  ]) { $1 }

  private func package(
    _ files: [String: String], version: String = "2023-07-draft", in scratch: ScratchFolder
  ) throws -> FilePath {
    try AggregationReadingTests.package(
      Self.graded.merging(files) { $1 }, version: version, in: scratch)
  }

  @Test(arguments: ["2023-07", "2023-07-draft"])
  func `settings are inherited from data on, and graders decide`(version: String) throws {
    let scratch = try ScratchFolder()
    let problem = try Problem.read(directory: try package([:], version: version, in: scratch))
    let scoring = try #require(problem.scoring)
    let groups = [scoring.whole] + inner(scoring.whole)
    #expect(groups.map(\.name) == ["data", "sample", "secret", "secret/a", "secret/b"])
    let plain = Grader(stopsAtFailure: false, range: 0...100)
    var (whole, least) = (plain, plain)
    whole.program = .standard(DefaultGrader(flags: ["ignore_sample"]))
    (least.program, least.acceptScore) = (.standard(DefaultGrader(flags: ["min"])), 40)
    #expect(groups.map(\.rule) == [whole, plain, plain, least, plain].map { .grader($0) })
    #expect(problem.remarks == [])
  }

  private func inner(_ group: TestGroup) -> [TestGroup] {
    group.members.flatMap { member -> [TestGroup] in
      if case .group(let group) = member { [group] + inner(group) } else { [] }
    }
  }

  /// Settings besides those, and what is said of them.
  static let mixtures: [([String: String], [String])] = [
    (["secret/b/testdata.yaml": "output_validator_flags: case_sensitive\n"], []),
    (["secret/b/test_group.yaml": "accept_score: 60\n"], []),
    (
      [
        "secret/test_group.yaml": "full_feedback: true\nmax_score: 90\n",
        "secret/b/test_group.yaml": "max_score: 50\n",
      ],
      [
        "data/secret/b/test_group.yaml:1: max_score does not go with grader_flags in data/secret/a/testdata.yaml, which is of the legacy format: keep the keys of one of the two"
      ]
    ),
    (
      ["secret/b/testdata.yaml": "range: 0 60\nscore_aggregation: min\n"],
      [
        "data/secret/b/testdata.yaml:2: score_aggregation does not go with grader_flags in data/secret/a/testdata.yaml, which is of the legacy format: keep the keys of one of the two"
      ]
    ),
    (
      ["secret/a/test_group.yaml": "accept_score: 60\n"],
      ["data/secret/a/testdata.yaml: differs from test_group.yaml: keep one of them"]
    ),
    (
      ["secret/b/testdata.yaml": "range: 60\n"],
      [
        "data/secret/b/testdata.yaml:1: range must be two numbers, the lower one first, not '60'"
      ]
    ),
  ]

  @Test(arguments: mixtures)
  func `what no format has together is refused in one line`(
    files: [String: String], lines: [String]
  ) throws {
    let scratch = try ScratchFolder()
    #expect(try ProblemRefusalTests.lines(try package(files, in: scratch)) == lines)
  }

  @Test func `in 2025-09 such keys are unknown`() throws {
    let scratch = try ScratchFolder()
    let lines = try ProblemRefusalTests.lines(
      try package([:], version: "2025-09", in: scratch))
    #expect(
      lines.contains { $0.contains("data/secret/a/testdata.yaml:1: unknown key accept_score") })
  }

  @Test func `labels are about what graders say, and those of the drafts are kept`() throws {
    let scratch = try ScratchFolder()
    let package = try package([:], in: scratch)
    for label in ["partially_accepted", "rejected"] {
      try scratch.write("sum/submissions/\(label)/half.py", "print(1)\n")
    }
    let submissions = try Problem.read(directory: package).jurySubmissions
    #expect(
      submissions.map(\.group) == ["accepted", "partially_accepted", "rejected", "wrong_answer"])
    #expect(submissions.map(\.expectation.isPartial) == [false, true, false, false])
    #expect(
      submissions.map(\.expectation.exact) == [
        [.accepted], [.accepted], nil, [.wrongAnswer, .outputLimit],
      ])
  }
}
