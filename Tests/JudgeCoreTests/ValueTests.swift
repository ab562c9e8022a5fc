import JudgeCore
import Testing

@Suite struct ValueTests {
  @Test(arguments: [(0, "0 B"), (9_000, "9000 B"), (20_480, "20 KiB"), (268_435_456, "256 MiB")])
  func `a byte count is shown in its largest fitting unit`(bytes: Int64, text: String) {
    #expect(ByteCount(bytes: bytes).description == text)
  }

  @Test(arguments: [(0, 0), (1, 1), (1024, 1), (1025, 2)])
  func `kibibytes are rounded up`(bytes: Int64, kibibytes: Int64) {
    #expect(ByteCount(bytes: bytes).kibibytes == kibibytes)
  }

  @Test func `durations are given in milliseconds with fractions`() {
    #expect(Duration.microseconds(1500).milliseconds == 1.5)
    #expect(Duration.fractionalMilliseconds(1.5) == .microseconds(1500))
    #expect(Duration.milliseconds(-3).nanosecondCount == -3_000_000)
  }

  @Test func `only judged and rejected are final`() {
    #expect(SubmissionState.allCases.filter(\.isFinal) == [.judged, .rejected])
  }

  @Test func `bytes become hexadecimal digits`() {
    #expect(Hexadecimal.text([0, 9, 10, 255]) == "00090aff")
  }
}
