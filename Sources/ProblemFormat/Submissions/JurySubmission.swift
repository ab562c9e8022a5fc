package import JudgeCore

/// A submission that comes with the package, and what must become of it.
package struct JurySubmission: Hashable, Sendable {
  /// Path below `submissions/`: `wrong_answer/w1_ties.py`, `accepted/py_ref` for a folder.
  package var path: String
  /// Name of the folder it stands in: `accepted`, `wrong_answer`.
  package var group: String
  /// Its source files: one file, or all files of its folder in byte order of their names.
  package var files: [PlacedFile]
  /// Language code that `submissions.yaml` names; `nil`: by the files' extensions.
  package var language: String?
  /// The file that starts it, by `submissions.yaml`; `nil`: the language's usual one.
  package var entrypoint: String?
  package var expectation: Expectation
  /// Why it cannot be run; `nil`: nothing is in the way.
  package var obstacle: String?

  package init(
    path: String, group: String, files: [PlacedFile], language: String? = nil,
    expectation: Expectation
  ) {
    self.path = path
    self.group = group
    self.files = files
    self.language = language
    self.expectation = expectation
  }
}

/// The verdicts that a jury submission may, and must, get.
package struct Expectation: Hashable, Sendable {
  /// The format's four letters for verdicts.
  package enum Outcome: String, Hashable, Sendable, CaseIterable, Comparable, Decodable {
    case accepted = "AC"
    case wrongAnswer = "WA"
    case timeLimit = "TLE"
    case runTimeError = "RTE"

    package static func < (left: Outcome, right: Outcome) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// Each test's outcome must be among these.
  package var permitted: Set<Outcome>
  /// At least one test's outcome must be among each of these.
  package var required: [Set<Outcome>]
  /// The whole submission's verdict must be among these: our own `expected_verdicts` in `judge.yaml`, or DOMjudge's
  /// `@EXPECTED_RESULTS@` in a source.
  package var exact: Set<Verdict>?
  /// What is demanded of some tests besides.
  package var parts: [Part] = []
  /// Each must be part of what the validator tells the judges about some test.
  package var messages: [String] = []
  /// What its time says of the time limit.
  package var timeBounds: [TimeBound] = []
  /// The submission's score must be in each of these.
  package var scores: [ClosedRange<Double>] = []
  /// Whether its score should be another one than the best that there can be.
  package var isPartial = false

  package init(
    permitted: Set<Outcome>, required: [Set<Outcome>] = [], exact: Set<Verdict>? = nil
  ) {
    self.permitted = permitted
    self.required = required
    self.exact = exact
  }

  /// Whether a submission that was judged has become what it should.
  ///
  /// - Parameters:
  ///   - verdict: of the whole submission.
  ///   - tests: of the tests that were run; those up to the first failure are good enough if it
  ///     ``isDecidedByFirstFailure``.
  package func isMet(by verdict: Verdict, tests: [Verdict]) -> Bool {
    if let exact, !exact.contains(verdict) { return false }
    // The letters have none for it.
    if verdict == .compileError || verdict == .judgeError { return exact != nil }
    let outcomes = (tests.isEmpty ? [verdict] : tests).map(Self.outcomes)
    guard outcomes.allSatisfy({ !$0.isDisjoint(with: permitted) }) else { return false }
    return required.allSatisfy { set in outcomes.contains { !$0.isDisjoint(with: set) } }
  }

  /// Why a score is not as it should be; `nil`: it is.
  package func flaw(ofScore score: Double?) -> String? {
    scores.compactMap { Self.misfit(score, $0) }.first.map { "it \($0)" }
  }

  /// `scores 3, not 5 to 7`; `nil`: it is in the range.
  static func misfit(_ score: Double?, _ range: ClosedRange<Double>) -> String? {
    if let score, Points.contains(range, score) { return nil }
    let (low, high) = (Points.text(range.lowerBound), Points.text(range.upperBound))
    let wanted = low == high ? low : "\(low) to \(high)"
    return "scores \(score.map(Points.text) ?? "nothing"), not \(wanted)"
  }

  /// Whether it is that of a solution.
  package var isOfSolution: Bool {
    !isPartial && (permitted == [.accepted] || exact == [.accepted])
  }

  /// Whether no failure that is permitted leaves it open if another one comes that is required.
  package var isDecidedByFirstFailure: Bool {
    guard parts.isEmpty && messages.isEmpty else { return false }
    return permitted.subtracting([.accepted]).allSatisfy { outcome in
      required.allSatisfy { $0.contains(outcome) }
    }
  }

  /// The verdicts to show as expected: the exact ones, else the required, else the permitted.
  package var codes: [String] {
    if let exact { return exact.map(\.rawValue).sorted() }
    let shown = required.isEmpty ? permitted : required.reduce(into: []) { $0.formUnion($1) }
    return shown.map(\.rawValue).sorted()
  }

  /// What a verdict may be called in the format's letters, which have none for some of ours; empty: no label allows it.
  static func outcomes(_ verdict: Verdict) -> Set<Outcome> {
    switch verdict {
    case .accepted: [.accepted]
    case .wrongAnswer: [.wrongAnswer]
    // What prints for ever is ended long before the time limit here. Judges that let it go on call it too slow.
    case .outputLimit: [.wrongAnswer, .timeLimit]
    case .timeLimit: [.timeLimit]
    case .runTimeError, .memoryLimit, .securityViolation: [.runTimeError]
    case .compileError, .judgeError: []
    }
  }
}
