internal import Control
internal import JudgeCore

/// What a program was given and what came of it, in lines that are fit to print.
struct SampleRun: Sendable {
  struct Stream: Hashable, Sendable {
    var title: String
    var lines: [String]
    /// The line with the first difference.
    var mark: Int?
  }

  /// What went in, what was wanted and what came out.
  let streams: [Stream]
  let errors: [String]
  /// Where the output parts from what was expected; `nil`: it does not, or nothing was expected.
  let difference: FirstDifference?

  /// - Parameter isCompared: whether there is anything that the output was to be. Of a run that was ended, or that crashed, what
  ///   is missing says nothing.
  init(_ comparison: ComparisonDocument, isCompared: Bool = true) {
    let (expected, got) = (comparison.expected, comparison.got)
    let difference = isCompared ? FirstDifference(expected: expected, got: got) : nil
    var streams = [Stream(title: "input", lines: Self.lines(comparison.input))]
    if isCompared {
      streams.append(
        Stream(
          title: "expected", lines: Self.lines(expected), mark: difference?.expected?.line))
    }
    streams.append(Stream(title: "got", lines: Self.lines(got), mark: difference?.got?.line))
    self.streams = streams
    self.difference = difference
    errors = TerminalText.lines(comparison.errors)
  }

  /// Of a test of a submission.
  ///
  /// - Parameter isExpected: whether anything was expected of it at all.
  init?(_ test: TestDocument, isExpected: Bool) {
    guard let comparison = test.comparison else { return nil }
    self.init(comparison, isCompared: isExpected && test.verdict.isAboutOutput)
  }

  /// What shows nothing is said in words.
  private static func lines(_ text: String) -> [String] {
    let lines = TerminalText.lines(text)
    if lines.isEmpty { return ["(nothing)"] }
    return lines.allSatisfy(\.isEmpty) ? lines.map { _ in "(empty line)" } : lines
  }
}

extension Verdict {
  /// Whether what was printed decided, and not how the run ended.
  fileprivate var isAboutOutput: Bool {
    switch self {
    case .accepted, .wrongAnswer, .judgeError: true
    case .timeLimit, .memoryLimit, .runTimeError, .outputLimit, .securityViolation, .compileError:
      false
    }
  }
}
