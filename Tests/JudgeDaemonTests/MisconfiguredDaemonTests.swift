import Foundation
import Glibc
import JudgeCore
import SystemPackage
import TestSupport
import Testing

/// What is amiss with a package or a language is said, and costs nothing else.
@Suite(.serialized) struct MisconfiguredDaemonTests {
  private let right = "print(sum(map(int, input().split())))\n"

  @Test func `a folder that no package may be called after keeps the others from nothing`()
    async throws
  {
    let daemon = try RunningDaemon()
    for name in ["sum (copy)", "Sum2", "sum.bak"] {
      try SamplePackage.make(in: daemon.scratch, name: "Problems/\(name)")
    }
    try await daemon.start()
    try daemon.drop("right.py", right)
    #expect(try await daemon.submissions(final: 1).map(\.verdict) == [.accepted])
    for name in ["sum (copy)", "Sum2", "sum.bak"] {
      #expect(daemon.log.contains("unlike '\(name)'"))
    }
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: daemon.scratch.path.appending("var/spool").string)
    #expect(folders.filter { !$0.hasPrefix(".") } == ["sum"])
  }

  @Test func `a language without its compiler is told at the start, and nothing in it is taken`()
    async throws
  {
    let daemon = try RunningDaemon(overrides: ["languages.c.compile=[/nowhere/gcc]"])
    try await daemon.start()
    try daemon.drop("sum.c", "int main(void) { return 0; }\n")
    try daemon.drop("sum.cu", "int main() { return 0; }\n")
    let rows = try await daemon.submissions(final: 2)
    #expect(rows.map(\.state) == [.rejected, .rejected])
    let reasons = Dictionary(uniqueKeysWithValues: rows.map { ($0.fileName, $0.message) })
    #expect(reasons["sum.c"]?.contains("/nowhere/gcc is not here") == true)
    #expect(reasons["sum.cu"]?.hasPrefix("sum takes no cuda: it takes cpp, python3") == true)
    #expect(daemon.log.contains("no C is taken: its compiler /nowhere/gcc is not here"))
  }

  @Test func `without its folder of problems it does not start, and says no more than that`()
    async throws
  {
    let daemon = try RunningDaemon(overrides: ["problems.path=nowhere"])
    try daemon.launch()
    #expect(try await daemon.exitStatus() != 0)
    let lines = daemon.log.split(separator: "\n")
    #expect(lines.count == 1 && daemon.log.contains("nowhere is not there: make it"))
  }
}
