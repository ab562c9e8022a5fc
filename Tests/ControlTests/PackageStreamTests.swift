import Control
import Testing

@Suite("A package on its way")
struct PackageStreamTests {
  private static func stream(_ files: [(String, String)]) throws -> [UInt8] {
    try files.flatMap { path, text in
      try PackageFileHeader(path: path, size: Int64(text.utf8.count)).bytes + Array(text.utf8)
    }
  }

  /// What a stream says: paths with what is in them.
  private static func files(
    _ bytes: [UInt8], in size: Int
  ) throws -> (files: [[String]], isWhole: Bool) {
    var reader = PackageStreamReader()
    var files: [[String]] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + size, bytes.count)
      for piece in try reader.add(bytes[start..<end]) {
        switch piece {
        case .file(let header): files.append([header.path, ""])
        case .bytes(let part): files[files.count - 1][1] += String(decoding: part, as: UTF8.self)
        case .end: files[files.count - 1].append("end")
        }
      }
      start = end
    }
    return (files, reader.isBetweenFiles)
  }

  @Test("is taken apart wherever it is cut", arguments: [1, 2, 3, 7, 64, 1000])
  func cut(size: Int) throws {
    let bytes = try Self.stream([("a", "1\n2\n"), ("b/empty", ""), ("c \"q\"\n", "x")])
    let (files, isWhole) = try Self.files(bytes, in: size)
    #expect(
      files == [["a", "1\n2\n", "end"], ["b/empty", "", "end"], ["c \"q\"\n", "x", "end"]])
    #expect(isWhole)
  }

  @Test("is not whole in the middle of a file or a header", arguments: [1, 5, 30])
  func half(rest: Int) throws {
    let bytes = try Self.stream([("a", "12345678901234567890")])
    #expect(!(try Self.files(bytes.dropLast(rest), in: 8).isWhole))
  }

  @Test(
    "is refused when it is none",
    arguments: [
      "x\n", "{}\n", "{\"path\":\"a\",\"size\":-1}\n", "{\"path\":\"a\",\"size\":1e30}\n", "\n",
      String(repeating: "x", count: 5000),
    ])
  func none(text: String) {
    #expect(throws: ControlError.self) { try Self.files(Array(text.utf8), in: 100) }
  }
}
