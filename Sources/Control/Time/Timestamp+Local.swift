internal import Glibc

extension Timestamp {
  /// For people, in local time: `12:00:00` today, `2026-01-31 12:00` on other days.
  package func local(now: Timestamp = .now) -> String {
    let (then, today) = (Calendar(self), Calendar(now))
    return then.day == today.day ? then.time : "\(then.day) \(then.time.prefix(5))"
  }

  /// For the record, in local time: `2026-01-31 12:00:00`.
  package var localInFull: String {
    let calendar = Calendar(self)
    return "\(calendar.day) \(calendar.time)"
  }

  private struct Calendar {
    var day: String
    var time: String

    init(_ timestamp: Timestamp) {
      var seconds = time_t(timestamp.milliseconds / 1000)
      var parts = tm()
      localtime_r(&seconds, &parts)
      func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
      day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      time = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    }
  }
}
