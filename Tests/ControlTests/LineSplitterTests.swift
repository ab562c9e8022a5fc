import Control
import FoundationEssentials
import JudgeCore
import Testing

@Suite("A line splitter")
struct LineSplitterTests {
  @Test("finds the same lines however the bytes arrive", arguments: 1...7)
  func pieces(size: Int) throws {
    var splitter = LineSplitter(limit: .kib(1))
    let bytes = Array("one\n\ntwo\nthree\nrest".utf8)
    var lines: [Data] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      lines += try splitter.add(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(lines.map { String(decoding: $0, as: UTF8.self) } == ["one", "two", "three"])
  }

  @Test("refuses a line without end")
  func endless() throws {
    var splitter = LineSplitter(limit: .kib(1))
    _ = try splitter.add([UInt8](repeating: 65, count: 1024))
    #expect(throws: ControlError.tooLarge(limit: .kib(1))) { try splitter.add([65]) }
  }
}
