/// What a package's own grader is asked: to grade one group.
package struct GraderQuestion: Hashable, Sendable {
  /// Name of the group.
  package var group: String
  package var arguments: [String]
  package var members: [Grade]

  /// What it reads: a line for each member. The format has codes for four verdicts alone.
  package var text: String {
    members.map { "\(Self.code($0.verdict)) \($0.score)\n" }.joined()
  }

  private static func code(_ verdict: Verdict) -> String {
    switch verdict {
    case .accepted: "AC"
    case .timeLimit: "TLE"
    case .runTimeError, .memoryLimit, .securityViolation: "RTE"
    case .wrongAnswer, .outputLimit, .compileError, .judgeError: "WA"
    }
  }
}

/// What it answers.
package enum GraderAnswer: Hashable, Sendable {
  case grade(Grade)
  /// Nothing of use: why, in words.
  case flaw(String)

  /// What a grader has written: a verdict and a score, on one line.
  package init(_ output: String) {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    let isOneLine = lines.dropFirst().allSatisfy { $0.allSatisfy(\.isWhitespace) }
    let words = (lines.first ?? "").split(whereSeparator: \.isWhitespace)
    guard isOneLine, words.count == 2, let verdict = Self.verdicts[String(words[0])],
      let score = Self.number(words[1])
    else {
      self = .flaw("wrote something other than a line with a verdict and a score")
      return
    }
    self = .grade(Grade(verdict, score))
  }

  private static let verdicts: [String: Verdict] = Dictionary(
    uniqueKeysWithValues: [
      Verdict.accepted, .wrongAnswer, .timeLimit, .runTimeError, .memoryLimit, .outputLimit,
      .judgeError,
    ].map { ($0.rawValue, $0) })

  private static func number(_ text: Substring) -> Double? {
    guard text.utf8.allSatisfy("0123456789+-.eE".utf8.contains), let number = Double(text),
      number.magnitude <= Points.most
    else { return nil }
    return number
  }
}
