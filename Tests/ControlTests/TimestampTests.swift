import Control
import Testing

@Suite("A timestamp")
struct TimestampTests {
  @Test(
    "is written and read in UTC with milliseconds",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (1_769_860_800_123, "2026-01-31T12:00:00.123Z"),
      (951_782_399_999, "2000-02-28T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (-1, "1969-12-31T23:59:59.999Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
      (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
    ])
  func text(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == text)
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test("keeps to four digits of year", arguments: [Int64.min, .max])
  func extremes(milliseconds: Int64) {
    #expect(Timestamp(milliseconds: milliseconds).description.utf8.count == 24)
  }

  @Test(
    "is read from no other text",
    arguments: [
      "", "2026-01-31", "2026-02-30T12:00:00.123Z", "2026-13-01T12:00:00.123Z",
      "2026-01-31T24:00:00.123Z", "2026-01-31T12:00:00.123+", "2026-01-31 12:00:00.123Z",
      "+026-01-31T12:00:00.123Z", "２０26-01-31T12:00:00.123Z",
    ])
  func refused(text: String) { #expect(Timestamp(text) == nil) }
}
