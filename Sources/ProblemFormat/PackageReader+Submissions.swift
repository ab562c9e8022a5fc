internal import JudgeCore

extension PackageReader {
  /// The jury's submissions, in byte order of their paths.
  mutating func readJurySubmissions(_ sidecar: Sidecar) -> [JurySubmission] {
    let rules = formatVersion.isLegacy ? nil : readSubmissionRules()
    var submissions: [JurySubmission] = []
    for group in tree.folders(in: "submissions") {
      for name in tree.folders["submissions/\(group)"] ?? [] where name != "__pycache__" {
        guard var submission = readSubmission("\(group)/\(name)", in: group) else { continue }
        let stated = sidecar.expectedVerdicts[submission.path]
        submission.expectation.exact = stated ?? submission.expectation.exact
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

  private mutating func readSubmissionRules() -> SubmissionRules? {
    let path = "submissions/submissions.yaml"
    guard let (rules, document) = parse(SubmissionRules.self, from: path) else { return nil }
    for (pattern, rule) in rules.rules where rule.score != nil && !isScored {
      let line = document[pattern]?.line(of: "score")
      let message = "\(pattern).score is for scoring problems, and this is a pass-fail problem"
      issues.append(FileIssue(path, line: line, message))
    }
    return rules
  }

  /// One submission with what its folder, or it itself, says of it; `nil`: nothing is said.
  private mutating func readSubmission(_ path: String, in group: String) -> JurySubmission? {
    let place = "submissions/\(path)"
    let files = tree.files[place].map { [$0] } ?? tree.files(in: place)
    if files.isEmpty { note(place, "holds no file") }
    let byFolder = Expectation.ofFolder(group, formatVersion, isGraded: isGraded)
    guard let expectation = readExpectedResults(files, byFolder) ?? byFolder else {
      remark(place, "is skipped: \(group) is no label of the legacy format")
      return nil
    }
    var submission = JurySubmission(
      path: path, group: group, files: files.map(\.location), expectation: expectation)
    submission.obstacle = obstacle(files)
    return submission
  }

  /// What DOMjudge's comment in a source says, which goes before the label of the folder; `nil`: there is none.
  private mutating func readExpectedResults(
    _ files: [PackageTree.File], _ byFolder: Expectation?
  ) -> Expectation? {
    guard formatVersion.isLegacy else { return nil }
    for file in files {
      // A source need not be text; what is no text has no comment.
      let text = try? BoundedFile.readText(file.location, limit: Self.maximumText)
      guard let text, let found = ExpectedResults.find(in: text) else { continue }
      for name in found.unknown {
        let message = "@EXPECTED_RESULTS@ knows no result \(name)"
        issues.append(FileIssue(file.path, line: found.line, message))
      }
      let expectation = Expectation.results(found.verdicts, isGraded: isGraded)
      if let byFolder, byFolder.codes.allSatisfy({ !expectation.codes.contains($0) }) {
        remark(
          file.path, line: found.line,
          "@EXPECTED_RESULTS@ says \(expectation.codes.joined(separator: " ")), unlike the folder, and goes before it"
        )
      }
      return expectation
    }
    return nil
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
      submission.expectation.scores = own.score.map { [$0.range] } ?? []
      submission.language = own.language
    }
    for (_, rule) in rules.matching(submission.path) {
      if let permitted = rule.permitted {
        submission.expectation.permitted.formIntersection(permitted)
      }
      if let required = rule.required { submission.expectation.required.append(required) }
      if let score = rule.score { submission.expectation.scores.append(score.range) }
      submission.language = rule.language ?? submission.language
    }
  }
}
