import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// Which results of a package follow from which of its files.
@Suite struct IngredientsTests {
  /// A file, and the cases whose results follow from it; none: all do.
  static let files: [(String, [String])] = [
    ("data/secret/01-small.in", ["secret/01-small"]),
    ("data/secret/01-small.files/a.b/c", ["secret/01-small"]),
    ("data/secret/01-small.g/test_group.yaml", []), ("data/secret/01-small.g/testdata.yaml", []),
    ("data/secret/test_group.yaml", []), ("data/secret/01-small.g/notes.txt", []),
    ("include/python3/main.py", []), ("output_validator/check.py", []),
  ]

  @Test("a file belongs to the cases that its name begins with, or to all", arguments: files)
  func owners(path: String, wanted: [String]) throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/data/secret/01-small.g/3.in", "1 1\n")
    try scratch.write("sum/data/secret/01-small.g/3.ans", "2\n")
    var problem = try Problem.read(directory: package)
    problem.tests.append(TestCase(named: "secret/test_group", like: problem.tests[0]))
    let before = try problem.ingredients()
    try scratch.write("sum/\(path)", "other\n")
    let after = try problem.ingredients()
    let changed = after.cases.filter { before.cases[$0.key] != $0.value }.keys.sorted()
    #expect(changed == wanted)
    #expect((after.common != before.common) == wanted.isEmpty)
  }
}

extension TestCase {
  fileprivate init(named name: String, like other: TestCase) {
    self = other
    self.name = name
  }
}
