/// What is known of a test, or of a group of them.
struct Standing: Hashable {
  /// Whether nothing is missing any more.
  var isKnown: Bool
  /// The first failure's, or `AC`; `nil`: not known yet, or nothing was run.
  var verdict: Verdict?
  /// `nil`: not known yet, or there is none.
  var score: Double?
  /// Whether it was not run because something that it requires has not passed.
  var isLeftOut = false

  static let unknown = Standing(isKnown: false)
  static let leftOut = Standing(isKnown: true, score: 0, isLeftOut: true)

  init(isKnown: Bool, verdict: Verdict? = nil, score: Double? = nil, isLeftOut: Bool = false) {
    self.isKnown = isKnown
    self.verdict = verdict
    self.score = score
    self.isLeftOut = isLeftOut
  }

  init(_ result: TestResult) {
    self.init(isKnown: true, verdict: result.verdict, score: result.score)
  }

  /// Of a group, by those of its members: an error of the judge's counts more than what comes before it.
  init(of members: [Standing]) {
    let verdicts = members.compactMap(\.verdict)
    let failure = verdicts.first { $0 == .judgeError } ?? verdicts.first { $0 != .accepted }
    self.init(
      isKnown: members.allSatisfy(\.isKnown), verdict: failure,
      isLeftOut: failure == nil && members.contains(where: \.isLeftOut))
    if isKnown && verdict == nil && !isLeftOut { verdict = .accepted }
  }

  /// Whether it fails, whatever else may become known.
  var isFailure: Bool { isLeftOut || verdict.map { $0 != .accepted } ?? false }
}
