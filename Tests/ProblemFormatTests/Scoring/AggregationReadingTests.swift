import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// Scoring packages of formats 2025-09 and 2023-07.
@Suite struct AggregationReadingTests {
  /// A scoring package with these files of data, besides a sample and no other.
  static func package(
    _ files: [String: String], version: String = "2025-09", in scratch: ScratchFolder
  ) throws -> FilePath {
    let package = try SamplePackage.make(in: scratch)
    let manifest = SamplePackage.manifest.replacing("pass-fail", with: "scoring")
      .replacing("2025-09", with: version)
    try scratch.write("sum/problem.yaml", manifest)
    scratch.remove("sum/data/secret")
    for (path, text) in files {
      try scratch.write("sum/data/\(path)", text)
      if path.hasSuffix(".in") {
        try scratch.write("sum/data/\(path.dropLast(3)).ans", text)
      }
    }
    return package
  }

  private func read(
    _ files: [String: String], version: String = "2025-09"
  ) throws -> (problem: Problem, scoring: Scoring) {
    let scratch = try ScratchFolder()
    let problem = try Problem.read(
      directory: try Self.package(files, version: version, in: scratch))
    return (problem, try #require(problem.scoring))
  }

  private static let tests = ["secret/a/1.in": "1", "secret/a/x/2.in": "2", "secret/b/1.in": "3"]

  private func rules(_ scoring: Scoring) -> [Aggregation] {
    ([scoring.whole] + inner(scoring.whole)).compactMap { group in
      if case .aggregation(let rule) = group.rule { rule } else { nil }
    }
  }

  private func inner(_ group: TestGroup) -> [TestGroup] {
    group.members.compactMap { if case .group(let inner) = $0 { inner } else { nil } }
  }

  @Test func `without groups all of secret shares a hundred points`() throws {
    let (problem, scoring) = try read(Self.tests)
    #expect(problem.tests.map(\.name) == ["sample/1", "secret/a/1", "secret/a/x/2", "secret/b/1"])
    #expect(scoring.samples?.tests == [0])
    #expect(scoring.whole.members == [.test(1), .test(2), .test(3)])
    #expect(rules(scoring) == [Aggregation(.sum, maximum: 100)])
    #expect(scoring.best == 100 && scoring.givesScores && scoring.objective == .max)
    #expect(scoring.twins == [])
  }

  @Test func `folders with settings are groups`() throws {
    let (_, scoring) = try read(
      Self.tests.merging([
        "secret/test_group.yaml": "max_score: 70\nscore_aggregation: min\nrequire_pass: sample\n",
        "secret/a/test_group.yaml": "max_score: 20\n",
        "secret/b/test_group.yaml":
          "max_score: 50\nscore_aggregation: sum\nrequire_pass: [sample, secret/a]\n",
      ]) { $1 })
    #expect(
      rules(scoring) == [
        Aggregation(.min, maximum: 70, requires: ["sample"]),
        Aggregation(.passFail, maximum: 20),
        Aggregation(.sum, maximum: 50, requires: ["sample", "secret/a"]),
      ])
    #expect(inner(scoring.whole).map(\.name) == ["secret/a", "secret/b"])
    #expect(inner(scoring.whole).map(\.tests) == [[1, 2], [3]])
  }

  @Test func `scores may be unbounded`() throws {
    let (_, scoring) = try read(
      Self.tests.merging([
        "secret/test_group.yaml": "max_score: unbounded\n",
        "secret/a/test_group.yaml": "score_aggregation: sum\n",
        "secret/b/test_group.yaml": "max_score: unbounded\nscore_aggregation: min\n",
      ]) { $1 })
    #expect(rules(scoring) == [Aggregation(.sum), Aggregation(.sum), Aggregation(.min)])
    #expect(scoring.best == nil)
  }

