internal import ArgumentParser
internal import Control
internal import Glibc

/// A moment as people write it, in local time.
enum LocalMoment {
  /// - Throws: `ValidationError` when it has another form or names no moment.
  static func parsed(_ text: String, now: Timestamp = .now) throws -> Timestamp {
    guard let moment = read(text, now) else {
      throw ValidationError(
        "\(TerminalText.line(text)) is no moment: write 14:00, 2026-01-31 or 2026-01-31T14:00.")
    }
    return moment
  }

  private static func read(_ text: String, _ now: Timestamp) -> Timestamp? {
    let form = /(?:(\d{4})-(\d\d)-(\d\d)(?:[T ](?=\d)|$))?(?:(\d\d):(\d\d)(?::(\d\d))?)?/
      .asciiOnlyDigits()
    guard !text.isEmpty,
      let (_, year, month, day, hour, minute, second) = try? form.wholeMatch(in: text)?.output
    else { return nil }
    var today = time_t(now.milliseconds / 1000)
    var parts = tm()
    localtime_r(&today, &parts)
    func number(_ text: Substring?) -> Int32 { text.flatMap { Int32($0) } ?? 0 }
    if year != nil {
      (parts.tm_year, parts.tm_mon) = (number(year) - 1900, number(month) - 1)
      parts.tm_mday = number(day)
    }
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (number(hour), number(minute), number(second))
    // Whether that is in summer time is for the zone to say.
    parts.tm_isdst = -1
    let wanted = parts
    let seconds = mktime(&parts)
    // The 31st of February, or 25 o'clock, comes out as another moment.
    guard wanted.tm_mon == parts.tm_mon, wanted.tm_mday == parts.tm_mday,
      wanted.tm_hour < 24, wanted.tm_min < 60, wanted.tm_sec < 60
    else { return nil }
    return Timestamp(milliseconds: Int64(seconds) * 1000)
  }
}
