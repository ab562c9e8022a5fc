import Glibc
import Testing

/// Every input that fuzzing has kept, fed to its parser once more.
@Suite struct CorporaTests {
  /// A file of a corpus.
  struct Input: Sendable, CustomTestStringConvertible {
    let fuzzer: Fuzzer
    let file: String

    var testDescription: String { "\(fuzzer.name)/\(file)" }
  }

  private static let corpora =
    "\(#filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))/Corpora"

  private static let inputs = Fuzzer.all.flatMap { fuzzer in
    names(in: "\(corpora)/\(fuzzer.name)").map { Input(fuzzer: fuzzer, file: $0) }
  }

  @Test func `each fuzzer has a corpus and each corpus a fuzzer`() {
    #expect(Self.names(in: Self.corpora) == Fuzzer.all.map(\.name).sorted())
    for fuzzer in Fuzzer.all {
      #expect(Self.inputs.contains { $0.fuzzer.name == fuzzer.name }, "\(fuzzer.name) has none")
    }
  }

  @Test(arguments: inputs)
  func `what must hold holds of each input`(input: Input) throws {
    let bytes = try #require(Self.bytes(of: "\(Self.corpora)/\(input.fuzzer.name)/\(input.file)"))
    try bytes.withUnsafeBytes { try input.fuzzer.feed($0) }
  }

  /// Sorted; none where there is no such folder.
  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func bytes(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(file, &bytes, bytes.count)
    return count < 0 || count == bytes.count ? nil : Array(bytes.prefix(count))
  }
}
