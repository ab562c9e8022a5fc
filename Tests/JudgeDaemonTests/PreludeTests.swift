import Foundation
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// Headers that are compiled in advance, with the whole judge.
@Suite struct PreludeTests {
  @Test func `they are made in a lull, and later compiles take them and say the same`() async throws
  {
    let daemon = try RunningDaemon(overrides: ["slots=1", "languages.cpp.preludes=[iostream]"])
    try await daemon.start()
    let program =
      "#include <iostream>\nint main() { long a, b; std::cin >> a >> b; std::cout << a + b; }\n"
    try daemon.drop("before.cpp", program)
    _ = try await daemon.submissions(final: 1)
    let preludes = daemon.scratch.path.appending("var/lib/cache/preludes").string
    try await daemon.until("the header", within: .seconds(120)) {
      let entries = try FileManager.default.contentsOfDirectory(atPath: preludes)
      return entries.contains { $0.hasPrefix("cpp-") }
    }
    try daemon.drop("after.cpp", program + "// again\n")
    try daemon.drop("wrong.cpp", program.replacing("a + b", with: "a + c"))
    let rows = try await daemon.submissions(final: 3)
    #expect(rows.first { $0.fileName == "after.cpp" }?.verdict == .accepted)
    let wrong = try #require(rows.first { $0.fileName == "wrong.cpp" })
    #expect(wrong.verdict == .compileError)
    #expect(
      wrong.compile?.output.hasPrefix("wrong.cpp: In function ‘int main()’:\nwrong.cpp:2:") == true)
    #expect(wrong.compile?.output.contains("preludes") == false)
  }
}
