internal import JudgeCore

extension PackageReader {
  /// The jury's submissions, in byte order of their paths.
  mutating func readJurySubmissions(_ sidecar: Sidecar) -> [JurySubmission] {
    let rules = decode(SubmissionRules.self, from: "submissions/submissions.yaml")
    var submissions: [JurySubmission] = []
    for group in tree.folders(in: "submissions") {
      for name in tree.folders["submissions/\(group)"] ?? [] where name != "__pycache__" {
        let path = "\(group)/\(name)"
        let files =
          tree.files["submissions/\(path)"].map { [$0] } ?? tree.files(in: "submissions/\(path)")
        if files.isEmpty { note("submissions/\(path)", "holds no file") }
        var submission = JurySubmission(
          path: path, group: group, files: files.map(\.location),
          expectation: Self.expectation(of: group))
        submission.expectation.exact = sidecar.expectedVerdicts[path]
        apply(rules, to: &submission)
        submissions.append(submission)
      }
    }
    let paths = Set(submissions.map(\.path))
    for path in sidecar.expectedVerdicts.keys.sorted() where !paths.contains(path) {
      note("judge.yaml", "expected_verdicts names \(path), which is not below submissions/")
    }
    for pattern in rules?.rules.keys.sorted() ?? [] where !Self.matches(pattern, paths) {
      note("submissions/submissions.yaml", "\(pattern) matches no submission")
    }
    return submissions.sorted { $0.path.precedes($1.path) }
  }

  private static func matches(_ pattern: String, _ paths: Set<String>) -> Bool {
    let glob = Glob(pattern)
    return paths.contains { glob.matches($0) || glob.matches(group(of: $0)) }
  }

  private static func group(of path: String) -> String {
    path.split(separator: "/").first.map(String.init) ?? path
  }

  private func apply(_ rules: SubmissionRules?, to submission: inout JurySubmission) {
    guard let rules else { return }
    // A rule that names a folder takes the place of what its name means; any other one comes on top.
    if let own = rules.matching(submission.group).last?.rule {
      submission.expectation.permitted = own.permitted ?? Set(Expectation.Outcome.allCases)
      submission.expectation.required = own.required.map { [$0] } ?? []
      submission.language = own.language
    }
    for (_, rule) in rules.matching(submission.path) {
      if let permitted = rule.permitted {
        submission.expectation.permitted.formIntersection(permitted)
      }
      if let required = rule.required { submission.expectation.required.append(required) }
      submission.language = rule.language ?? submission.language
    }
  }

  /// What the name of a folder below `submissions/` means.
  private static func expectation(of group: String) -> Expectation {
    switch group {
    case "accepted": Expectation(permitted: [.accepted])
    case "wrong_answer":
      Expectation(permitted: [.accepted, .wrongAnswer], required: [[.wrongAnswer]])
    case "time_limit_exceeded":
      Expectation(permitted: [.accepted, .timeLimit], required: [[.timeLimit]])
    case "run_time_error":
      Expectation(permitted: [.accepted, .runTimeError], required: [[.runTimeError]])
    case "brute_force":
      Expectation(
        permitted: [.accepted, .runTimeError, .timeLimit],
        required: [[.runTimeError, .timeLimit]])
    case "rejected":
      Expectation(
        permitted: Set(Expectation.Outcome.allCases),
        required: [[.runTimeError, .timeLimit, .wrongAnswer]])
    default: Expectation(permitted: Set(Expectation.Outcome.allCases))
    }
  }
}
