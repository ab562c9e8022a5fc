internal import JudgeCore

/// DOMjudge's comment in a source that names the results it may get: `@EXPECTED_RESULTS@: TIMELIMIT, CORRECT`.
struct ExpectedResults: Equatable {
  var verdicts: Set<Verdict>
  /// Names that mean nothing.
  var unknown: [String]
  var line: Int

  private static let mark = "@EXPECTED_RESULTS@:"

  /// The first such comment; `nil`: there is none.
  static func find(in text: String) -> ExpectedResults? {
    guard let found = text.firstRange(of: mark) else { return nil }
    var results = ExpectedResults(verdicts: [], unknown: [], line: 1)
    results.line += text[..<found.lowerBound].count(where: \.isNewline)
    let rest = text[found.upperBound...].prefix { !$0.isNewline }
    for item in rest.split(separator: ",") {
      // What ends the comment is none of the name.
      let name = String(item.trimming { !$0.isLetter })
      if name.isEmpty { continue }
      if let meant = verdicts(name) {
        results.verdicts.formUnion(meant)
      } else {
        results.unknown.append(name)
      }
    }
    return results
  }

  private static func verdicts(_ name: String) -> Set<Verdict>? {
    switch name.uppercased().replacing("_", with: "-") {
    case "CORRECT", "ACCEPTED": [.accepted]
    case "WRONG-ANSWER", "NO-OUTPUT": [.wrongAnswer]
    case "TIMELIMIT", "TIME-LIMIT-EXCEEDED": [.timeLimit]
    case "RUN-ERROR", "RUN-TIME-ERROR": [.runTimeError, .memoryLimit, .securityViolation]
    case "OUTPUT-LIMIT", "OUTPUT-LIMIT-EXCEEDED": [.outputLimit]
    case "COMPILER-ERROR", "COMPILE-ERROR": [.compileError]
    case "CHECK-MANUALLY": Set(Verdict.allCases)
    default: nil
    }
  }
}
