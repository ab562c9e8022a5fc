/// What a submission, or one of its tests, is found to be: CLICS codes and two of the field's usual extensions.
package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
  case accepted = "AC"
  case wrongAnswer = "WA"
  case timeLimit = "TLE"
  case memoryLimit = "MLE"
  case runTimeError = "RTE"
  case outputLimit = "OLE"
  case securityViolation = "SV"
  case compileError = "CE"
  case judgeError = "JE"

  /// The verdict in words, for people.
  package var words: String {
    switch self {
    case .accepted: "accepted"
    case .wrongAnswer: "wrong answer"
    case .timeLimit: "time limit exceeded"
    case .memoryLimit: "memory limit exceeded"
    case .runTimeError: "run-time error"
    case .outputLimit: "output limit exceeded"
    case .securityViolation: "forbidden system call"
    case .compileError: "did not compile"
    case .judgeError: "judge error (not your fault)"
    }
  }
}
