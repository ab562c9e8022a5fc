import JudgeCore
import Testing

@Suite("The words of messages")
struct WordingTests {
  private static let traceback = """
    Traceback (most recent call last):
      File "/app/main.py", line 3, in <module>
        import solution
      File "/app/solution.py", line 12, in best
        return a // b
               ~~^^~~
    ZeroDivisionError: integer division
    and more
    """

  @Test(
    "of a compiler one line tells most",
    arguments: [
      ("", nil), ("\n\n", nil), ("warning: x\na.cpp:3:5: error: no y\n", "a.cpp:3:5: error: no y"),
      ("nothing known", "nothing known"),
      ("a.c:1: error: z\ncompiling needed more than 2 GiB", "compiling needed more than 2 GiB"),
      (
        "  File \"solution.py\", line 1\n    print((\n         ^\nSyntaxError: '(' was never closed\n",
        "line 1 of solution.py: SyntaxError: '(' was never closed"
      ),
      (traceback, "line 12 of solution.py: ZeroDivisionError: integer division"),
      ("  File \"a.py\", line 1\n", "  File \"a.py\", line 1"),
    ])
  func errorLine(text: String, line: String?) { #expect(ErrorLine.of(text) == line) }

  @Test(
    "what is no traceback has no error of one", arguments: ["", "error: x", "  File x, line 3\ny"])
  func noTraceback(text: String) { #expect(ErrorLine.ofTraceback(text) == nil) }

  @Test(
    "a note follows a message, and is told from it again",
    arguments: [
      ("exit status 1", nil, "an empty list", ["exit status 1", "tests: an empty list"]),
      ("a; b", "sort first", "x", ["a; b", "hint: sort first"]), ("", nil, "x", ["tests: x"]),
      ("alone", nil, nil, ["alone"]), ("", nil, nil, []),
    ] as [(String, String?, String?, [String])])
  func notes(message: String, hint: String?, description: String?, sentences: [String]) {
    let note = TestNote.text(hint: hint, description: description)
    #expect(TestNote.sentences(of: TestNote.adding(note, to: message)) == sentences)
  }

  @Test(
    "a flaw of a file says how to mend it",
    arguments: [
      (.empty("a.py"), "a.py is empty: save it before you hand it in"),
      (
        .tooLarge("a.py", limit: .kib(128)),
        "a.py is larger than 128 KiB: hand in the source text only"
      ),
      (
        .unknownEnding("a.x", known: [".py (python3)", ".c (c)"]),
        "the ending of a.x names no language; known are .c (c), .py (python3)"
      ),
      (
        .unknownLanguage("python", known: ["c", "python3"]),
        "there is no language python, did you mean python3?"
      ),
      (.unknownLanguage("fortran", known: ["c"]), "there is no language fortran; known are c"),
    ] as [(SourceFlaw, String)])
  func flaws(flaw: SourceFlaw, text: String) { #expect("\(flaw)" == text) }

  @Test("one version of cgroup is enough")
  func mechanisms() {
    let all = Mechanism.allCases
    #expect(Mechanism.missing(from: all.filter { $0 != .cgroupV1 }) == [])
    #expect(Mechanism.missing(from: all.filter { $0 != .cgroupV2 && $0 != .seccomp }) == [.seccomp])
    let neither = all.filter { $0 != .cgroupV1 && $0 != .cgroupV2 }
    #expect(Mechanism.missing(from: neither) == [.cgroupV2])
  }
}
