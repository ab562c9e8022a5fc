internal import Control
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

/// What checking one package has found.
struct PackageVerification: Hashable, Sendable, Encodable {
  var package: String
  var submissions: [Entry] = []
  @Nullable var timeLimit: Milliseconds?
  var timeLimitOrigin: Origin?
  var margins: Margins?
  /// One line each.
  var problems: [String] = []
  /// What may go wrong some day, or could not be checked here, one line each.
  var warnings: [String] = []
  /// What the package says and nothing follows from, one line each.
  var notes: [String] = []
  /// What could not be looked at here, and why; `nil`: nothing was left out.
  var omission: String?

  var ok: Bool { problems.isEmpty && submissions.allSatisfy(\.ok) }

  /// Where the time limit comes from.
  enum Origin: String, Hashable, Sendable, Encodable {
    case stated, calibrated
    /// There was nothing to calibrate it by.
    case `default`
  }

  /// What the time limit is to be held against, each before its language's factor.
  struct Margins: Hashable, Sendable, Encodable {
    /// Of those that must be fast enough.
    @Nullable var slowest: Time?
    /// Of those that must be too slow.
    @Nullable var fastest: Time?

    init() {}

    struct Time: Hashable, Sendable, Codable {
      var path: String
      var cpu: Milliseconds
      /// Whether it was ended there, and would have taken longer.
      var isAtLeast = false

      enum CodingKeys: String, CodingKey {
        case path
        case cpu = "cpu_ms"
        case isAtLeast = "at_least"
      }

      var words: String { "\(path) \(isAtLeast ? "over " : "")\(Figures.time(cpu.duration))" }
    }

    enum CodingKeys: String, CodingKey {
      case slowest = "slowest_accepted"
      case fastest = "fastest_too_slow"
    }
  }

  /// One jury submission.
  struct Entry: Hashable, Sendable, Encodable {
    var path: String
    var expected: [String]
    var verdict: Verdict
    var ok: Bool
    @Nullable var cpu: Milliseconds?
    /// What it may have used, by its language.
    var limit: Duration?
    /// How long it was at it by the clock, where that and not its computing was too long.
    var idle: Duration?
    /// Of a problem that is scored; others leave it out.
    var score: Double?
    /// Why it is not what it should be; for people.
    var message = ""

    enum CodingKeys: String, CodingKey {
      case path, expected, verdict, ok, score
      case cpu = "cpu_ms"
    }

    /// What it took, so that one can see why it is too slow.
    var time: String {
      if let idle { return "\(Figures.time(idle)) idle" }
      return cpu.map { Figures.time($0.duration, over: limit) } ?? "-"
    }

    init(_ submission: JurySubmission, verdict: Verdict, ok: Bool, message: String) {
      path = submission.path
      expected = submission.expectation.codes
      self.verdict = verdict
      self.ok = ok
      self.message = message
    }
  }

  private enum CodingKeys: String, CodingKey {
    case package, ok, submissions, problems, warnings, notes, omission, margins
    case timeLimit = "time_limit_ms"
    case timeLimitOrigin = "time_limit_origin"
  }

  init(package: String) { self.package = package }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(package, forKey: .package)
    try container.encode(ok, forKey: .ok)
    try container.encode(submissions, forKey: .submissions)
    try container.encode(timeLimit, forKey: .timeLimit)
    try container.encodeIfPresent(timeLimitOrigin, forKey: .timeLimitOrigin)
    try container.encodeIfPresent(margins, forKey: .margins)
    try container.encode(problems, forKey: .problems)
    if !warnings.isEmpty { try container.encode(warnings, forKey: .warnings) }
    if !notes.isEmpty { try container.encode(notes, forKey: .notes) }
    try container.encodeIfPresent(omission, forKey: .omission)
  }

  func lines(for console: Console) -> [String] {
    let palette = console.palette
    let mark = ok ? palette.paint("ok", .green) : palette.paint("NOT OK", .red)
    var lines = ["\(palette.paint(TerminalText.line(package), .bold))  \(mark)"]
    if !submissions.isEmpty {
      let isScored = submissions.contains { $0.score != nil }
      var table = Table(
        ["~submission", "expected", "verdict"] + (isScored ? [">score"] : []) + [">cpu", ""])
      for entry in submissions {
        var cells: [Table.Cell] = [
          .init(TerminalText.line(entry.path)), .init(entry.expected.joined(separator: " ")),
          .init(entry.verdict.rawValue, entry.verdict.style),
        ]
        if isScored { cells.append(.init(entry.score.map(Points.text) ?? "-")) }
        cells += [
          .init(entry.time),
          entry.ok ? .init("ok", .green) : .init("WRONG", .red),
        ]
        table.add(cells)
      }
      lines += table.lines(width: console.width, palette: palette)
      lines += reasons.lines.map { "  \(TerminalText.line($0))" }
    }
    if let timeLimit, timeLimitOrigin != .default { lines.append(limitLine(timeLimit)) }
    if let omission { lines.append(palette.paint(omission, .yellow)) }
    lines += notes.map { "note: \(TerminalText.line($0))" }
    lines += warnings.map { palette.paint("warning: \(TerminalText.line($0))", .yellow) }
    return lines + problems.map { palette.paint("problem: \(TerminalText.line($0))", .yellow) }
  }

  /// Why submissions are not what they should be.
  private var reasons: SharedWords {
    var reasons = SharedWords()
    for entry in submissions where !entry.ok && !entry.message.isEmpty {
      reasons.add(entry.path, entry.message)
    }
    return reasons
  }

  private func limitLine(_ limit: Milliseconds) -> String {
    var words = "time limit \(Figures.time(limit.duration))"
    if let timeLimitOrigin { words += ", \(timeLimitOrigin.rawValue)" }
    if let slowest = margins?.slowest {
      words += "; slowest that must be in time: \(slowest.words)"
    }
    if let fastest = margins?.fastest {
      words += "; fastest that must be too slow: \(fastest.words)"
    }
    return TerminalText.line(words)
  }
}
