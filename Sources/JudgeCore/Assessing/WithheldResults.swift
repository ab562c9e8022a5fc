/// Which results are told later than they are known: those of assessments that tell them when they are over.
package struct WithheldResults: Sendable {
  /// An assessment that does so.
  package struct Holder: Hashable, Sendable {
    package var assessment: String
    /// Milliseconds since 1970-01-01 00:00 UTC, as all moments here.
    package var closesAt: Int64
    package var overAt: Int64
    fileprivate var opensAt: Int64
    fileprivate var starts: [UInt32: Int64]

    fileprivate init(_ assessment: TimedAssessment) {
      self.assessment = assessment.name
      closesAt = assessment.closesAt
      overAt = assessment.overAt
      opensAt = assessment.opensAt
      starts = assessment.sittings.compactMapValues { $0.time?.lowerBound }
    }

    /// What somebody has handed in from then on is withheld, within another assessment too; what they practised with before is not.
    package func since(for uid: UInt32) -> Int64 { min(opensAt, starts[uid] ?? opensAt) }
  }

  private var holders: [String: [Holder]] = [:]

  package init(_ all: [TimedAssessment] = []) {
    for assessment in all where assessment.results == .whenOver {
      let holder = Holder(assessment)
      for part in assessment.problems { holders[part.problem, default: []].append(holder) }
    }
  }

  /// Who withholds results of a problem at a moment; of several, the one that does so longest.
  package func holder(of problem: String, at moment: Int64) -> Holder? {
    holders[problem]?.filter { moment < $0.overAt }.max { $0.overAt < $1.overAt }
  }

  /// Who withholds the result of a submission at a moment; of several, the one that does so longest.
  package func holder(of submission: Submission, at moment: Int64) -> Holder? {
    holders[submission.problem]?.filter {
      moment < $0.overAt && $0.since(for: submission.uid) <= submission.submittedAt
    }.max { $0.overAt < $1.overAt }
  }

  /// From which hand-in on somebody's results are withheld at a moment, by problem.
  package func since(for uid: UInt32, at moment: Int64) -> [String: Int64] {
    holders.compactMapValues { holders in
      holders.filter { moment < $0.overAt }.map { $0.since(for: uid) }.min()
    }
  }
}

extension Submission {
  /// As its owner knows it while its result is withheld: how the judge gets on with it, and why it is no attempt if it is none.
  ///
  /// - Parameter notice: stands in the place of the result.
  package func withoutResult(_ notice: String) -> Submission {
    if isUnreadableSheet { return self }
    var told = self
    (told.tests, told.testCount, told.skipped) = ([], nil, nil)
    (told.usage, told.score, told.groups) = (nil, nil, nil)
    // It is known of what has passed a test.
    told.gpu = nil
    if hasResultToWithhold { (told.verdict, told.message) = (nil, notice) }
    if state == .running { told.message = "" }
    // Which test the judge failed at says what became of those before it.
    if verdict == .judgeError { told.message = "the judge failed at it: staff can see why" }
    return told
  }

  /// Whether there is a result that can be withheld. That it is no attempt is told at once.
  package var hasResultToWithhold: Bool {
    guard state == .judged, let verdict, !isUnreadableSheet else { return false }
    return verdict != .compileError && verdict != .judgeError
  }

  /// Whether it is a quiz's sheet from which no answers could be read.
  private var isUnreadableSheet: Bool {
    verdict == .runTimeError && groups?.first?.needed != nil && score == 0
  }
}
