import Configuring
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("Languages that a package and judge.conf name")
struct LanguageCodesTests {
  private static func language(_ code: String, _ ending: String) -> Language {
    Language(
      code: code, name: code, extensions: [ending], compile: [], hasArtefact: false, run: [],
      profile: .runtime, compileRoots: [], runRoots: [])
  }

  private static let languages = [language("python3", ".py"), language("tex", ".txt")]

  private static func problems(_ taken: String) throws -> [String] {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/problem.yaml", SamplePackage.manifest + "languages: \(taken)\n")
    try scratch.write(
      "sum/judge.yaml", "schema: 1\nlanguages:\n  python3:\n    extensions: [.py, .txt]\n")
    let problem = try Problem.read(directory: package)
    return LanguageCodes(problem: problem, languages: languages).problems
  }

  @Test("an ending that judge.conf has for another language of the problem's is a mistake")
  func endings() throws {
    #expect(
      try Self.problems("[python3, tex]") == [
        "judge.yaml:4: languages.python3.extensions has .txt, which judge.conf has for tex"
      ])
    #expect(try Self.problems("[python3]") == [])
  }

  @Test("what packages are read by has the endings of the judge.conf that is shipped")
  func shipped() throws {
    let conf = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().appending("judge.conf")
    let languages = try JudgeConfiguration.load(path: conf, environment: [:]).languages
    #expect(!languages.isEmpty)
    for language in languages {
      #expect(StandardLanguages.endings[language.code] == language.extensions)
    }
  }

  @Test("a file beside a source does not say what a jury submission is written in")
  func jury() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/judge.yaml", "schema: 1\nlanguages: {tex: {extensions: [.dat]}}\n")
    for (name, file) in [("both", "a.dat"), ("both", "z.py"), ("lone", "a.dat"), ("none", "a.x")] {
      try scratch.write("sum/submissions/rejected/\(name)/\(file)", "")
    }
    let problem = try Problem.read(directory: package)
    let codes = problem.jurySubmissions.filter { $0.group == "rejected" }.map {
      $0.language(among: Self.languages, for: problem)?.code
    }
    #expect(codes == ["python3", "tex", nil])
  }
}
