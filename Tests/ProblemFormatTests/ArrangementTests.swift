import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

private let python = Language(
  code: "python3", name: "Python 3", extensions: [".py"], compile: [], hasArtefact: false, run: [],
  entryNames: ["main.py", "__main__.py"], profile: .runtime, compileRoots: [], runRoots: [])

private func file(_ name: String, _ text: String = "") -> SourceFile {
  SourceFile(name: name, bytes: Array(text.utf8))
}

@Suite struct ArrangementTests {
  @Test(arguments: [
    (["b.py", "a.py"], "a.py"),
    (["a.py", "main.py"], "main.py"),
    (["__main__.py", "A.py"], "__main__.py"),
    (["__main__.py", "main.py"], "main.py"),
    (["README", "z.py"], "z.py"),
    (["README"], "README"),
    ([], ""),
  ])
  func `the entry is a known name, else the first source in byte order`(
    names: [String], entry: String
  ) {
    #expect(Arrangement(names.map { file($0) }, language: python).entry == entry)
  }

  @Test func `a lone file gets the name that the package wants`() {
    let arrangement = Arrangement(
      [file("my answer.py", "x")], language: python, singleFileName: "solution.py")
    #expect(arrangement.files == [file("solution.py", "x")])
    let pair = Arrangement(
      [file("a.py"), file("b.py")], language: python, singleFileName: "solution.py")
    #expect(pair.files.map(\.name) == ["a.py", "b.py"])
  }

  @Test func `files of the package win over files of the same name`() {
    let arrangement = Arrangement(
      [file("solution.py", "mine"), file("main.py", "forged")], language: python,
      include: [file("main.py", "driver")])
    #expect(arrangement.files == [file("main.py", "driver"), file("solution.py", "mine")])
    #expect(arrangement.entry == "main.py")
  }

  @Test func `what was handed in starts the program before what the package adds`() {
    let arrangement = Arrangement(
      [file("sum.py"), file("parts/a.py"), file("lib", "a file")], language: python,
      include: [file("helper.py"), file("lib/more.py")])
    #expect(arrangement.entry == "sum.py")
    #expect(
      arrangement.files.map(\.name) == ["helper.py", "lib/more.py", "parts/a.py", "sum.py"])
  }

  @Test func `a package's own files are laid over a submission`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/include/python3/main.py", "import solution\n")
    try scratch.write("sum/include/default/readme.txt", "hello\n")
    try scratch.write("sum/attachments/templates/python3/solution.py", "def f(): ...\n")
    try scratch.write(
      "sum/judge.yaml", "schema: 1\nharness: {single_file_name: {python3: solution.py}}\n")
    let problem = try Problem.read(directory: package)
    let arrangement = try problem.arrange([file("x.py", "y")], language: python)
    #expect(arrangement.files.map(\.name) == ["main.py", "solution.py"])
    #expect(arrangement.entry == "main.py")
    #expect(try problem.include(for: "c") == [file("readme.txt", "hello\n")])
    #expect(try problem.template(for: "python3") == [file("solution.py", "def f(): ...\n")])
    #expect(try problem.template(for: "c") == [])
  }

  @Test func `folders of the package that leave nothing of a submission are its fault`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/include/python3/main.py/inner.py", "print(3)\n")
    let problem = try Problem.read(directory: package)
    let error = #expect(throws: PackageError.self) {
      try problem.arrange([file("main.py")], language: python)
    }
    #expect(
      error?.description
        == "sum/include: leaves nothing of a submission: where that has the file main.py, it has a folder"
    )
    let two = try problem.arrange([file("main.py"), file("other.py")], language: python)
    #expect(two.files.map(\.name) == ["main.py/inner.py", "other.py"])
    #expect(two.entry == "other.py")
  }

  @Test func `a file of the package that has gone is told in one line`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/include/python3/main.py", "")
    let problem = try Problem.read(directory: package)
    scratch.remove("sum/include")
    let error = #expect(throws: PackageError.self) { try problem.include(for: "python3") }
    #expect(error?.issues.map(\.file) == ["include/python3/main.py"])
  }
}

@Suite struct ProblemCatalogTests {
  @Test func `bad packages are reported beside good ones`() throws {
    let scratch = try ScratchFolder()
    try SamplePackage.make(in: scratch, name: "good")
    try SamplePackage.make(in: scratch, name: "bad")
    scratch.remove("bad/data")
    try scratch.write("README.md", "")
    try scratch.write(".git/config", "")
    let catalog = try ProblemCatalog.read(directory: scratch.path)
    #expect(Array(catalog.problems.keys) == ["good"])
    #expect(catalog.failures.map(\.package) == ["bad"])
  }

  @Test func `a folder that is not there is an error`() throws {
    let scratch = try ScratchFolder()
    #expect(throws: FileError.system(.noSuchFileOrDirectory)) {
      try ProblemCatalog.read(directory: scratch.path.appending("no"))
    }
  }
}
