extension TimedAssessment {
  /// When whoever takes part is told what came of what they handed in.
  package enum Results: String, Hashable, Sendable, Codable, CaseIterable {
    /// As soon as it is judged, as far as the package's `feedback` goes.
    case atOnce = "at-once"
    /// When it is over for all.
    case whenOver = "when-over"
  }

  /// Whether there may be something that somebody is told only when it is over.
  package func keepsResults(from uid: UInt32, at moment: Int64) -> Bool {
    results == .whenOver && moment < overAt && sittings[uid]?.time != nil
  }

  fileprivate func keepsResult(of submission: Submission, at moment: Int64) -> Bool {
    guard keepsResults(from: submission.uid, at: moment), part(submission.problem) != nil,
      let time = sittings[submission.uid]?.time
    else { return false }
    // Not what they practised with before; and what came in stays secret though their time be cut.
    return time.lowerBound <= submission.submittedAt
  }
}

extension Sequence<TimedAssessment> {
  /// Which of them keeps the result of a submission from its owner still; of several, the one that does so longest.
  package func keeper(of submission: Submission, at moment: Int64) -> TimedAssessment? {
    filter { $0.keepsResult(of: submission, at: moment) }.max { $0.overAt < $1.overAt }
  }
}

extension Submission {
  /// As its owner knows it while its result is kept from them: how the judge gets on with it, and why it is no attempt if it is none.
  ///
  /// - Parameter notice: stands in the place of the result.
  package func withoutResult(_ notice: String) -> Submission {
    if isUnreadableSheet { return self }
    var told = self
    (told.tests, told.testCount, told.skipped) = ([], nil, nil)
    (told.usage, told.score, told.groups) = (nil, nil, nil)
    // It is known of what has passed a test.
    told.gpu = nil
    switch (state, verdict) {
    case (.running, _): told.message = ""
    case (.judged, .compileError), (.judged, .judgeError): break
    case (.judged, _): (told.verdict, told.message) = (nil, notice)
    case (.queued, _), (.compiling, _), (.rejected, _): break
    }
    return told
  }

  /// Whether it is a quiz's sheet from which no answers could be read.
  private var isUnreadableSheet: Bool {
    verdict == .runTimeError && groups?.first?.needed != nil && score == 0
  }
}
