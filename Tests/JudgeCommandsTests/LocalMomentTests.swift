import Control
import Foundation
import Testing

@testable import JudgeCommands

@Suite("A moment as people write it")
struct LocalMomentTests {
  /// Noon of a day in local time.
  private static let noon = moment(2026, 1, 31, 12)

  private static func moment(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
  ) -> Timestamp {
    let parts = DateComponents(
      timeZone: .current, year: year, month: month, day: day, hour: hour, minute: minute,
      second: second)
    let date = Calendar(identifier: .gregorian).date(from: parts) ?? .distantPast
    return Timestamp(milliseconds: Int64(date.timeIntervalSince1970) * 1000)
  }

  @Test(
    "is of today where it names no day",
    arguments: [
      ("14:00", moment(2026, 1, 31, 14)), ("14:00:07", moment(2026, 1, 31, 14, 0, 7)),
      ("2026-01-30", moment(2026, 1, 30)), ("2026-07-01T09:30", moment(2026, 7, 1, 9, 30)),
      ("2026-07-01 09:30:01", moment(2026, 7, 1, 9, 30, 1)), ("2024-02-29", moment(2024, 2, 29)),
    ])
  func read(text: String, moment: Timestamp) throws {
    #expect(try LocalMoment.parsed(text, now: Self.noon) == moment)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "14", "24:00", "14:60", "14:00x", "2026-02-30", "yesterday", "26-01-31", "-1:00",
      "2026-01-31T", "2026-13-01", "１４:00",
    ])
  func refused(text: String) {
    #expect(throws: (any Error).self) { try LocalMoment.parsed(text, now: Self.noon) }
  }
}
