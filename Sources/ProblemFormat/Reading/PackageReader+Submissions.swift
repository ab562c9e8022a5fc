internal import JudgeCore

extension PackageReader {
  /// The jury's submissions, in byte order of their paths.
  ///
  /// - Parameter problem: its tests and groups are those that rules may be about.
  mutating func readJurySubmissions(of problem: Problem) -> [JurySubmission] {
    let sidecar = problem.sidecar
    let read = formatVersion.isLegacy ? nil : parsePart(SubmissionRules.self, from: Self.rulesFile)
    var submissions: [JurySubmission] = []
    for group in tree.folders(in: "submissions") {
      for name in tree.folders["submissions/\(group)"] ?? [] where name != "__pycache__" {
        let path = "\(group)/\(name)"
        let rules = read?.value.matching(path) ?? []
        let stated = sidecar.expectedVerdicts[path]
        let isNamed = !rules.isEmpty || stated != nil
        guard var submission = readSubmission(path, in: group, isNamed: isNamed) else { continue }
        submission.expectation.exact = stated ?? submission.expectation.exact
        apply(rules, to: &submission)
        submissions.append(submission)
      }
    }
    warnOfUnlabelled()
    for file in tree.files(in: "submissions") {
      if file.path == Self.rulesFile {
        if formatVersion.isLegacy { remark(file.path, "is not read in the legacy format") }
        continue
      }
      remark(file.path, "is skipped: submissions lie in folders by their labels, as accepted/")
    }
    let paths = Set(submissions.map(\.path))
    for path in sidecar.expectedVerdicts.keys.sorted() where !paths.contains(path) {
      note("judge.yaml", "expected_verdicts names \(path), which is not below submissions/")
    }
    if let read {
      check(read.value, read.document, paths, problem)
      checkEntrypoints(read.value, read.document, submissions)
    }
    return submissions.sorted { $0.path.precedes($1.path) }
  }

  private static let rulesFile = "submissions/submissions.yaml"

  /// Scores where there are none are mistakes; patterns that name nothing may be.
  private mutating func check(
    _ rules: SubmissionRules, _ document: YAMLValue, _ paths: Set<String>, _ problem: Problem
  ) {
    for (pattern, rule) in rules.rules.sorted(by: { $0.key.precedes($1.key) }) {
      let glob = Glob(pattern)
      if !paths.contains(where: glob.matchesWithin) {
        warn(
          Self.rulesFile, line: document.line(of: pattern),
          "\(pattern) matches no submission, so its rules are about nothing")
      }
      for (text, part) in rule.parts.sorted(by: { $0.key.precedes($1.key) }) {
        check(part, TestPattern(text), of: pattern, document[pattern], problem)
      }
      if rule.score != nil && isPassFail { refuseScore(pattern, document[pattern]) }
    }
  }

  /// A file that starts a submission is one of its own; without an ending it may be a class.
  private mutating func checkEntrypoints(
    _ rules: SubmissionRules, _ document: YAMLValue, _ submissions: [JurySubmission]
  ) {
    for (pattern, rule) in rules.rules.sorted(by: { $0.key.precedes($1.key) }) {
      guard let entry = rule.entrypoint, entry.contains(".") else { continue }
      let glob = Glob(pattern)
      for submission in submissions where glob.matchesWithin(submission.path) {
        if submission.files.contains(where: { $0.name == entry }) { continue }
        let message = "\(pattern).entrypoint is \(entry), which \(submission.path) does not have"
        let line = document[pattern]?.line(of: "entrypoint")
        issues.append(FileIssue(Self.rulesFile, line: line, message))
      }
    }
  }

  /// - Parameter owner: the pattern over submissions that it is below.
  private mutating func check(
    _ part: SubmissionRules.Rule, _ tests: TestPattern, of owner: String, _ document: YAMLValue?,
    _ problem: Problem
  ) {
    let name = "\(owner).\(tests.text)"
    let groups = problem.scoring?.whole.groupNames ?? []
    if !problem.tests.contains(where: { tests.matches($0.name) }) {
      warn(
        Self.rulesFile, line: document?.line(of: tests.text),
        "\(name) matches no test, so its rules are about nothing")
    } else if part.score != nil && isPassFail {
      refuseScore(name, document?[tests.text])
    } else if part.score != nil && isScored && !groups.contains(where: tests.names) {
      let line = document?[tests.text]?.line(of: "score")
      let message = "\(name).score is about no group: name secret or groups in it"
      issues.append(FileIssue(Self.rulesFile, line: line, message))
    }
  }

  private mutating func refuseScore(_ name: String, _ document: YAMLValue?) {
    let message = "\(name).score is for scoring problems, and this is a pass-fail problem"
    issues.append(FileIssue(Self.rulesFile, line: document?.line(of: "score"), message))
  }

