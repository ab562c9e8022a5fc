internal import Control
package import JudgeCore

/// Figures for people.
package enum Figures {
  /// `3.1 ms`, `41 ms`, `1.23 s`, `120 s`.
  package static func time(_ duration: Duration) -> String {
    let milliseconds = duration.milliseconds
    if milliseconds < 9.95 { return "\(decimal(milliseconds, 1)) ms" }
    if milliseconds < 999.5 { return "\(decimal(milliseconds, 0)) ms" }
    if milliseconds < 99_995 { return "\(decimal(milliseconds / 1000, 2)) s" }
    return "\(decimal(milliseconds / 1000, 0)) s"
  }

  /// The same of what has been used: what is over a limit never looks as if it were not.
  ///
  /// - Parameter limit: `nil`: there is none.
  package static func time(_ used: Duration, over limit: Duration?) -> String {
    let text = time(used)
    guard let limit, used > limit, text == time(limit) else { return text }
    return time(limit + step(of: limit))
  }

  /// By how much the next larger figure differs.
  private static func step(of duration: Duration) -> Duration {
    switch duration.milliseconds {
    case ..<9.95: .microseconds(100)
    case ..<999.5: .milliseconds(1)
    case ..<99_995: .milliseconds(10)
    default: .seconds(1)
    }
  }

  /// `0.4 MiB`, `9.1 MiB`, `1024 MiB`.
  package static func memory(_ count: ByteCount) -> String {
    let mebibytes = Double(count.bytes) / 1_048_576
    return
      "\(decimal(mebibytes, mebibytes < 99.95 && mebibytes != mebibytes.rounded() ? 1 : 0)) MiB"
  }

  /// `41 ms of 2.00 s`.
  static func time(_ used: Milliseconds, of limit: Milliseconds?) -> String {
    time(used.duration) + (limit.map { " of \(time($0.duration))" } ?? "")
  }

  /// `9.1 MiB of 256 MiB`.
  static func memory(_ used: Kibibytes, of limit: Kibibytes?) -> String {
    memory(used.count) + (limit.map { " of \(memory($0.count))" } ?? "")
  }

  /// `12 %`.
  package static func share(_ part: Double, of whole: Double) -> String {
    whole > 0 ? "\(decimal(part / whole * 100, 0)) %" : "-"
  }

  /// `3rd in line, about 20 s`.
  package static func place(_ position: Int, wait: Duration?) -> String {
    "\(ordinal(position)) in line" + (wait.map { ", about \(roughly($0))" } ?? "")
  }

  /// `1st`, `2nd`, `3rd`, `11th`.
  static func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (1, let tens) where tens != 11: "\(number)st"
    case (2, let tens) where tens != 12: "\(number)nd"
    case (3, let tens) where tens != 13: "\(number)rd"
    default: "\(number)th"
    }
  }

  /// `1 s`, `5 s`, `20 s`, `3 min`, `2 h`: as exact as a guess can be.
  static func roughly(_ duration: Duration) -> String {
    let seconds = max(duration.milliseconds / 1000, 1)
    switch seconds {
    case ..<10: return "\(decimal(seconds, 0)) s"
    case ..<57: return "\(5 * Int((seconds / 5).rounded())) s"
    case ..<3570: return "\(decimal(seconds / 60, 0)) min"
    default: return "\(decimal(seconds / 3600, 0)) h"
    }
  }

  /// What is left of a time: `74 min`, `59 s`, never more than there is.
  static func left(_ milliseconds: Int64) -> String {
    let seconds = max(milliseconds / 1000, 0)
    return seconds < 120 ? "\(seconds) s" : "\(seconds / 60) min"
  }

  /// `1 test`, `3 tests`.
  package static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// `all 3 tests`, `the only test`.
  static func all(_ number: Int, _ noun: String) -> String {
    number == 1 ? "the only \(noun)" : "all \(count(number, noun))"
  }

  /// How many tests of a submission are done: `3 of 9 tests`, `3 tests` where it is not known of how many.
  static func tests(_ submission: SubmissionDocument) -> String {
    let done = submission.tests?.count ?? 0
    return submission.testCount.map { "\(done) of \(count($0, "test"))" } ?? count(done, "test")
  }

  /// What a submission has reached: `40 of 100 points`, of a quiz `7 of 10 right, 7 needed`; `nil`: there is no score.
  static func score(of submission: SubmissionDocument) -> String? {
    let whole = submission.groups?.first
    return submission.score.map { whole?.rightAnswers ?? points($0, of: whole?.best) }
  }

  /// `40 of 100 points`, `12.5 points`.
  ///
  /// - Parameter best: the best that there can be; `nil`: there is no bound.
  static func points(_ score: Double, of best: Double?) -> String {
    let text = Points.text(score)
    if let best, best >= score { return "\(text) of \(Points.text(best)) points" }
    return text == "1" ? "1 point" : "\(text) points"
  }

  /// `12.3 us`, `4.56 ms`, `1.23 s`.
  static func microseconds(_ number: Double) -> String {
    if number < 999.95 { return "\(decimal(number, 1)) us" }
    if number < 999_995 { return "\(decimal(number / 1000, 2)) ms" }
    return "\(decimal(number / 1_000_000, 2)) s"
  }

  /// `1.2 %` of a share of 0.012, `87 %` of 0.87.
  static func percent(_ share: Double) -> String {
    "\(decimal(share * 100, share < 0.1 ? 1 : 0)) %"
  }

  /// A number with so many places behind the point.
  static func decimal(_ number: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    guard number.magnitude < 1e15 else { return "\(number)" }
    let count = Int64((number * scale).rounded())
    guard places > 0 else { return String(count) }
    let digits = String(count.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(count < 0 ? "-" : "")\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
