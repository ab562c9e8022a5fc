import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

/// How much systemd lets the unit do, and whether that is enough for submissions.
@Suite(
  .enabled(if: access("/usr/bin/systemd-analyze", X_OK) == 0, "systemd-analyze is not installed"))
struct UnitHardeningTests {
  private static let repository = FilePath(#filePath).removingLastComponent()
    .removingLastComponent()
    .removingLastComponent()
  private static let unit = repository.appending("systemd/judge.service")

  @Test func `its exposure is at most two`() throws {
    let result = try FinishedProcess(
      "/usr/bin/systemd-analyze",
      ["security", "--offline=true", "--threshold=20", "--no-pager", Self.unit.string])
    #expect(result.status == 0, "\(result.output)")
  }

  // Of two filters the stricter one has its way.
  @Test func `it lets through every call that the sandbox allows`() throws {
    let passed = try passedCalls()
    let allowed = try allowedCalls()
    #expect(allowed.count > 150)
    #expect(allowed.subtracting(passed).sorted() == [])
  }

  /// The calls that docs/seccomp.md has as allowed, or answered by the sandbox itself, in either profile.
  private func allowedCalls() throws -> Set<String> {
    let rows = try text(Self.repository.appending("docs/seccomp.md")).split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
    return Set(
      rows.compactMap { row in
        let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: [" ", "`"]) }
        let isAllowed = cells[1...2].contains { $0.hasPrefix("allowed") || $0 == "answered" }
        return isAllowed ? cells[0] : nil
      })
  }

  /// The calls that `SystemCallFilter=` of the unit has, its sets taken apart.
  private func passedCalls() throws -> Set<String> {
    let key = "SystemCallFilter="
    let sets = try callSets()
    // systemd itself adds this one to what is listed.
    var pending = ["@default"]
    pending += try text(Self.unit).split(separator: "\n").filter { $0.hasPrefix(key) }
      .flatMap { $0.dropFirst(key.count).split(separator: " ").map(String.init) }
    var calls: Set<String> = []
    while let name = pending.popLast() {
      if name.hasPrefix("@") { pending += try #require(sets[name]) } else { calls.insert(name) }
    }
    return calls
  }

  /// systemd's sets of calls: a line for the name, then one for each member, indented.
  private func callSets() throws -> [String: [String]] {
    let result = try FinishedProcess(
      "/usr/bin/systemd-analyze", ["syscall-filter", "--no-pager"])
    var sets: [String: [String]] = [:]
    var current = ""
    for line in result.output.split(separator: "\n") {
      let word = line.trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("@") { current = word }
      if line.hasPrefix(" ") && !word.hasPrefix("#") { sets[current, default: []].append(word) }
    }
    return sets
  }

  private func text(_ path: FilePath) throws -> String {
    try String(contentsOfFile: path.string, encoding: .utf8)
  }
}