  private mutating func warnOfUnlabelled() {
    let labels = Expectation.labels(in: formatVersion)
    for (group, count) in unlabelled.sorted(by: { $0.key.precedes($1.key) }) {
      let what = count == 1 ? "a submission" : "\(count) submissions"
      let rules = formatVersion.isLegacy ? "" : ", and submissions.yaml says nothing of it"
      warn(
        "submissions/\(group)",
        "\(what) skipped: \(group) is no label of the format\(rules)"
          + NearName.question(about: group, among: labels))
    }
  }

  /// One submission with what its folder, or it itself, says of it; `nil`: nothing is said.
  ///
  /// - Parameter isNamed: whether something else says what must become of it.
  private mutating func readSubmission(
    _ path: String, in group: String, isNamed: Bool
  ) -> JurySubmission? {
    let place = "submissions/\(path)"
    let files = sources(of: place)
    if files.isEmpty {
      remark(place, "is skipped: it holds no file")
      return nil
    }
    let byFolder =
      Expectation.ofFolder(group, formatVersion, isGraded: isGraded)
      ?? (isNamed ? .unlabelled : nil)
    guard let expectation = readExpectedResults(files, in: place, byFolder) ?? byFolder else {
      unlabelled[group, default: 0] += 1
      return nil
    }
    var submission = JurySubmission(
      path: path, group: group, files: files, expectation: expectation)
    submission.obstacle = obstacle(files)
    return submission
  }

  /// What DOMjudge's comment in a source says, which goes before the label of the folder; `nil`: there is none.
  private mutating func readExpectedResults(
    _ files: [PlacedFile], in place: String, _ byFolder: Expectation?
  ) -> Expectation? {
    guard formatVersion.isLegacy else { return nil }
    for file in files {
      // A source need not be text; what is no text has no comment.
      let text = try? BoundedFile.readText(file.file, limit: Self.maximumText)
      guard let text, let found = ExpectedResults.find(in: text) else { continue }
      let path = tree.files[place] == nil ? "\(place)/\(file.name)" : place
      for name in found.unknown {
        let message = "@EXPECTED_RESULTS@ knows no result \(name)"
        issues.append(FileIssue(path, line: found.line, message))
      }
      let expectation = Expectation.results(found.verdicts, isGraded: isGraded)
      if let byFolder, byFolder.codes.allSatisfy({ !expectation.codes.contains($0) }) {
        remark(
          path, line: found.line,
          "@EXPECTED_RESULTS@ says \(expectation.codes.joined(separator: " ")), unlike the folder, and goes before it"
        )
      }
      return expectation
    }
    return nil
  }

  private mutating func apply(
    _ rules: [(pattern: String, rule: SubmissionRules.Rule)], to submission: inout JurySubmission
  ) {
    // A rule that names a folder takes the place of what its name means; any other one comes on top.
    for (pattern, rule) in rules where pattern == submission.group {
      submission.expectation.permitted = rule.permitted ?? submission.expectation.permitted
      submission.expectation.required =
        rule.required.map { [$0] } ?? submission.expectation.required
      submission.expectation.scores = rule.score.map { [$0.range] } ?? []
      let isSaid = rule.permitted != nil || rule.required != nil
      if isSaid && goesByVerdicts { submission.expectation.boundTime() }
      if rule.timeUse != nil {
        submission.expectation.timeBounds = rule.timeBounds(byVerdicts: goesByVerdicts)
      }
      add(rule, to: &submission)
    }
    for (pattern, rule) in rules where pattern != submission.group {
      if let permitted = rule.permitted {
        submission.expectation.permitted.formIntersection(permitted)
      }
      if let required = rule.required { submission.expectation.required.append(required) }
      if let score = rule.score { submission.expectation.scores.append(score.range) }
      submission.expectation.timeBounds += rule.timeBounds(byVerdicts: goesByVerdicts)
      add(rule, to: &submission)
    }
    if submission.expectation.permitted.isEmpty {
      note(Self.rulesFile, "its rules permit \(submission.path) no verdict at all")
    }
  }

  /// Whether any label that forbids or demands to be too slow bounds the time limit; drafts went by two folders alone.
  private var goesByVerdicts: Bool { formatVersion == .v2025 }

  /// What adds up, whichever rule it comes from.
  private func add(_ rule: SubmissionRules.Rule, to submission: inout JurySubmission) {
    submission.language = rule.language ?? submission.language
    submission.entrypoint = rule.entrypoint ?? submission.entrypoint
    if let message = rule.message { submission.expectation.messages.append(message) }
    for (text, part) in rule.parts.sorted(by: { $0.key.precedes($1.key) }) {
      let tests = TestPattern(text)
      submission.expectation.parts.append(
        Expectation.Part(
          tests: tests, permitted: part.permitted, required: part.required, message: part.message,
          score: part.score?.range))
      submission.expectation.timeBounds += part.timeBounds(tests: tests, byVerdicts: goesByVerdicts)
    }
  }
}