  @Test func `in the draft every folder of secret is a group`() throws {
    let (_, scoring) = try read(
      Self.tests.merging([
        "secret/a/test_group.yaml": "max_score: 40\n",
        "secret/b/test_group.yaml": "max_score: 60\nrequire_pass: a\n",
      ]) { $1 }, version: "2023-07")
    #expect(
      rules(scoring).dropFirst() == [
        Aggregation(.passFail, maximum: 40),
        Aggregation(.passFail, maximum: 60, requires: ["secret/a"]),
      ])
  }

  @Test func `groups follow each other by their names`() throws {
    let settings = "max_score: 1\n"
    let (problem, scoring) = try read([
      "secret/a-b/1.in": "1", "secret/a/1.in": "2", "secret/a.c/1.in": "3",
      "secret/a-b/test_group.yaml": settings, "secret/a/test_group.yaml": settings,
      "secret/a.c/test_group.yaml": settings,
    ])
    #expect(inner(scoring.whole).map(\.name) == ["secret/a", "secret/a-b", "secret/a.c"])
    #expect(
      problem.tests.map(\.name) == ["sample/1", "secret/a/1", "secret/a-b/1", "secret/a.c/1"])
  }

  @Test func `tests of the same content are one`() throws {
    let settings = "max_score: 50\n"
    let (problem, scoring) = try read([
      "secret/a/1.in": "7", "secret/a/2.in": "8", "secret/b/1.in": "8", "secret/b/2.in": "1 2\n",
      "secret/b/3.in": "7", "secret/b/3.yaml": "output_validator_args: [case_sensitive]\n",
      "secret/a/test_group.yaml": settings, "secret/b/test_group.yaml": settings,
      "sample/1.in": "8",
    ])
    #expect(problem.tests.map(\.name).firstIndex(of: "secret/b/1") == 3)
    #expect(scoring.twins == [[0, 2, 3]])
  }

  /// Files of data besides ``tests`` and their groups, and the line they give.
  static let spoilt: [([String: String], String)] = [
    (
      ["secret/a/test_group.yaml": "max_score: -1\n"],
      "data/secret/a/test_group.yaml:1: max_score must be a whole number from 0 to 1000000000, or unbounded, not '-1'"
    ),
    (
      ["secret/a/test_group.yaml": "max_score: 1.5\n"],
      "data/secret/a/test_group.yaml:1: max_score must be a whole number from 0 to 1000000000, or unbounded, not '1.5'"
    ),
    (
      ["secret/a/test_group.yaml": "max_score: 1\nscore_aggregation: max\n"],
      "data/secret/a/test_group.yaml:2: score_aggregation must be one of pass-fail, sum, min, not 'max'"
    ),
    (
      ["secret/a/test_group.yaml": "require_pass: {}\nmax_score: 1\n"],
      "data/secret/a/test_group.yaml:1: require_pass must be text, not a map"
    ),
    (
      ["secret/a/test_group.yaml": "score_aggregation: sum\n"],
      "data/secret/a/test_group.yaml: secret/a needs a max_score that is bounded, since secret has one"
    ),
    (
      ["secret/a/test_group.yaml": "max_score: unbounded\n"],
      "data/secret/a/test_group.yaml:1: secret/a needs a max_score that is bounded, since it is pass-fail"
    ),
    (
      ["secret/test_group.yaml": "score_aggregation: pass-fail\nmax_score: unbounded\n"],
      "data/secret/test_group.yaml:2: score_aggregation: pass-fail needs a max_score that is bounded"
    ),
    (
      [
        "secret/test_group.yaml": "score_aggregation: pass-fail\n",
        "secret/b/test_group.yaml": "max_score: 1\nscore_aggregation: min\n",
      ],
      "data/secret/b/test_group.yaml:2: score_aggregation must be pass-fail, as that of secret is"
    ),
    (
      ["secret/b/test_group.yaml": "max_score: 1\nrequire_pass: [secret/c]\n"],
      "data/secret/b/test_group.yaml:2: require_pass names secret/c, which is neither a group before it nor samples that there are"
    ),
    (
      ["secret/a/test_group.yaml": "max_score: 1\nrequire_pass: secret/b\n"],
      "data/secret/a/test_group.yaml:2: require_pass names secret/b, which is neither a group before it nor samples that there are"
    ),
    (
      ["secret/b/test_group.yaml": "max_score: 1\nrequire_pass: secret/b\n"],
      "data/secret/b/test_group.yaml:2: require_pass names secret/b, which is neither a group before it nor samples that there are"
    ),
    (
      [
        "secret/a/test_group.yaml": "max_score: 1\nscore_aggregation: sum\n",
        "secret/b/test_group.yaml": "max_score: 1\nrequire_pass: secret/a\n",
      ],
      "data/secret/b/test_group.yaml:2: require_pass names secret/a, whose score_aggregation is not pass-fail"
    ),
    (
      ["secret/test_group.yaml": "require_pass: secret/a\n"],
      "data/secret/test_group.yaml:1: require_pass names secret/a, which is neither a group before it nor samples that there are"
    ),
    (
      ["secret/c/1.in": "5"],
      "data/secret/c: lacks test_group.yaml: either all folders of data/secret are groups or none is"
    ),
    (["secret/1.in": "5"], "data/secret: holds tests and groups: put the tests into a group"),
    (["secret/c/test_group.yaml": "max_score: 1\n"], "data/secret/c: is a group and holds no test"),
    (
      ["secret/a/x/test_group.yaml": "max_score: 1\n"],
      "data/secret/a/x/test_group.yaml:1: max_score must not be set here: only data/secret and the folders right in it are groups"
    ),
    (
      ["sample/test_group.yaml": "full_feedback: true\nscore_aggregation: sum\n"],
      "data/sample/test_group.yaml:2: score_aggregation must not be set for samples"
    ),
    (
      ["secret/a/1.yaml": "require_pass: sample\n"],
      "data/secret/a/1.yaml:1: require_pass is a key of test_group.yaml, not of a single test"
    ),
  ]

  @Test(arguments: spoilt)
  func `what cannot be scored is refused with the file and the reason`(
    files: [String: String], line: String
  ) throws {
    let scratch = try ScratchFolder()
    var all = Self.tests
    all["secret/a/test_group.yaml"] = "max_score: 1\n"
    all["secret/b/test_group.yaml"] = "max_score: 1\n"
    let package = try Self.package(all.merging(files) { $1 }, in: scratch)
    #expect(try ProblemRefusalTests.lines(package).contains(line))
  }

  @Test func `a sum that may be too large is remarked upon`() throws {
    let (problem, _) = try read(
      Self.tests.merging([
        "secret/a/test_group.yaml": "max_score: 60\n",
        "secret/b/test_group.yaml": "max_score: 60\n",
      ]) { $1 })
    #expect(
      problem.remarks.map(\.description) == [
        "data/secret: the groups give 120 together, more than max_score of secret, 100"
      ])
  }

  @Test func `scores of submissions are stated in submissions.yaml`() throws {
    let scratch = try ScratchFolder()
    let package = try Self.package(Self.tests, in: scratch)
    try scratch.write(
      "sum/submissions/submissions.yaml",
      "accepted: {permitted: [AC], score: 100}\n'*/minus.py': {score: [0, 40]}\n")
    let submissions = try Problem.read(directory: package).jurySubmissions
    #expect(submissions.map(\.expectation.scores) == [[100...100], [0...40]])
  }

  /// What is demanded of groups, what they came to, and what is lacking.
  static let groupScores: [(String, [String: Double?], [String])] = [
    ("secret/a: {score: 20}", ["secret": 45, "secret/a": 20, "secret/b": 25], []),
    ("secret/a: {score: 20}", ["secret/a": 15], ["secret/a scores 15, not 20"]),
    ("secret/a: {score: [15, 20]}", ["secret": 99, "secret/a": 17.5], []),
    ("secret/a: {score: [15, 20]}", ["secret/a": nil], ["secret/a scores nothing, not 15 to 20"]),
    (
      "'secret/*': {score: 0}", ["secret": 5, "secret/a": 0, "secret/b": 5],
      ["secret/b scores 5, not 0"]
    ),
    ("secret: {score: 5}", ["secret": 5, "secret/a": 0, "secret/b": 7], []),
    (
      "'secret/{a,b}': {permitted: [AC], score: 1}, secret: {score: 2}",
      ["secret": 3, "secret/a": 1, "secret/b": 2],
      ["secret scores 3, not 2", "secret/b scores 2, not 1"]
    ),
    ("sample: {permitted: [AC]}", ["secret": 3], []),
  ]

  @Test(arguments: groupScores)
  func `scores of groups are stated there, too`(
    rules: String, scores: [String: Double?], lacks: [String]
  ) throws {
    let scratch = try ScratchFolder()
    let package = try Self.package(Self.grouped, in: scratch)
    try scratch.write("sum/submissions/submissions.yaml", "'*/minus.py': {\(rules)}\n")
    let submission = try #require(
      try Problem.read(directory: package).jurySubmissions.first { $0.path.hasSuffix("minus.py") })
    let groups = scores.sorted { $0.key < $1.key }.map { GroupResult(name: $0, score: $1) }
    #expect(submission.expectation.flaws(ofGroups: groups) == lacks)
  }

  private static let grouped = tests.merging([
    "secret/a/test_group.yaml": "max_score: 20\n", "secret/b/test_group.yaml": "max_score: 50\n",
  ]) { $1 }

  @Test(arguments: ["sample", "secret/a/1", "'secret/a/*'", "'secret/*/x'"])
  func `what is no group has no score`(pattern: String) throws {
    let scratch = try ScratchFolder()
    let package = try Self.package(Self.grouped, in: scratch)
    try scratch.write(
      "sum/submissions/submissions.yaml", "accepted:\n  \(pattern):\n    score: 5\n")
    let name = pattern.filter { $0 != "'" }
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "submissions/submissions.yaml:3: accepted.\(name).score is about no group: name secret or groups in it"
      ])
  }

  @Test func `a pass-fail problem states none`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    #expect(try Problem.read(directory: package).scoring == nil)
    try scratch.write("sum/submissions/submissions.yaml", "accepted:\n  score: 100\n")
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "submissions/submissions.yaml:2: accepted.score is for scoring problems, and this is a pass-fail problem"
      ])
    try scratch.write("sum/submissions/submissions.yaml", "accepted:\n  secret: {score: 100}\n")
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "submissions/submissions.yaml:2: accepted.secret.score is for scoring problems, and this is a pass-fail problem"
      ])
  }

  @Test(arguments: ["[1]", "[2, 1]", "[1, 2, 3]"])
  func `a stated score is a number or two`(score: String) throws {
    let scratch = try ScratchFolder()
    let package = try Self.package(Self.tests, in: scratch)
    try scratch.write("sum/submissions/submissions.yaml", "accepted: {score: \(score)}\n")
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "submissions/submissions.yaml:1: accepted.score must be a number, or a list of the lowest and the highest, not a list"
      ])
  }
}
