import TestSupport
import Testing

@testable import ProblemFormat  // patterns are the reader's own business

@Suite struct GlobTests {
  @Test(arguments: [
    ("accepted", "accepted/a.py", true), ("accepted/*", "accepted/a.py", true),
    ("accepted/*.cpp", "accepted/a.py", false), ("*", "a/b", true), ("*/b", "a/b", true),
    ("*b", "a/b", false), ("{accepted, wrong_answer}/x*", "wrong_answer/xy", true),
    ("{accepted,wrong_answer}/x*", "time_limit_exceeded/xy", false), ("a**b", "ab", true),
    ("å*", "å.py", true), ("", "a", false), ("{a", "{a", true), ("{}", "", true),
  ])
  func matching(pattern: String, path: String, matches: Bool) {
    #expect(Glob(pattern).matchesWithin(path) == matches)
    #expect(Glob.flaw(of: pattern) == nil)
  }

  @Test func `what nobody means is no pattern`() {
    let long = String(repeating: "a", count: Glob.longest + 1)
    #expect(Glob.flaw(of: long)?.hasSuffix("of more than 1000 bytes") == true)
    let doubled = String(repeating: "{,}", count: 7)
    #expect(Glob.flaw(of: doubled)?.hasSuffix("that stands for more than 100") == true)
    #expect(Glob.flaw(of: String(repeating: "{,}", count: 6)) == nil)
    let many = "{" + String(repeating: ",", count: 100) + "}"
    #expect(Glob.flaw(of: many)?.hasSuffix("that stands for more than 100") == true)
  }

  @Test(arguments: [
    (
      "submissions/submissions.yaml", "'\(String(repeating: "{,}", count: 7))': {}\n",
      "submissions/submissions.yaml:1: has a pattern, {,}{,}{,}{,}{,}{,}{,}…, that stands for more than 100"
    ),
    (
      "submissions/submissions.yaml",
      (0...1000).map { "accepted/\($0)*: {}\n" }.joined(),
      "submissions/submissions.yaml:1: has more than 1000 patterns"
    ),
    (
      "submissions/submissions.yaml",
      "accepted:\n  '\(String(repeating: "{,}", count: 7))': {permitted: [AC]}\n",
      "submissions/submissions.yaml:1: accepted has a pattern, {,}{,}{,}{,}{,}{,}{,}…, that stands for more than 100"
    ),
  ])
  func refusal(path: String, text: String, said: String) throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/\(path)", text)
    #expect(try ProblemRefusalTests.lines(package) == [said])
  }

  @Test func `more folders than a sandbox can be told of are refused`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    for number in 0...33 { try scratch.write("sum/include/python3/\(number)/a/b/x.txt", "") }
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "include/python3: holds 102 folders: 100 are the limit"
      ])
  }
}
