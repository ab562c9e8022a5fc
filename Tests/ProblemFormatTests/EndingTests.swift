import JudgeCore
import ProblemFormat
import TestSupport
import Testing

/// Endings that a package gives to languages.
@Suite struct EndingTests {
  private let languages = [("c", ".c"), ("cpp", ".cpp"), ("python3", ".py")].map { code, ending in
    Language(
      code: code, name: code, extensions: [ending], compile: [], hasArtefact: false, run: [],
      profile: .runtime, compileRoots: [], runRoots: [])
  }

  /// A package that takes Python alone, with what its judge.yaml says of languages.
  private static func problem(_ languages: String) throws -> Problem {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/problem.yaml", SamplePackage.manifest + "languages: [python3, cpp]\n")
    try scratch.write(
      "sum/judge.yaml",
      """
      schema: 1
      harness: {single_file_name: {python3: answers.txt}}
      languages: \(languages)

      """)
    return try Problem.read(directory: package)
  }

  static let names: [(String, String?)] = [
    ("answers.txt", "python3"), ("MY.ANSWERS.TXT", "python3"), ("a.py", "python3"),
    ("a.cpp", "cpp"), ("a.c", "c"), ("answers.text", nil), (".txt", nil), ("txt", nil),
  ]

  @Test(arguments: names)
  func `a file is in the language that its ending has in the problem`(name: String, code: String?)
    throws
  {
    let problem = try Self.problem("{python3: {extensions: [.txt]}}")
    #expect(problem.warnings == [])
    #expect(problem.language(of: name, among: languages)?.code == code)
    // Whatever the ending, it is judge.conf's language.
    #expect(languages.contains { $0 == problem.language(of: "answers.txt", among: languages) })
  }

  @Test func `other problems do not know it`() throws {
    let problem = try Self.problem("{}")
    #expect(problem.language(of: "answers.txt", among: languages) == nil)
  }

  @Test func `a lone file is renamed whatever it was called`() throws {
    let problem = try Self.problem("{python3: {extensions: [.txt]}}")
    let python = try #require(languages.first { $0.code == "python3" })
    let arrangement = try problem.arrange(
      [SourceFile(name: "mine.txt", bytes: [])], language: python)
    #expect(arrangement.files.map(\.name) == ["answers.txt"])
  }

  @Test func `who hands in another language is told of the ending`() throws {
    let problem = try Self.problem("{python3: {extensions: [.txt, .py]}}")
    #expect(
      problem.reasonAgainst(language: "c") == "sum takes no c: it takes cpp, python3 (also .txt)")
  }
}
